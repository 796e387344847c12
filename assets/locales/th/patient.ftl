# The patient's pages. Read by someone with a fever: kind, short, clear.

page-title = { $page } | Mimamori
wait-loading = กำลังโหลด
person-name = คุณ { $name }
word-yes = ใช่
word-no = ไม่

## Calls
call-119 = เรียกรถพยาบาล
call-center = โทรหา { $name }
call-center-short = โทรหาศูนย์สาธารณสุข
call-night = โทรช่วงกลางคืนและวันหยุด
call-hours = เวลาทำการ { $hours }
call-consultation = สายให้คำปรึกษาของจังหวัด
call-consultation-when = เมื่อโทรหาศูนย์สาธารณสุขไม่ติด หรือมีเรื่องกังวลอื่น
call-119-when = ถ้าหายใจลำบาก ริมฝีปากม่วงคล้ำ เรียกแล้วไม่ตอบ หรือเจ็บหน้าอก โทร 119 ได้ทันที ไม่ต้องลังเล

## The way in
door-title = ยืนยันตัวตน
door-text = นี่คือข้อความจาก { $center } กรุณาใส่วันเกิดของคุณ
door-birth = วันเดือนปีเกิด
door-birth-hint = เช่น ปี ค.ศ. 1940 เดือน 3 วันที่ 2 (ไม่ใช่ พ.ศ.)
door-era = วิธีนับปี
era-western = ค.ศ.
era-taisho = ไทโช
era-showa = โชวะ
era-heisei = เฮเซ
era-reiwa = เรวะ
door-year = ปี
door-month = เดือน
door-day = วันที่
door-date = { $day } { $month } ค.ศ. { $year }
door-era-year = { $era } ปีที่ { $year }
door-understood = เกิดวันที่ { $date } ({ $era })
door-enter = เริ่ม
door-help = ถ้าเข้าใช้ไม่ได้ กรุณาโทรหาเรา
door-expired-title = ลิงก์นี้หมดอายุแล้ว
door-revoked-title = ลิงก์นี้ใช้ไม่ได้
door-missing-title = ลิงก์ดูเหมือนไม่ถูกต้อง
door-missing-text = กรุณาเปิดลิงก์ในข้อความอีกครั้ง และดูว่าลิงก์ขาดหายไปหรือไม่
door-unreachable-title = เชื่อมต่อไม่ได้

not-me = นี่ไม่ใช่ฉัน
not-me-title = ข้อความนี้ไม่ได้ส่งถึงคุณใช่ไหม
not-me-text = ถ้ากด "ใช่" เราจะไม่ส่งมาที่เบอร์หรืออีเมลนี้อีก ศูนย์สาธารณสุขจะหาช่องทางติดต่อที่ถูกต้องเอง
not-me-confirm = ใช่ นี่ไม่ใช่ฉัน
not-me-done-title = ขอบคุณที่แจ้งให้เราทราบ
not-me-done-text = คุณไม่ต้องทำอะไรอีก ปิดหน้านี้ได้เลย

signed-out-title = กรุณาเปิดลิงก์อีกครั้ง
signed-out-text = เปิดลิงก์ใน SMS หรืออีเมลจากศูนย์สาธารณสุข แล้วใช้ต่อจากเดิมได้เลย
signed-out-waiting = รายงานที่ยังไม่ได้ส่งยังอยู่ในเครื่องนี้ เมื่อคุณเข้าใช้อีกครั้งจะส่งให้เอง
signed-out-call = ถ้าหาลิงก์ไม่เจอ กรุณาโทรหาเรา รายงานทางโทรศัพท์ก็ได้
signed-out-new = ถ้าหาลิงก์ไม่เจอ กรุณาโทรหาศูนย์สาธารณสุขที่ดูแลคุณ

## Home
home-title = อาการวันนี้
home-title-household = อาการของครอบครัววันนี้
home-report = รายงานอาการ
home-report-again = รายงานอีกครั้ง
home-report-of = รายงานอาการของคุณ { $name }
home-state-done = วันนี้รายงานแล้ว
home-state-due = วันนี้ยังไม่ได้รายงาน
home-state-waiting = รายงานกำลังรอสัญญาณ
home-state-over = การดูแลติดตามสิ้นสุดแล้ว
home-over = ขอบคุณที่อดทนมาตลอด ถ้าอาการเปลี่ยนไป กรุณาปรึกษาศูนย์สาธารณสุขหรือแพทย์ประจำของคุณ
home-last = ครั้งก่อน ({ $when }): { $values }
home-day = พักรักษาตัว
home-day-n = เป็นวันที่ { $day }
home-end = คาดว่าครบกำหนด
home-end-day = { $day }
home-end-note = กำหนดอาจเปลี่ยนได้ตามอาการ
home-by-phone = เจ้าหน้าที่จะโทรถามอาการทุกวัน คุณจะรายงานจากหน้านี้ก็ได้
home-reminder = แจ้งเตือนครั้งต่อไป: { $when }
home-trouble = เมื่อไม่สบายใจหรืออาการแย่ลง
home-trouble-text = ถ้าอาการแย่ลง โทรหาเราได้เลย ไม่ต้องรอรายงานครั้งหน้า
home-119-when = เมื่อไรควรเรียกรถพยาบาล
home-help = อาการฉุกเฉินและวิธีวัดที่ถูกต้อง
home-more = อื่น ๆ

## Waiting reports, no connection
waiting-title = มีรายงานที่ยังไม่ได้ส่ง { $count } ฉบับ
waiting-text = เมื่อมีสัญญาณจะส่งให้เอง รายงานเก็บอยู่ในเครื่องนี้ ปิดหน้านี้ก็ไม่หาย
waiting-sending = กำลังส่ง
waiting-now = ลองส่งตอนนี้
offline-title = ตอนนี้ไม่ได้เชื่อมต่อ
offline-text = นี่คือข้อมูลที่โหลดไว้ก่อนหน้า คุณเขียนรายงานได้ตามปกติ
not-kept-title = บันทึกในเครื่องนี้ไม่ได้
not-kept-text = อาจเป็นเพราะเปิดในโหมดส่วนตัว ถ้าปิดหน้านี้ก่อนส่ง รายงานจะหายไป กรุณาเปิดไว้จนกว่าจะส่งเสร็จ
refused-title = รายงานของคุณ { $name } ({ $when }) ส่งไม่ถึง
refused-text = ขออภัย กรุณารายงานอีกครั้ง หรือโทรหาศูนย์สาธารณสุข
refused-seen = เข้าใจแล้ว

missing-title = ไม่พบหน้านี้
missing-text = ที่อยู่ของหน้าอาจเปลี่ยนไป หรือเครื่องนี้เปิดดูไม่ได้
missing-home = ไปหน้าแรก

## Report
report-place = ข้อ { $place } จาก { $of }
report-resumed = เขียนต่อจากครั้งก่อนได้
report-start-over = เริ่มใหม่ตั้งแต่ต้น
report-last = ครั้งก่อน { $value } ({ $when })
report-send-now = ส่งเท่าที่กรอกแล้วตอนนี้

report-temperature-title = วัดไข้ได้กี่องศา
report-temperature = อุณหภูมิร่างกาย
report-temperature-range = ใส่ตัวเลข 34.0 ถึง 43.0 °C
report-temperature-less = ลด 0.1 องศา
report-temperature-more = เพิ่ม 0.1 องศา
report-temperature-none = ไม่ได้วัด หรือไม่มีเทอร์โมมิเตอร์

report-oxygen-title = ออกซิเจนในเลือด (SpO₂) เท่าไร
report-spo2 = ค่าออกซิเจน (SpO₂)
report-spo2-range = ปกติประมาณ 96 ถึง 99%
report-spo2-less = ลด 1
report-spo2-more = เพิ่ม 1
report-spo2-under-50 = ต่ำกว่า 50
report-spo2-none = ไม่ได้วัด หรือไม่มีเครื่องวัด
report-spo2-how = วิธีวัดที่ถูกต้อง
report-pulse = ชีพจร
report-pulse-unit = ครั้ง/นาที

odd-title = ตัวเลขนี้ถูกต้องไหม
odd-swapped = คุณใส่ออกซิเจน { $spo2 } ชีพจร { $pulse } สลับกันหรือเปล่า
odd-jump = ค่าเปลี่ยนไปมากจาก { $last } เป็น { $now } ลองทำนิ้วให้อุ่นแล้ววัดอีกครั้งเพื่อความแน่ใจ
odd-yes = ถูกต้อง
odd-no = ใส่ใหม่

report-signs = อาการฉุกเฉิน
report-signs-title = มีอาการเหล่านี้ไหม
report-signs-hint = ถ้ามีแม้แต่ข้อเดียว ต้องโทรทันที กรุณากดข้อที่ตรง
report-signs-own = สิ่งที่ผู้ป่วยรู้สึกเอง
report-signs-family = สิ่งที่ครอบครัวหรือคนรอบข้างเห็น
report-signs-none = ไม่มีเลยสักข้อ
report-sign-bad-colour = สีหน้าซีดหรือแย่อย่างเห็นได้ชัด
report-sign-blue-lips = ริมฝีปากม่วงคล้ำ
report-sign-strange = ผิดไปจากปกติ ท่าทางแปลกไป
report-sign-heavy-breathing = หายใจหอบแรงขึ้น
report-sign-sudden-breathless = หายใจลำบากขึ้นมากะทันหัน
report-sign-breathless-moving = ขยับตัวนิดเดียวก็หายใจลำบาก
report-sign-chest-pain = เจ็บหน้าอก
report-sign-cannot-lie-down = นอนราบไม่ได้ ต้องนั่งจึงจะหายใจได้
report-sign-shoulder-breathing = หายใจจนไหล่ยกขึ้นลง
report-sign-sudden-wheeze = จู่ ๆ ก็หายใจมีเสียงวี้ด ในช่วง 2 ชั่วโมงนี้
report-sign-dazed = เหม่อลอย ตอบสนองน้อย
report-sign-unresponsive = สะลึมสะลือ เรียกแล้วไม่ตอบ
report-sign-irregular-pulse = ชีพจรสะดุดหรือเต้นไม่เป็นจังหวะ

report-symptoms = อาการ
report-symptoms-title = มีอาการอื่นอีกไหม
report-symptoms-hint = เลือกได้หลายข้อ
report-symptoms-none = ไม่มีอาการ

report-course = ความเปลี่ยนแปลง
report-course-title = เทียบกับเมื่อวานเป็นอย่างไร
report-trend = เทียบกับเมื่อวาน
report-antipyretic = ได้กินยาลดไข้ไหม
report-antipyretic-hint = ในช่วงประมาณ 6 ชั่วโมงก่อนวัดไข้
report-eat = กินอาหารได้ไหม
report-drink = ดื่มน้ำได้ไหม
report-comment = สิ่งที่อยากบอก
report-comment-hint = มีเรื่องกังวลหรือลำบากใจ บอกเราได้
report-comment-left = เหลืออีก { $left } ตัวอักษร

report-check-title = ส่งตามนี้ไหม
report-send = ส่ง
report-edit = แก้ไข
report-edit-of = แก้ไข { $what }

value-not-measured = ไม่ได้วัด
value-under-50 = ต่ำกว่า 50%
value-none = ไม่มี
value-dash = –
value-separator = {", "}
value-pulse = ชีพจร { $value } ครั้ง/นาที
value-spo2 = ออกซิเจน { $value }
value-answered = { $question }: { $answer }

## After sending
sent-title = ได้รับรายงานแล้ว
sent-sending-title = กำลังส่ง
sent-sending = กำลังส่งไปที่ศูนย์สาธารณสุข
sent-waits-title = เก็บรายงานไว้แล้ว รอส่ง
sent-refused-title = รายงานส่งไม่ถึง
sent-arrived = ถึง { $center } เวลา { $time } น.
sent-later = เมื่อรายงานไปถึงแล้ว จะแสดงคำแนะนำจากศูนย์สาธารณสุข
sent-home = ไปหน้าแรก

advice-emergency-title = โทร 119 เดี๋ยวนี้
advice-emergency-text = อาจเป็นอันตรายถึงชีวิต เมื่อโทรให้บอกว่า "กำลังพักรักษาตัวจากโควิด" – "korona de ryōyō-chū（コロナで療養中）"
advice-emergency-heading = ระหว่างรอรถพยาบาล
advice-emergency-1 = อยู่ในท่าที่สบาย และอย่าอยู่คนเดียว
advice-emergency-2 = ปลดล็อกประตูบ้าน วางสมุดบันทึกยาและบัตรประกันสุขภาพไว้ใกล้ตัว
advice-emergency-3 = ถ้าโทรเองไม่ได้ ให้คนในครอบครัวหรือคนใกล้ ๆ โทรให้
advice-urgent-title = กรุณาโทรหาศูนย์สาธารณสุข
advice-urgent-text = อาการนี้ควรปรึกษาโดยเร็ว ศูนย์สาธารณสุขจะติดต่อคุณด้วย
advice-urgent-119 = ถ้าหายใจลำบากมาก หรือพูดตอบผิดปกติ ให้โทร 119 ทันที
advice-urgent-heading = ระหว่างรอการติดต่อ
advice-urgent-1 = วางโทรศัพท์ไว้ใกล้ตัวเพื่อรับสายได้ และพักผ่อนเงียบ ๆ
advice-urgent-2 = จิบน้ำทีละน้อย
advice-urgent-3 = อีก 1–2 ชั่วโมง กรุณาวัดอีกครั้งแล้วรายงาน
advice-watch-heading = กรุณาเฝ้าดูอาการอย่างระวัง
advice-watch-1 = เจ้าหน้าที่จะดูรายงาน และโทรหาเมื่อจำเป็น
advice-watch-2 = ดื่มน้ำ และพักผ่อนเงียบ ๆ
advice-watch-3 = ช่วงเย็นหรือค่ำ กรุณารายงานอีกครั้ง ถ้าแย่ลง โทรได้เลย ไม่ต้องรอ
advice-routine-heading = ตอนนี้พักผ่อนให้สบาย
advice-routine-1 = จิบน้ำบ่อย ๆ
advice-routine-2 = พรุ่งนี้กรุณารายงานอีกครั้ง
advice-routine-3 = ถ้าแย่ลงระหว่างนี้ รายงานได้ทุกเมื่อ ถ้ากังวล โทรหาเราได้

## History
history-title = บันทึกที่ผ่านมา
history-empty = ยังไม่มีบันทึก เมื่อรายงานครั้งแรกแล้วจะแสดงที่นี่
history-more = บันทึกก่อนหน้านี้
history-when = วันเวลา
history-temperature = อุณหภูมิ
history-spo2 = ออกซิเจน
history-how = อาการ

## COCOA
cocoa-title = หมายเลขลงทะเบียน COCOA（処理番号）
cocoa-explain-1 = หมายเลข 8 หลักสำหรับลงทะเบียนผลตรวจพบเชื้อในแอปแจ้งการสัมผัส COCOA
cocoa-explain-2 = เมื่อลงทะเบียน จะแจ้งเฉพาะคนที่เคยอยู่ใกล้ ไม่มีการบอกชื่อหรือสถานที่
cocoa-explain-3 = หมายเลขใช้ได้ 1 ชั่วโมง ถ้าไม่ได้ใช้จะส่งหมายเลขใหม่ให้เอง (รวมไม่เกิน 5 ครั้ง)
cocoa-ask = ขอรับหมายเลข
cocoa-queued-title = กำลังเตรียมหมายเลข
cocoa-queued-text = เมื่อพร้อมแล้วจะส่งทาง SMS หรืออีเมล และแสดงที่หน้านี้ด้วย
cocoa-yours = หมายเลขลงทะเบียนของคุณ
cocoa-until = ใช้ได้ถึง { $time } น.
cocoa-left = เหลือ { $time }
cocoa-position = หมายเลขครั้งที่ { $position } จาก { $of } ครั้ง
cocoa-open = เปิด COCOA เพื่อลงทะเบียน
cocoa-copy = คัดลอกหมายเลข
cocoa-registered-title = ลงทะเบียนแล้ว
cocoa-registered-text = ขอบคุณที่ให้ความร่วมมือ คุณไม่ต้องทำอะไรอีก
cocoa-expired-title = หมายเลขนี้หมดเวลาแล้ว
cocoa-expired-text = เราจะส่งหมายเลขใหม่ให้เอง ถ้าต้องการทันที กรุณากดปุ่มด้านล่าง
cocoa-undelivered-title = ส่งหมายเลขไม่ถึง
cocoa-undelivered-text = กรุณาตรวจดูเบอร์โทรและการตั้งค่ารับอีเมล แล้วลองอีกครั้ง
cocoa-declined-title = คุณแจ้งไว้ว่าไม่ใช้ COCOA
cocoa-declined-text = เราจะไม่ส่งหมายเลข ถ้าเปลี่ยนใจ กดปุ่มด้านล่างได้ทุกเมื่อ
cocoa-decline = ฉันไม่ใช้ COCOA
cocoa-decline-title = หยุดรับหมายเลขไหม
cocoa-decline-text = เราจะไม่ส่งหมายเลขอีก ภายหลังคุณขอใหม่ได้
cocoa-decline-confirm = ใช่ ฉันไม่ใช้

## Settings
settings-title = ตั้งค่า
settings-saved = บันทึกแล้ว
settings-language = ภาษา
settings-language-hint = ภาษาของหน้าจอและข้อความจะเปลี่ยน
settings-reminder = การเตือน
settings-hour = เวลาที่เตือน
settings-hour-hint = จะเตือนเฉพาะวันที่ยังไม่ได้รายงาน
settings-by = วิธีส่งการเตือน
settings-by-hint = อัตโนมัติ: การแจ้งเตือน แล้ว SMS แล้วอีเมล ถ้าส่งไม่ถึง เราจะส่งด้วยวิธีอื่นด้วย
settings-by-any = อัตโนมัติ
settings-by-sms = SMS ก่อน
settings-by-email = อีเมลก่อน
settings-hour-n = { $hour }:00 น.
settings-hour-morning = เช้า ({ $hour }:00 น.)
settings-hour-afternoon = กลางวัน ({ $hour }:00 น.)
settings-hour-evening = ค่ำ ({ $hour }:00 น.)
settings-push = การแจ้งเตือนในเครื่องนี้
settings-push-text = การแจ้งเตือนจะไม่บอกชื่อหรือความเจ็บป่วยของคุณ
settings-push-on = รับการแจ้งเตือน
settings-push-off = หยุดการแจ้งเตือน
settings-push-is-on = เปิดรับการแจ้งเตือนอยู่
settings-push-denied = เบราว์เซอร์ปิดกั้นการแจ้งเตือนไว้ ถ้าต้องการรับ กรุณาอนุญาตในการตั้งค่าของเบราว์เซอร์ ส่วน SMS และอีเมลยังได้รับตามปกติ
settings-push-unsupported = เบราว์เซอร์นี้รับการแจ้งเตือนไม่ได้ ถ้าใช้ iPhone ให้กดปุ่มแชร์ แล้วเลือก "เพิ่มไปยังหน้าจอโฮม" ส่วน SMS และอีเมลยังได้รับตามปกติ
settings-push-failed = ตั้งค่าการแจ้งเตือนไม่ได้ กรุณาลองใหม่ภายหลัง
settings-out = เลิกใช้ในเครื่องนี้
settings-out-text = ถ้าใช้เครื่องร่วมกับคนอื่น กรุณากดเมื่อใช้เสร็จ ข้อมูลในเครื่องนี้จะถูกลบ
settings-out-button = ออกจากระบบ
settings-out-title = ออกจากระบบไหม
settings-out-again = ถ้าจะใช้อีก ให้เปิดลิงก์ที่ได้รับจากศูนย์สาธารณสุข
settings-out-waiting = รายงานที่ยังไม่ได้ส่ง { $count } ฉบับจะถูกลบด้วย
settings-out-confirm = ออกจากระบบและลบข้อมูล

## Help
help-title = เมื่อฉุกเฉินและวิธีวัด
help-119 = เมื่อต้องเรียกรถพยาบาล
help-119-text = ถ้ามีอาการต่อไปนี้แม้แต่ข้อเดียว ให้โทร 119 และบอกว่า "กำลังพักรักษาตัวจากโควิด" – "korona de ryōyō-chū（コロナで療養中）"
help-center = เมื่อควรปรึกษาศูนย์สาธารณสุข
help-center-text = ถ้าค่าออกซิเจน 93% หรือต่ำกว่า มีไข้ 40 °C ขึ้นไป ดื่มน้ำไม่ได้ หรือกังวลมาก โทรหาเราทันที
help-spo2 = วิธีวัดออกซิเจน (SpO₂) ที่ถูกต้อง
help-spo2-1 = ทำปลายนิ้วให้อุ่น และล้างยาทาเล็บออก
help-spo2-2 = นั่งนิ่ง ๆ ไม่ขยับ แล้วรอสักครู่
help-spo2-3 = อ่านค่าเมื่อตัวเลขนิ่งแล้ว (20–30 วินาที)
help-spo2-4 = ถ้าค่าต่ำ ให้หายใจลึก ๆ แล้ววัดอีกครั้ง

## Correct, print
report-correct = แก้ไขรายงานที่ส่งแล้ว
report-correct-title = เลือกส่วนที่จะแก้ไข แล้วส่ง
home-end-why = วิธีนับวันที่คาดว่าครบกำหนด
history-print = พิมพ์หรือบันทึกเป็น PDF
history-print-hint = ในหน้าพิมพ์ เลือก "บันทึกเป็น PDF" แล้วจะได้ไฟล์ไว้ส่งให้ผู้อื่น

## Getting back in, and changing how we reach you
back-link = เข้าใช้อีกครั้งด้วยเบอร์โทรหรืออีเมล
contact-phone-title = เปลี่ยนเบอร์โทร
contact-email-title = เปลี่ยนอีเมล
settings-contact = ที่ติดต่อ
settings-contact-phone = เบอร์โทร
settings-contact-email = อีเมล
settings-contact-none = ยังไม่ได้ลงทะเบียน

## Certificate
certificate-title = หนังสือรับรองการพักรักษาตัว（療養証明書）

## Messages from staff
letters-title = ข้อความจากศูนย์สาธารณสุข
letter-from = { $center } · { $when }
letter-read = อ่านแล้ว
letter-read-at = อ่านแล้วเมื่อ { $when }

## Who can see my data
access-title = ใครดูข้อมูลได้บ้าง

## Stop reminders, offer notifications
settings-stop = หยุดการเตือน
settings-pause = พัก 3 วัน
settings-start = รับการเตือนอีกครั้ง
settings-paused = พักการเตือนถึง { $day } คุณรายงานได้ทุกเมื่อ
settings-stopped = หยุดการเตือนอยู่ คุณรายงานได้ทุกเมื่อ
push-ask-title = ให้เครื่องนี้แจ้งเตือนเมื่อถึงเวลารายงานครั้งต่อไปไหม
push-ask-text = จะเตือนตามเวลาที่ตั้งไว้ เฉพาะเมื่อยังไม่ได้รายงาน ไม่บอกชื่อหรือความเจ็บป่วยของคุณ เปลี่ยนภายหลังได้ในหน้าตั้งค่า
push-ask-later = ไว้ทีหลัง
