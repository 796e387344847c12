# Words used by both the patient's and the staff's pages

app-name = Mimamori

## Actions
action-cancel = Hủy
action-close = Đóng
action-back = Quay lại
action-next = Tiếp theo
action-retry = Thử lại
action-save = Lưu
action-copy = Sao chép
action-copied = Đã sao chép

## Kinds of notice (read out)
notice-info = Thông báo
notice-success = Đã xong
notice-warning = Chú ý
notice-error = Lỗi

## Fields
field-required = bắt buộc
field-optional = không bắt buộc

## Dates and times
weekday-0 = Chủ Nhật
weekday-1 = Thứ Hai
weekday-2 = Thứ Ba
weekday-3 = Thứ Tư
weekday-4 = Thứ Năm
weekday-5 = Thứ Sáu
weekday-6 = Thứ Bảy
month-1 = tháng 1
month-2 = tháng 2
month-3 = tháng 3
month-4 = tháng 4
month-5 = tháng 5
month-6 = tháng 6
month-7 = tháng 7
month-8 = tháng 8
month-9 = tháng 9
month-10 = tháng 10
month-11 = tháng 11
month-12 = tháng 12
format-day = { $weekday }, { $day } { $month }
format-day-year = { $weekday }, { $day } { $month } năm { $year }
format-today = Hôm nay
format-yesterday = Hôm qua
format-tomorrow = Ngày mai
format-day-time = { $day } lúc { $time }
format-minutes = { $count } phút
format-hours = { $count } giờ
format-days = { $count } ngày
format-temperature = { $value } °C
format-percent = { $value }%

## Charts
chart-temperature = Nhiệt độ (°C)
chart-spo2 = Oxy trong máu (SpO₂ %)
chart-summary = { $count } lần ghi, từ { $low } đến { $high }, mới nhất { $last }
chart-empty = Chưa có số liệu nào.

## Language
language-label = Ngôn ngữ / Language
