# Why the server refused, and what is wrong in a field (patients and staff)

problem-offline = Không có sóng hoặc không kết nối được máy chủ. Xin đợi một chút rồi thử lại.
problem-unreadable = Không nhận được phản hồi đúng. Xin xem có đang hiện trang đăng nhập Wi-Fi không, rồi thử lại.
problem-bad-request = Không đọc được nội dung đã gửi. Xin mở lại trang rồi thử lại.
problem-invalid = Có chỗ cần sửa lại.
problem-not-found = Không tìm thấy. Mục này không còn nữa hoặc quý vị không có quyền xem.
problem-signed-out = Đã hết thời gian đăng nhập.
problem-forbidden = Quý vị không có quyền làm việc này.
problem-csrf = Trang này đã cũ. Xin mở lại trang rồi thử lại.
problem-locked = Đã nhập sai nhiều lần nên tạm thời chưa nhập được. Xin thử lại sau khoảng { $minutes } phút.
problem-too-many-requests = Đã gửi quá nhiều lần liên tiếp. Xin thử lại sau khoảng { $minutes } phút.
problem-too-large = Nội dung quá lớn.
problem-unsupported-media-type = Không đọc được loại tệp này.
problem-method-not-allowed = Không thực hiện được thao tác này.
problem-conflict = Người khác đã thay đổi trước. Xin mở lại trang rồi thử lại.
problem-internal = Máy chủ gặp sự cố. Xin đợi một chút rồi thử lại.
problem-unavailable = Máy chủ đang quá tải. Xin đợi một chút rồi thử lại.
problem-birth-date-wrong = Ngày sinh không khớp với thông tin đã đăng ký. Xin kiểm tra lại. Quý vị còn nhập được { $tries } lần.
problem-invitation-expired = Đường link đã hết hạn. Xin gọi điện, chúng tôi sẽ gửi đường link mới.
problem-invitation-revoked = Đường link này đã bị ngừng. Nếu không rõ lý do, xin gọi điện cho chúng tôi.
problem-gone = Đã hết hạn hoặc không còn nữa.
problem-report-differs = Báo cáo này đã được nhận với nội dung khác.
problem-report-too-old = Ngày giờ của báo cáo đã quá lâu.
problem-number-not-eligible = Mã số đăng ký chỉ dành cho người có kết quả xét nghiệm dương tính.
problem-number-already = Mã số đang được chuẩn bị hoặc đã được gửi rồi.
problem-push-refused = Không gửi được thông báo đến máy này.
problem-code-wrong = Mã không đúng. Quý vị còn nhập được { $tries } lần.

## Fields
field-error-answer-needed = Xin nhập, hoặc chọn mục phù hợp
field-error-era-needed = Xin chọn niên hiệu như "Showa", hoặc nhập năm dương lịch 4 chữ số
field-error-required = Xin nhập mục này
field-error-too-long = Quá dài
field-error-phone-digits = Số điện thoại gồm 10 hoặc 11 chữ số, bắt đầu bằng số 0
field-error-phone-mobile-digits = Số di động gồm 11 chữ số
field-error-email-form = Địa chỉ email không đúng
field-error-date-form = Không đọc được ngày này
field-error-date-no-such-day = Không có ngày này trong lịch
field-error-date-era = Niên hiệu đó không có năm này
field-error-date-future = Không nhập được ngày trong tương lai
field-error-date-before-birth = Ngày này trước ngày sinh
field-error-date-too-old = Ngày này đã quá lâu
field-error-hour-range = Xin chọn từ 8 giờ đến 20 giờ
field-error-pause-range = Xin chọn một ngày từ ngày mai đến 30 ngày sau
field-error-temperature-form = Xin nhập nhiệt độ bằng số, ví dụ 38.4
field-error-temperature-range = Xin nhập nhiệt độ từ 34.0 đến 43.0 °C
field-error-spo2-form = Xin nhập chỉ số oxy bằng số, ví dụ 97
field-error-spo2-range = Chỉ số oxy từ 50 đến 100. Nếu thấp hơn 50, xin bấm "Dưới 50"
field-error-pulse-form = Xin nhập mạch bằng số
field-error-pulse-range = Xin nhập mạch từ 30 đến 220
field-error-comment-too-long = Xin viết tối đa 500 ký tự

## One-time codes
field-error-code-form = Xin nhập 6 chữ số
field-error-mobile-needed = Xin nhập số di động để nhận tin nhắn
