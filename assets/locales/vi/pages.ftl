# What only the pages made by the server say; not sent to the phone.

## Getting in by a code, changing a contact
back-title = Vào lại
back-text = Chúng tôi sẽ gửi mã xác nhận 6 chữ số đến số điện thoại hoặc email đã đăng ký.
back-contact = Số điện thoại hoặc email
back-contact-hint = Xin nhập số hoặc email quý vị đã báo cho trung tâm y tế công cộng
back-voice = Nghe mã qua cuộc gọi
back-voice-hint = Với điện thoại cố định, mã luôn được đọc qua cuộc gọi.
back-send = Gửi mã xác nhận
back-none = Nếu đợi một lúc mà chưa nhận được, có thể nội dung đã nhập khác với nội dung đã đăng ký. Xin sửa rồi gửi lại, hoặc gọi trung tâm y tế công cộng.
code-title = Nhập mã xác nhận
code-by-sms = Mã 6 chữ số sẽ đến qua SMS. Mã dùng được trong 10 phút.
code-by-email = Mã 6 chữ số sẽ đến qua email. Mã dùng được trong 10 phút.
code-by-voice = Chúng tôi sẽ gọi cho quý vị ngay. Mã 6 chữ số được đọc hai lần. Mã dùng được trong 10 phút.
code-label = Mã xác nhận 6 chữ số
code-enter = Xác nhận
code-again = Gửi lại
code-again-done = Đã gửi lại. Chỉ mã mới dùng được.
code-voice = Nghe qua cuộc gọi
code-edit = Sửa nội dung đã nhập
contact-phone = Số điện thoại mới
contact-email = Địa chỉ email mới
contact-text = Chúng tôi sẽ gửi mã xác nhận đến số hoặc email mới. Cho đến khi quý vị nhập mã, thông tin liên lạc vẫn như cũ.
contact-now = Liên lạc hiện tại: { $contact }
contact-done = Đã thay đổi
contact-done-text = Từ nay, tin nhắn sẽ gửi đến số hoặc email mới.
settings-contact-back = Về phần cài đặt
problem-code-over = Mã này không dùng được nữa. Xin bấm "Gửi lại" rồi nhập mã mới.
problem-code-too-often = Đã gửi quá số lần cho phép. Xin đợi một lúc, hoặc nếu gấp xin gọi trung tâm y tế công cộng.
field-error-contact-same = Giống với thông tin liên lạc hiện tại
problem-code-pause = Mã có thể đến chậm một chút. Xin đợi thêm khoảng { $seconds } giây rồi bấm lại.

## The certificate
certificate-says = Chứng nhận người có tên trong giấy này đã dưỡng bệnh do mắc COVID-19 trong thời gian ghi dưới đây.
certificate-name = Họ và tên
certificate-birth = Ngày sinh
certificate-period = Thời gian dưỡng bệnh
certificate-period-days = Từ { $from } đến { $to }
certificate-center = Trung tâm y tế công cộng
certificate-issued = Ngày cấp
certificate-code = Mã kiểm tra
certificate-check = Có thể kiểm tra hiệu lực của mã này tại { $url }
check-title = Kiểm tra giấy chứng nhận dưỡng bệnh
check-text = Xin nhập mã 12 ký tự ghi trên giấy chứng nhận.
check-button = Kiểm tra
check-valid = Giấy chứng nhận này có hiệu lực
check-not-valid = Giấy chứng nhận này không có hiệu lực
check-not-valid-text = Xin kiểm tra lại xem mã đã nhập có đúng không.
certificate-print-how = Để in hoặc lưu thành PDF, xin chọn "In" trong trình đơn của trình duyệt hoặc ở nút chia sẻ.
problem-certificate-not-yet = Giấy chứng nhận sẽ được cấp sau khi trung tâm y tế công cộng xác nhận quý vị đã hết thời gian dưỡng bệnh.

## Who sees the data
access-text = Dữ liệu của quý vị chỉ dùng để hỗ trợ quý vị dưỡng bệnh. Mỗi lần nhân viên xem hoặc viết vào đều được ghi lại.
access-centers = Trung tâm y tế công cộng xem được
access-association = Hội bác sĩ theo dõi theo yêu cầu của trung tâm y tế công cộng
access-hotel = Khách sạn nơi quý vị dưỡng bệnh
access-hotel-text = Người của khách sạn không xem được dữ liệu này.
access-days = Những lần gần đây
access-viewed = { $role } đã xem { $count } lần
access-changed = { $role } đã viết thêm { $count } lần
access-empty = Chưa có lần nào.
access-role-nurse = Điều dưỡng của trung tâm y tế công cộng
access-role-manager = Người phụ trách trung tâm y tế công cộng
access-role-clinician = Bác sĩ của hội bác sĩ
access-role-hotel = Nhân viên khách sạn
access-role-prefecture = Nhân viên của tỉnh, thành phố
access-role-auditor = Người phụ trách kiểm tra, giám sát

## The report on one page
field-error-answer-both = Xin chỉ nhập số, hoặc chỉ chọn mục phù hợp, không chọn cả hai
