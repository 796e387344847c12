# Why the server refused, and what is wrong in a field (patients and staff)

problem-offline = ไม่มีสัญญาณ หรือติดต่อเซิร์ฟเวอร์ไม่ได้ กรุณารอสักครู่แล้วลองอีกครั้ง
problem-unreadable = ไม่ได้รับคำตอบที่ถูกต้อง กรุณาดูว่ามีหน้าล็อกอิน Wi-Fi ขึ้นมาหรือไม่ แล้วลองอีกครั้ง
problem-bad-request = อ่านข้อมูลที่ส่งมาไม่ได้ กรุณาเปิดหน้านี้ใหม่แล้วลองอีกครั้ง
problem-invalid = มีบางจุดที่ต้องแก้ไข
problem-not-found = ไม่พบข้อมูล อาจถูกลบไปแล้วหรือคุณไม่มีสิทธิ์ดู
problem-signed-out = หมดเวลาการเข้าสู่ระบบแล้ว
problem-forbidden = คุณไม่มีสิทธิ์ทำรายการนี้
problem-csrf = หน้านี้เก่าแล้ว กรุณาเปิดใหม่แล้วลองอีกครั้ง
problem-locked = ใส่ผิดหลายครั้ง ตอนนี้จึงยังใส่ไม่ได้ กรุณาลองใหม่ในอีกประมาณ { $minutes } นาที
problem-too-many-requests = ส่งติดกันหลายครั้งเกินไป กรุณาลองใหม่ในอีกประมาณ { $minutes } นาที
problem-too-large = ข้อมูลใหญ่เกินไป
problem-unsupported-media-type = อ่านไฟล์ชนิดนี้ไม่ได้
problem-method-not-allowed = ทำรายการนี้ไม่ได้
problem-conflict = มีคนอื่นแก้ไขไปก่อนแล้ว กรุณาเปิดใหม่แล้วลองอีกครั้ง
problem-internal = เซิร์ฟเวอร์มีปัญหา กรุณารอสักครู่แล้วลองอีกครั้ง
problem-unavailable = ตอนนี้มีผู้ใช้งานมาก กรุณารอสักครู่แล้วลองอีกครั้ง
problem-birth-date-wrong = วันเกิดไม่ตรงกับที่ลงทะเบียนไว้ กรุณาตรวจดูอีกครั้ง ใส่ได้อีก { $tries } ครั้ง
problem-invitation-expired = ลิงก์หมดอายุแล้ว กรุณาโทรหาเรา เราจะส่งลิงก์ใหม่ให้
problem-invitation-revoked = ลิงก์นี้ถูกระงับแล้ว หากไม่ทราบสาเหตุ กรุณาโทรหาเรา
problem-gone = หมดเวลาหรือไม่มีแล้ว
problem-report-differs = เราได้รับรายงานนี้แล้ว แต่เนื้อหาไม่เหมือนกัน
problem-report-too-old = วันเวลาของรายงานเก่าเกินไป
problem-number-not-eligible = หมายเลขลงทะเบียนมีให้เฉพาะผู้ที่ตรวจพบเชื้อ
problem-number-already = กำลังเตรียมหมายเลขหรือส่งให้แล้ว
problem-push-refused = ส่งการแจ้งเตือนมาที่เครื่องนี้ไม่ได้
problem-code-wrong = รหัสไม่ถูกต้อง ใส่ได้อีก { $tries } ครั้ง

## Fields
field-error-answer-needed = กรุณากรอก หรือเลือกข้อที่ตรง
field-error-era-needed = กรุณาเลือกปีแบบญี่ปุ่น เช่น "โชวะ" หรือใส่ปี ค.ศ. 4 หลัก (ไม่ใช่ พ.ศ.)
field-error-required = กรุณากรอก
field-error-too-long = ยาวเกินไป
field-error-phone-digits = กรุณาใส่เบอร์โทร 10 หรือ 11 หลักที่ขึ้นต้นด้วย 0
field-error-phone-mobile-digits = เบอร์มือถือต้องมี 11 หลัก
field-error-email-form = รูปแบบอีเมลไม่ถูกต้อง
field-error-date-form = อ่านเป็นวันที่ไม่ได้
field-error-date-no-such-day = ไม่มีวันนี้ในปฏิทิน
field-error-date-era = ไม่มีปีนี้ในรัชศกที่เลือก
field-error-date-future = ใส่วันที่ล่วงหน้าไม่ได้
field-error-date-before-birth = วันที่นี้อยู่ก่อนวันเกิด
field-error-date-too-old = วันที่นี้เก่าเกินไป
field-error-hour-range = กรุณาเลือกเวลา 8 ถึง 20 น.
field-error-pause-range = กรุณาเลือกวันตั้งแต่พรุ่งนี้ถึงอีก 30 วันข้างหน้า
field-error-temperature-form = กรุณาใส่อุณหภูมิเป็นตัวเลข เช่น 38.4
field-error-temperature-range = กรุณาใส่อุณหภูมิ 34.0 ถึง 43.0 °C
field-error-spo2-form = กรุณาใส่ค่าออกซิเจนเป็นตัวเลข เช่น 97
field-error-spo2-range = ค่าออกซิเจนอยู่ระหว่าง 50 ถึง 100 ถ้าต่ำกว่านั้น กรุณากด "ต่ำกว่า 50"
field-error-pulse-form = กรุณาใส่ชีพจรเป็นตัวเลข
field-error-pulse-range = กรุณาใส่ชีพจร 30 ถึง 220
field-error-comment-too-long = เขียนได้ไม่เกิน 500 ตัวอักษร

## One-time codes
field-error-code-form = กรุณาใส่ตัวเลข 6 หลัก
field-error-mobile-needed = กรุณาใส่เบอร์มือถือ เพื่อให้เราส่งข้อความถึงคุณได้
