# What is sent. SMS at most 268 units (UTF-16). No illness, name or ID (COCOA's link and digits excepted).

## SMS

message-invitation-sms = Mimamori: Hướng dẫn báo cáo hằng ngày. Xin chính quý vị mở link này { $link } Ngừng hoặc thay đổi cũng ở đó
message-reminder-sms = Mimamori: Xin quý vị gửi báo cáo hôm nay { $link } Ngừng, thay đổi: { $stop }
message-second-reminder-sms = Mimamori: Khi tiện, xin cho biết hôm nay quý vị thế nào { $link } Ngừng, thay đổi: { $stop }
message-number-sms = Mimamori: Mã số đăng ký { $digits } (đến { $time }). Đăng ký trong COCOA: { $link } Nếu không dùng: { $page }
message-number-reminder-sms = Mimamori: Mã số đăng ký { $digits } dùng được đến { $time }. Xin đăng ký: { $link } Nếu không dùng: { $page }
message-staff-alert-sms = Mimamori: Có việc gấp đang chờ và chưa có người phụ trách. Xin xem ngay { $link }
message-one-time-code-sms = Mimamori: Mã xác nhận là { $digits } (đến { $time }). Xin đừng cho người khác biết.

## Push

message-push-title = Mimamori
message-reminder-push = Xin quý vị gửi báo cáo hôm nay.
message-second-reminder-push = Khi tiện, xin cho biết hôm nay quý vị thế nào.

## E-mail

message-subject = Mimamori: Thông báo
message-invitation-email =
    Đây là hướng dẫn về báo cáo hằng ngày.

    Xin chính quý vị mở đường link sau:
    { $link }

    Nếu tin này không phải gửi cho quý vị, quý vị cũng có thể báo lại qua đường link này.
    Ngừng hoặc thay đổi việc nhận tin cũng ở đó.
message-reminder-email =
    Xin quý vị gửi báo cáo hôm nay:
    { $link }

    Tạm nghỉ hoặc ngừng nhận tin (không cần đăng nhập):
    { $stop }
message-second-reminder-email =
    Khi nào tiện cũng được, xin cho biết hôm nay quý vị thế nào.
    { $link }

    Nếu không có báo cáo, nhân viên có thể gọi điện cho quý vị.

    Tạm nghỉ hoặc ngừng nhận tin (không cần đăng nhập):
    { $stop }
message-number-email =
    Mã số đăng ký là { $digits }. Dùng được đến { $time }.

    Trong ứng dụng COCOA, xin mở đường link sau hoặc nhập mã số để đăng ký:
    { $link }

    Nếu không dùng COCOA, xin cho biết tại trang này:
    { $page }
message-number-reminder-email =
    Mã số đăng ký { $digits } dùng được đến { $time }. Xin quý vị đăng ký:
    { $link }

    Nếu không dùng COCOA, xin cho biết tại trang này:
    { $page }
message-staff-alert-email =
    Có việc gấp đang chờ và chưa có người phụ trách.

    Xin xem ngay:
    { $link }
message-staff-invitation-email =
    Đây là thông báo về tài khoản nhân viên của bạn.

    Vui lòng mở liên kết sau và đặt mật khẩu. Liên kết chỉ dùng được một lần, trong 72 giờ.
    { $link }

    Nếu đã hết hạn, hãy nhờ người quản lý gửi lại.
    Nếu bạn không biết việc này, bạn không cần làm gì cả.
message-one-time-code-email =
    Mã xác nhận là { $digits }. Dùng được đến { $time }.

    Xin đừng cho người khác biết.
    Nếu quý vị không yêu cầu mã này, quý vị không cần làm gì cả.

## By telephone, read aloud. Numbers digit by digit, twice.

message-number-voice = Đây là Mimamori. Chúng tôi xin đọc mã số đăng ký. { $digits }. Xin nhắc lại. { $digits }. Xin đăng ký trong ứng dụng Cocoa trước { $time }.
message-number-reminder-voice = Đây là Mimamori. Xin quý vị đăng ký mã số trước { $time }. Mã số là { $digits }. Xin nhắc lại. { $digits }.
message-staff-alert-voice = Đây là Mimamori. Có việc gấp đang chờ và chưa có người phụ trách. Xin xem màn hình ngay. Xin nhắc lại. Có việc gấp đang chờ. Xin xem màn hình ngay.
message-one-time-code-voice = Đây là Mimamori. Chúng tôi xin đọc mã xác nhận. { $digits }. Xin nhắc lại. { $digits }. Xin đừng cho người khác biết.

## The page that stops them (from the link in a message, without a login)

stop-title = Tạm nghỉ hoặc ngừng nhắc nhở
stop-what = Tại trang này, quý vị có thể tạm nghỉ hoặc ngừng tin nhắc báo cáo hằng ngày (SMS, email, thông báo trên máy).
stop-rest = Các liên lạc khác và điện thoại từ nhân viên vẫn tiếp tục.
stop-state-on = Hiện đang gửi mỗi ngày.
stop-state-paused = Đang tạm nghỉ. Sẽ gửi lại từ ngày { $day } tháng { $month }.
stop-state-off = Đã ngừng.
stop-pause = Tạm nghỉ 3 ngày
stop-off = Ngừng
stop-start = Nhận lại
stop-report = Báo cáo hôm nay
stop-unknown = Đường link này không dùng được. Xin mở đường link trong tin nhắn mới nhất.
