# Words used by both the patient's and the staff's pages

app-name = Mimamori

## Actions
action-cancel = ยกเลิก
action-close = ปิด
action-back = กลับ
action-next = ต่อไป
action-retry = ลองอีกครั้ง
action-save = บันทึก
action-copy = คัดลอก
action-copied = คัดลอกแล้ว

## Kinds of notice (read out)
notice-info = แจ้งให้ทราบ
notice-success = เรียบร้อย
notice-warning = โปรดระวัง
notice-error = ข้อผิดพลาด

## Fields
field-required = ต้องกรอก
field-optional = ไม่บังคับ

## Dates and times
weekday-0 = อา.
weekday-1 = จ.
weekday-2 = อ.
weekday-3 = พ.
weekday-4 = พฤ.
weekday-5 = ศ.
weekday-6 = ส.
month-1 = ม.ค.
month-2 = ก.พ.
month-3 = มี.ค.
month-4 = เม.ย.
month-5 = พ.ค.
month-6 = มิ.ย.
month-7 = ก.ค.
month-8 = ส.ค.
month-9 = ก.ย.
month-10 = ต.ค.
month-11 = พ.ย.
month-12 = ธ.ค.
format-day = { $weekday } { $day } { $month }
format-day-year = { $weekday } { $day } { $month } { $year }
format-today = วันนี้
format-yesterday = เมื่อวาน
format-tomorrow = พรุ่งนี้
format-day-time = { $day } เวลา { $time } น.
format-minutes = { $count } นาที
format-hours = { $count } ชั่วโมง
format-days = { $count } วัน
format-temperature = { $value } °C
format-percent = { $value }%

## Charts
chart-temperature = อุณหภูมิ (°C)
chart-spo2 = ออกซิเจนในเลือด (SpO₂ %)
chart-summary = บันทึก { $count } ครั้ง, { $low } ถึง { $high }, ล่าสุด { $last }
chart-empty = ยังไม่มีบันทึก

## Language
language-label = ภาษา / Language
