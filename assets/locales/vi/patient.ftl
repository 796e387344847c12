# The patient's pages. Read by someone with a fever: kind, short, clear.

page-title = { $page } | Mimamori
wait-loading = Đang tải
person-name = { $name }
word-yes = Có
word-no = Không

## Calls
call-119 = Gọi xe cấp cứu
call-center = Gọi { $name }
call-center-short = Gọi trung tâm y tế
call-night = Gọi ban đêm, ngày nghỉ
call-hours = Giờ tiếp nhận { $hours }
call-consultation = Đường dây tư vấn của tỉnh
call-consultation-when = Khi không gọi được cho trung tâm y tế công cộng, hoặc khi có điều lo lắng khác
call-119-when = Nếu khó thở, môi tím, gọi không trả lời hoặc đau ngực, hãy gọi ngay 119, đừng ngần ngại.

## The way in
door-title = Xác nhận đúng người
door-text = Đây là hướng dẫn từ { $center }. Xin nhập ngày sinh của quý vị.
door-birth = Ngày sinh
door-birth-hint = Ví dụ: năm 1940, tháng 3, ngày 2
door-era = Cách tính năm
era-western = Dương lịch
era-taisho = Taisho
era-showa = Showa
era-heisei = Heisei
era-reiwa = Reiwa
door-year = Năm
door-month = Tháng
door-day = Ngày
door-date = { $day } { $month } năm { $year }
door-era-year = { $era } { $year }
door-understood = Sinh ngày { $date } ({ $era })
door-enter = Bắt đầu
door-help = Nếu không vào được, xin gọi điện cho chúng tôi.
door-expired-title = Đường link này đã hết hạn
door-revoked-title = Đường link này không dùng được
door-missing-title = Đường link có vẻ không đúng
door-missing-text = Xin mở lại đường link trong tin nhắn. Xin xem đường link có bị cắt mất đoạn nào không.
door-unreachable-title = Không kết nối được

not-me = Đây không phải là tôi
not-me-title = Tin nhắn này không phải gửi cho quý vị, phải không?
not-me-text = Nếu bấm "Đúng", chúng tôi sẽ không gửi đến số điện thoại hoặc email này nữa. Trung tâm y tế công cộng sẽ tìm lại nơi liên lạc đúng.
not-me-confirm = Đúng, đây không phải là tôi
not-me-done-title = Cảm ơn quý vị đã cho biết
not-me-done-text = Quý vị không cần làm gì thêm. Xin đóng trang này lại.

signed-out-title = Xin mở lại đường link
signed-out-text = Mở đường link trong SMS hoặc email của trung tâm y tế công cộng là có thể dùng tiếp.
signed-out-waiting = Báo cáo chưa gửi vẫn còn trong máy này. Khi quý vị vào lại, báo cáo sẽ tự động gửi đi.
signed-out-call = Nếu không tìm thấy đường link, xin gọi điện. Quý vị cũng có thể báo cáo qua điện thoại.
signed-out-new = Nếu không tìm thấy đường link, xin gọi trung tâm y tế công cộng phụ trách.

## Home
home-title = Sức khỏe hôm nay
home-title-household = Sức khỏe gia đình hôm nay
home-report = Báo cáo sức khỏe
home-report-again = Báo cáo lần nữa
home-report-of = Báo cáo cho { $name }
home-state-done = Hôm nay đã báo cáo
home-state-due = Hôm nay chưa báo cáo
home-state-waiting = Báo cáo đang chờ có sóng để gửi
home-state-over = Việc theo dõi đã kết thúc
home-over = Quý vị đã vất vả rồi. Nếu sức khỏe có thay đổi, xin hỏi trung tâm y tế công cộng hoặc bác sĩ của quý vị.
home-last = Lần trước ({ $when }): { $values }
home-day = Dưỡng bệnh
home-day-n = Ngày thứ { $day }
home-end = Dự kiến kết thúc
home-end-day = { $day }
home-end-note = Dự kiến này có thể thay đổi theo tình trạng sức khỏe.
home-by-phone = Mỗi ngày, nhân viên sẽ gọi điện hỏi thăm sức khỏe. Quý vị cũng có thể báo cáo tại đây.
home-reminder = Lần nhắc tới: { $when }
home-trouble = Khi khó chịu hoặc lo lắng
home-trouble-text = Nếu thấy nặng hơn, xin gọi ngay, đừng đợi đến lần báo cáo sau.
home-119-when = Khi nào cần gọi xe cấp cứu
home-help = Dấu hiệu khẩn cấp và cách đo đúng
home-more = Mục khác

## Waiting reports, no connection
waiting-title = Còn { $count } báo cáo chưa gửi
waiting-text = Khi có sóng, báo cáo sẽ tự động gửi đi. Báo cáo được giữ trong máy này, đóng trang cũng không mất.
waiting-sending = Đang gửi.
waiting-now = Thử gửi ngay
offline-title = Hiện không có kết nối
offline-text = Đây là nội dung đã tải trước đó. Quý vị vẫn viết báo cáo được như thường.
not-kept-title = Không lưu được trên máy này
not-kept-text = Có thể trình duyệt đang ở chế độ riêng tư. Nếu đóng trang trước khi gửi, báo cáo sẽ mất. Xin để trang mở cho đến khi gửi xong.
refused-title = Báo cáo của { $name } ({ $when }) chưa đến nơi
refused-text = Xin báo cáo lại một lần nữa, hoặc gọi trung tâm y tế công cộng.
refused-seen = Tôi đã hiểu

missing-title = Không tìm thấy trang
missing-text = Địa chỉ đã thay đổi, hoặc trang này không xem được trên máy này.
missing-home = Về trang đầu

## Report
report-place = Bước { $place }/{ $of }
report-resumed = Quý vị có thể viết tiếp phần lần trước
report-start-over = Làm lại từ đầu
report-last = Lần trước { $value } ({ $when })
report-send-now = Gửi ngay phần đã nhập

report-temperature-title = Nhiệt độ đo được bao nhiêu?
report-temperature = Nhiệt độ
report-temperature-range = Xin nhập số từ 34.0 đến 43.0 °C
report-temperature-less = Giảm 0.1 độ
report-temperature-more = Tăng 0.1 độ
report-temperature-none = Chưa đo, không có nhiệt kế

report-oxygen-title = Nồng độ oxy trong máu (SpO₂)?
report-spo2 = Chỉ số oxy (SpO₂)
report-spo2-range = Bình thường khoảng 96 đến 99%
report-spo2-less = Giảm 1
report-spo2-more = Tăng 1
report-spo2-under-50 = Dưới 50
report-spo2-none = Chưa đo, không có máy đo
report-spo2-how = Cách đo đúng
report-pulse = Mạch
report-pulse-unit = lần/phút

odd-title = Số này có đúng không?
odd-swapped = Đang nhập là oxy { $spo2 }, mạch { $pulse }. Có bị nhập ngược không?
odd-jump = Số đã thay đổi nhiều, từ { $last } thành { $now }. Xin làm ấm ngón tay rồi đo lại cho chắc.
odd-yes = Đúng rồi
odd-no = Nhập lại

report-signs = Dấu hiệu khẩn cấp
report-signs-title = Có dấu hiệu nào sau đây không?
report-signs-hint = Chỉ cần có một dấu hiệu là phải gọi điện ngay. Xin bấm vào những mục đúng.
report-signs-own = Điều người bệnh tự cảm thấy
report-signs-family = Điều gia đình, người xung quanh nhìn thấy
report-signs-none = Không có mục nào
report-sign-bad-colour = Sắc mặt nhợt nhạt, xấu rõ rệt
report-sign-blue-lips = Môi tím tái
report-sign-strange = Khác ngày thường, có biểu hiện lạ
report-sign-heavy-breathing = Thở dốc, thở mạnh hơn
report-sign-sudden-breathless = Đột nhiên khó thở
report-sign-breathless-moving = Cử động một chút là khó thở
report-sign-chest-pain = Đau ngực
report-sign-cannot-lie-down = Không nằm được, phải ngồi mới thở được
report-sign-shoulder-breathing = Vai nhô lên xuống theo từng hơi thở
report-sign-sudden-wheeze = Đột nhiên thở khò khè trong khoảng 2 giờ qua
report-sign-dazed = Lơ mơ, phản ứng yếu
report-sign-unresponsive = Mê man, gọi không trả lời
report-sign-irregular-pulse = Mạch bỏ nhịp hoặc đập không đều

report-symptoms = Triệu chứng
report-symptoms-title = Có triệu chứng nào khác không?
report-symptoms-hint = Có thể chọn nhiều mục
report-symptoms-none = Không có triệu chứng

report-course = Diễn biến
report-course-title = So với hôm qua thế nào?
report-trend = So với hôm qua
report-antipyretic = Có uống thuốc hạ sốt không?
report-antipyretic-hint = Trong khoảng 6 giờ trước khi đo nhiệt độ
report-eat = Có ăn được không?
report-drink = Có uống nước được không?
report-comment = Điều muốn nói thêm
report-comment-hint = Nếu có điều gì lo lắng hoặc khó khăn
report-comment-left = Còn { $left } ký tự

report-check-title = Gửi báo cáo này chứ?
report-send = Gửi
report-edit = Sửa
report-edit-of = Sửa { $what }

value-not-measured = Chưa đo
value-under-50 = dưới 50%
value-none = Không có
value-dash = –
value-separator = {", "}
value-pulse = Mạch { $value } lần/phút
value-spo2 = oxy { $value }
value-answered = { $question } – { $answer }

## After sending
sent-title = Đã nhận được báo cáo
sent-sending-title = Đang gửi
sent-sending = Đang gửi đến trung tâm y tế công cộng
sent-waits-title = Đã giữ báo cáo, đang chờ gửi
sent-refused-title = Báo cáo chưa đến nơi
sent-arrived = Đã đến { $center } lúc { $time }
sent-later = Khi báo cáo đến nơi, hướng dẫn của trung tâm y tế công cộng sẽ hiện ra.
sent-home = Về trang đầu

advice-emergency-title = Hãy gọi 119 ngay bây giờ
advice-emergency-text = Có thể nguy hiểm đến tính mạng. Khi gọi, xin nói: "Tôi đang dưỡng bệnh vì COVID-19" – "korona de ryōyō-chū（コロナで療養中）".
advice-emergency-heading = Trong khi đợi xe cấp cứu
advice-emergency-1 = Giữ tư thế dễ chịu và đừng ở một mình.
advice-emergency-2 = Mở khóa cửa nhà. Để sẵn sổ thuốc và thẻ bảo hiểm y tế bên cạnh.
advice-emergency-3 = Nếu không gọi được, xin nhờ gia đình hoặc người ở gần.
advice-urgent-title = Xin gọi trung tâm y tế công cộng
advice-urgent-text = Quý vị cần được tư vấn sớm. Trung tâm y tế công cộng cũng sẽ liên lạc với quý vị.
advice-urgent-119 = Nếu khó thở nhiều hoặc trả lời không bình thường, hãy gọi 119 ngay.
advice-urgent-heading = Trong khi đợi liên lạc
advice-urgent-1 = Để điện thoại bên cạnh và nằm nghỉ yên tĩnh.
advice-urgent-2 = Uống nước từng chút một.
advice-urgent-3 = Sau 1 đến 2 giờ, xin đo lại và báo cáo.
advice-watch-heading = Xin theo dõi kỹ thêm
advice-watch-1 = Nhân viên sẽ xem báo cáo và gọi điện khi cần.
advice-watch-2 = Uống nước và nghỉ ngơi yên tĩnh.
advice-watch-3 = Chiều hoặc tối nay, xin báo cáo lần nữa. Nếu nặng hơn, xin gọi ngay, đừng đợi.
advice-routine-heading = Bây giờ xin cứ nghỉ ngơi thoải mái
advice-routine-1 = Uống nước thường xuyên, từng chút một.
advice-routine-2 = Ngày mai xin báo cáo tiếp.
advice-routine-3 = Nếu thấy nặng hơn, có thể báo cáo bất cứ lúc nào. Nếu lo lắng, xin gọi điện.

## History
history-title = Các lần đã ghi
history-empty = Chưa có gì. Sau báo cáo đầu tiên, số liệu sẽ hiện ở đây.
history-more = Các lần cũ hơn
history-when = Ngày giờ
history-temperature = Nhiệt độ
history-spo2 = Oxy
history-how = Triệu chứng, diễn biến

## COCOA
cocoa-title = Mã số đăng ký COCOA（処理番号）
cocoa-explain-1 = Đây là mã số 8 chữ số để đăng ký kết quả dương tính trong ứng dụng xác nhận tiếp xúc COCOA.
cocoa-explain-2 = Khi đăng ký, chỉ những người từng ở gần nhận được thông báo. Tên và địa điểm của quý vị không bị lộ.
cocoa-explain-3 = Mã số dùng được trong 1 giờ. Nếu chưa dùng, mã mới sẽ tự động được gửi (tất cả tối đa 5 lần).
cocoa-ask = Gửi mã số cho tôi
cocoa-queued-title = Đang chuẩn bị mã số
cocoa-queued-text = Khi có, mã số sẽ được gửi qua SMS hoặc email và cũng hiện ở trang này.
cocoa-yours = Mã số đăng ký của quý vị
cocoa-until = Dùng được đến { $time }
cocoa-left = Còn { $time }
cocoa-position = Mã số lần { $position } trong { $of } lần
cocoa-open = Mở COCOA để đăng ký
cocoa-copy = Sao chép mã số
cocoa-registered-title = Đã đăng ký xong
cocoa-registered-text = Cảm ơn quý vị đã hợp tác. Quý vị không cần làm gì thêm.
cocoa-expired-title = Mã số này đã hết hạn
cocoa-expired-text = Mã số mới sẽ tự động được gửi. Nếu cần ngay, xin bấm nút bên dưới.
cocoa-undelivered-title = Không gửi được mã số
cocoa-undelivered-text = Xin kiểm tra số điện thoại và cài đặt nhận email, rồi thử lại.
cocoa-declined-title = Quý vị đã cho biết không dùng COCOA
cocoa-declined-text = Chúng tôi sẽ không gửi mã số. Nếu đổi ý, quý vị có thể bấm nút bên dưới bất cứ lúc nào.
cocoa-decline = Tôi không dùng COCOA
cocoa-decline-title = Ngừng nhận mã số?
cocoa-decline-text = Chúng tôi sẽ không gửi mã số nữa. Sau này quý vị vẫn có thể yêu cầu lại.
cocoa-decline-confirm = Đúng, tôi không dùng

## Settings
settings-title = Cài đặt
settings-saved = Đã lưu
settings-language = Ngôn ngữ
settings-language-hint = Ngôn ngữ của trang và tin nhắn sẽ thay đổi.
settings-reminder = Nhắc nhở
settings-hour = Giờ nhắc
settings-hour-hint = Chỉ nhắc khi hôm đó chưa có báo cáo.
settings-by = Cách gửi lời nhắc
settings-by-hint = Tự động: thông báo, rồi SMS, rồi email. Nếu không gửi được, chúng tôi sẽ thử cách khác.
settings-by-any = Tự động
settings-by-sms = SMS trước
settings-by-email = Email trước
settings-hour-n = { $hour } giờ
settings-hour-morning = Sáng ({ $hour } giờ)
settings-hour-afternoon = Trưa ({ $hour } giờ)
settings-hour-evening = Tối ({ $hour } giờ)
settings-push = Thông báo trên máy này
settings-push-text = Thông báo không nhắc đến bệnh hay tên của quý vị.
settings-push-on = Nhận thông báo
settings-push-off = Ngừng thông báo
settings-push-is-on = Đang nhận thông báo.
settings-push-denied = Trình duyệt đang chặn thông báo. Để nhận, xin cho phép trong phần cài đặt của trình duyệt. SMS và email vẫn được gửi đến.
settings-push-unsupported = Trình duyệt này không nhận được thông báo. Trên iPhone, xin bấm nút Chia sẻ rồi chọn "Thêm vào Màn hình chính". SMS và email vẫn được gửi đến.
settings-push-failed = Chưa cài đặt được thông báo. Xin thử lại sau.
settings-out = Ngừng dùng trên máy này
settings-out-text = Nếu dùng chung máy với người khác, xin bấm nút này khi dùng xong. Dữ liệu trên máy này sẽ được xóa.
settings-out-button = Đăng xuất
settings-out-title = Đăng xuất?
settings-out-again = Để dùng lại, xin mở đường link do trung tâm y tế công cộng gửi.
settings-out-waiting = Cả { $count } báo cáo chưa gửi cũng sẽ bị xóa
settings-out-confirm = Đăng xuất và xóa dữ liệu

## Help
help-title = Khi khẩn cấp và cách đo
help-119 = Khi cần gọi xe cấp cứu
help-119-text = Chỉ cần có một trong các dấu hiệu sau, hãy gọi 119. Xin nói: "Tôi đang dưỡng bệnh vì COVID-19" – "korona de ryōyō-chū（コロナで療養中）".
help-center = Khi cần hỏi trung tâm y tế công cộng
help-center-text = Nếu oxy từ 93% trở xuống, sốt từ 40 °C trở lên, không uống được nước hoặc quá lo lắng, xin gọi ngay.
help-spo2 = Cách đo oxy (SpO₂) đúng
help-spo2-1 = Làm ấm đầu ngón tay và lau sạch sơn móng tay.
help-spo2-2 = Ngồi yên, không cử động và đợi.
help-spo2-3 = Đọc số khi số đã ổn định (20 đến 30 giây).
help-spo2-4 = Nếu số thấp, xin hít thở sâu rồi đo lại.

## Correct, print
report-correct = Sửa nội dung đã gửi
report-correct-title = Chọn chỗ cần sửa rồi gửi
home-end-why = Cách tính ngày dự kiến kết thúc
history-print = In hoặc lưu thành PDF
history-print-hint = Trên màn hình in, chọn "Lưu dưới dạng PDF" để có tệp gửi cho người khác.

## Getting back in, and changing how we reach you
back-link = Vào lại bằng số điện thoại hoặc email
contact-phone-title = Đổi số điện thoại
contact-email-title = Đổi địa chỉ email
settings-contact = Thông tin liên lạc
settings-contact-phone = Số điện thoại
settings-contact-email = Địa chỉ email
settings-contact-none = Chưa đăng ký

## Certificate
certificate-title = Giấy chứng nhận dưỡng bệnh（療養証明書）

## Messages from staff
letters-title = Tin từ trung tâm y tế công cộng
letter-from = { $center }, { $when }
letter-read = Tôi đã đọc
letter-read-at = Đã đọc: { $when }

## Who can see my data
access-title = Ai xem được

## Stop reminders, offer notifications
settings-stop = Ngừng nhắc nhở
settings-pause = Tạm nghỉ 3 ngày
settings-start = Nhận lại nhắc nhở
settings-paused = Đang tạm nghỉ đến { $day }. Quý vị vẫn báo cáo được bất cứ lúc nào.
settings-stopped = Đã ngừng nhắc nhở. Quý vị vẫn báo cáo được bất cứ lúc nào.
push-ask-title = Nhắc quý vị lần báo cáo tới bằng thông báo trên máy này nhé?
push-ask-text = Thông báo chỉ đến vào giờ đã chọn, khi quý vị chưa báo cáo. Thông báo không nhắc đến bệnh hay tên. Sau này có thể đổi trong phần cài đặt.
push-ask-later = Để sau
