# What is sent. SMS at most 268 units (UTF-16). No illness, name or ID (COCOA's link and digits excepted).

## SMS

message-invitation-sms = Mimamori: ขอเชิญรายงานประจำวัน กรุณาเปิดลิงก์นี้ด้วยตัวคุณเอง { $link } หยุดหรือเปลี่ยนแปลงก็ทำที่นี่ได้
message-reminder-sms = Mimamori: กรุณาส่งรายงานของวันนี้ { $link } หยุดหรือเปลี่ยน: { $stop }
message-second-reminder-sms = Mimamori: เมื่อสะดวก ช่วยบอกเราว่าวันนี้คุณเป็นอย่างไรบ้าง { $link } หยุดหรือเปลี่ยน: { $stop }
message-number-sms = Mimamori: หมายเลขลงทะเบียน { $digits } (ถึง { $time } น.) ลงทะเบียนใน COCOA: { $link } ถ้าไม่ใช้: { $page }
message-number-reminder-sms = Mimamori: หมายเลขลงทะเบียน { $digits } ใช้ได้ถึง { $time } น. กรุณาลงทะเบียน: { $link } ถ้าไม่ใช้: { $page }
message-staff-alert-sms = Mimamori: มีเรื่องเร่งด่วนรออยู่ และยังไม่มีผู้รับผิดชอบ กรุณาตรวจดูทันที { $link }
message-one-time-code-sms = Mimamori: รหัสยืนยันคือ { $digits } (ถึง { $time } น.) กรุณาอย่าบอกผู้อื่น

## Push

message-push-title = Mimamori
message-reminder-push = กรุณาส่งรายงานของวันนี้
message-second-reminder-push = เมื่อสะดวก ช่วยบอกเราว่าวันนี้คุณเป็นอย่างไรบ้าง

## E-mail

message-subject = Mimamori: แจ้งให้ทราบ
message-invitation-email =
    ขอเชิญรายงานประจำวัน

    กรุณาเปิดลิงก์นี้ด้วยตัวคุณเอง
    { $link }

    ถ้าข้อความนี้ไม่ได้ส่งถึงคุณ ก็แจ้งเราได้จากลิงก์นี้
    หยุดหรือเปลี่ยนการรับข้อความก็ทำที่ลิงก์นี้ได้
message-reminder-email =
    กรุณาส่งรายงานของวันนี้
    { $link }

    พักหรือหยุดรับข้อความได้ที่นี่ (ไม่ต้องเข้าสู่ระบบ)
    { $stop }
message-second-reminder-email =
    เมื่อไรที่สะดวก ช่วยบอกเราว่าวันนี้คุณเป็นอย่างไรบ้าง
    { $link }

    ถ้าไม่ได้รับรายงาน เจ้าหน้าที่อาจโทรหาคุณ

    พักหรือหยุดรับข้อความได้ที่นี่ (ไม่ต้องเข้าสู่ระบบ)
    { $stop }
message-number-email =
    หมายเลขลงทะเบียนคือ { $digits } ใช้ได้ถึง { $time } น.

    กรุณาเปิดลิงก์นี้ในแอป COCOA หรือใส่หมายเลขเพื่อลงทะเบียน
    { $link }

    ถ้าไม่ใช้ COCOA กรุณาแจ้งที่หน้านี้
    { $page }
message-number-reminder-email =
    หมายเลขลงทะเบียน { $digits } ใช้ได้ถึง { $time } น. กรุณาลงทะเบียน
    { $link }

    ถ้าไม่ใช้ COCOA กรุณาแจ้งที่หน้านี้
    { $page }
message-staff-alert-email =
    มีเรื่องเร่งด่วนรออยู่ และยังไม่มีผู้รับผิดชอบ

    กรุณาตรวจดูทันที
    { $link }
message-staff-invitation-email =
    แจ้งเรื่องบัญชีเจ้าหน้าที่ของคุณ

    กรุณาเปิดลิงก์ต่อไปนี้แล้วตั้งรหัสผ่าน ลิงก์ใช้ได้ครั้งเดียวภายใน 72 ชั่วโมง
    { $link }

    ถ้าหมดอายุแล้ว โปรดขอให้ผู้จัดการส่งให้ใหม่
    ถ้าคุณไม่ทราบเรื่องนี้ ไม่ต้องทำอะไร

message-one-time-code-email =
    รหัสยืนยันคือ { $digits } ใช้ได้ถึง { $time } น.

    กรุณาอย่าบอกผู้อื่น
    ถ้าคุณไม่ได้ขอรหัสนี้ ไม่ต้องทำอะไร

## By telephone, read aloud. Numbers digit by digit, twice.

message-number-voice = ที่นี่มิมาโมริ. ขอแจ้งหมายเลขลงทะเบียน. { $digits }. ขอแจ้งอีกครั้ง. { $digits }. กรุณาลงทะเบียนในแอปโคโคอา ภายในเวลา { $time } น.
message-number-reminder-voice = ที่นี่มิมาโมริ. กรุณาลงทะเบียนหมายเลข ภายในเวลา { $time } น. หมายเลขคือ { $digits }. ขอแจ้งอีกครั้ง. { $digits }.
message-staff-alert-voice = ที่นี่มิมาโมริ. มีเรื่องเร่งด่วนรออยู่ และยังไม่มีผู้รับผิดชอบ. กรุณาดูหน้าจอทันที. ขอแจ้งอีกครั้ง. มีเรื่องเร่งด่วนรออยู่. กรุณาดูหน้าจอทันที.
message-one-time-code-voice = ที่นี่มิมาโมริ. ขอแจ้งรหัสยืนยัน. { $digits }. ขอแจ้งอีกครั้ง. { $digits }. กรุณาอย่าบอกผู้อื่น.

## The page that stops them (from the link in a message, without a login)

stop-title = พักหรือหยุดการเตือน
stop-what = หน้านี้ใช้พักหรือหยุดข้อความขอให้รายงานประจำวัน (SMS อีเมล และการแจ้งเตือนในเครื่อง)
stop-rest = การติดต่ออื่น ๆ และโทรศัพท์จากเจ้าหน้าที่ยังมีตามเดิม
stop-state-on = ตอนนี้ส่งให้ทุกวัน
stop-state-paused = พักอยู่ จะส่งให้อีกตั้งแต่วันที่ { $day } { $month ->
    [1] มกราคม
    [2] กุมภาพันธ์
    [3] มีนาคม
    [4] เมษายน
    [5] พฤษภาคม
    [6] มิถุนายน
    [7] กรกฎาคม
    [8] สิงหาคม
    [9] กันยายน
    [10] ตุลาคม
    [11] พฤศจิกายน
   *[12] ธันวาคม
}
stop-state-off = หยุดอยู่
stop-pause = พัก 3 วัน
stop-off = หยุด
stop-start = รับอีกครั้ง
stop-report = รายงานของวันนี้
stop-unknown = ลิงก์นี้ใช้ไม่ได้ กรุณาเปิดลิงก์ในข้อความล่าสุด
