# What only the pages made by the server say; not sent to the phone.

## Getting in by a code, changing a contact
back-title = เข้าใช้อีกครั้ง
back-text = เราจะส่งรหัสยืนยัน 6 หลักไปที่เบอร์โทรหรืออีเมลที่ลงทะเบียนไว้
back-contact = เบอร์โทรหรืออีเมล
back-contact-hint = กรุณาใส่เบอร์โทรหรืออีเมลที่แจ้งไว้กับศูนย์สาธารณสุข
back-voice = ฟังรหัสทางโทรศัพท์
back-voice-hint = ถ้าเป็นโทรศัพท์บ้าน เราจะโทรบอกรหัสเสมอ
back-send = ส่งรหัสยืนยัน
back-none = ถ้ารอสักพักแล้วยังไม่ได้รับ ข้อมูลที่ใส่อาจไม่ตรงกับที่ลงทะเบียนไว้ กรุณาแก้ไขแล้วส่งอีกครั้ง หรือโทรหาศูนย์สาธารณสุข
code-title = ใส่รหัสยืนยัน
code-by-sms = คุณจะได้รับรหัส 6 หลักทาง SMS ใช้ได้ 10 นาที
code-by-email = คุณจะได้รับรหัส 6 หลักทางอีเมล ใช้ได้ 10 นาที
code-by-voice = อีกสักครู่จะมีสายโทรเข้า เราจะอ่านรหัส 6 หลักให้ฟังสองครั้ง ใช้ได้ 10 นาที
code-label = รหัสยืนยัน 6 หลัก
code-enter = ยืนยัน
code-again = ส่งอีกครั้ง
code-again-done = ส่งอีกครั้งแล้ว ใช้ได้เฉพาะรหัสใหม่
code-voice = ฟังทางโทรศัพท์
code-edit = แก้ไขข้อมูลที่ใส่
contact-phone = เบอร์โทรใหม่
contact-email = อีเมลใหม่
contact-text = เราจะส่งรหัสยืนยันไปที่เบอร์หรืออีเมลใหม่ ระหว่างที่ยังไม่ได้ใส่รหัส เราจะใช้ที่ติดต่อเดิม
contact-now = ที่ติดต่อตอนนี้: { $contact }
contact-done = เปลี่ยนแล้ว
contact-done-text = ต่อจากนี้ เราจะส่งข้อความไปที่เบอร์หรืออีเมลใหม่
settings-contact-back = กลับไปหน้าตั้งค่า
problem-code-over = รหัสนี้ใช้ไม่ได้แล้ว กรุณากด "ส่งอีกครั้ง" แล้วใส่รหัสใหม่
problem-code-too-often = ส่งเกินจำนวนครั้งที่กำหนดแล้ว กรุณารอสักพัก ถ้าเร่งด่วน กรุณาโทรหาศูนย์สาธารณสุข
field-error-contact-same = เหมือนกับที่ใช้ติดต่ออยู่ตอนนี้
problem-code-pause = รหัสอาจใช้เวลาสักครู่กว่าจะถึง โปรดรออีกประมาณ { $seconds } วินาที แล้วกดอีกครั้ง

## The certificate
certificate-says = ขอรับรองว่าผู้มีชื่อในหนังสือนี้ได้พักรักษาตัวเนื่องจากโรคติดเชื้อไวรัสโคโรนา 2019 (โควิด-19) ตามช่วงเวลาด้านล่างนี้
certificate-name = ชื่อ-นามสกุล
certificate-birth = วันเดือนปีเกิด
certificate-period = ช่วงเวลาที่พักรักษาตัว
certificate-period-days = { $from } ถึง { $to }
certificate-center = ศูนย์สาธารณสุข
certificate-issued = วันที่ออกหนังสือ
certificate-code = รหัสตรวจสอบ
certificate-check = ตรวจสอบได้ว่ารหัสนี้ใช้ได้หรือไม่ ที่ { $url }
check-title = ตรวจสอบหนังสือรับรองการพักรักษาตัว
check-text = กรุณาใส่รหัส 12 ตัวที่อยู่บนหนังสือรับรอง
check-button = ตรวจสอบ
check-valid = หนังสือรับรองนี้ใช้ได้
check-not-valid = หนังสือรับรองนี้ใช้ไม่ได้
check-not-valid-text = กรุณาตรวจดูอีกครั้งว่าใส่รหัสถูกต้องหรือไม่
certificate-print-how = หากต้องการพิมพ์หรือเก็บเป็น PDF ให้เลือก “พิมพ์” ในเมนูของเบราว์เซอร์หรือที่ปุ่มแชร์
problem-certificate-not-yet = จะออกหนังสือรับรองได้ เมื่อศูนย์สาธารณสุขยืนยันว่าคุณพักรักษาตัวครบกำหนดแล้ว

## Who sees the data
access-text = เราใช้ข้อมูลนี้เพื่อช่วยดูแลการพักรักษาตัวของคุณเท่านั้น ทุกครั้งที่เจ้าหน้าที่เปิดดูหรือเขียน จะมีบันทึกไว้ทั้งหมด
access-centers = ศูนย์สาธารณสุขที่ดูได้
access-association = สมาคมแพทย์ที่ช่วยดูแลตามคำขอของศูนย์สาธารณสุข
access-hotel = ที่พักที่คุณพักรักษาตัวอยู่
access-hotel-text = เจ้าหน้าที่ของที่พักดูข้อมูลนี้ไม่ได้
access-days = บันทึกล่าสุด
access-viewed = { $role }เปิดดู { $count } ครั้ง
access-changed = { $role }เขียน { $count } ครั้ง
access-empty = ยังไม่มีบันทึก
access-role-nurse = พยาบาลของศูนย์สาธารณสุข
access-role-manager = ผู้รับผิดชอบของศูนย์สาธารณสุข
access-role-clinician = แพทย์ของสมาคมแพทย์
access-role-hotel = เจ้าหน้าที่โรงแรม
access-role-prefecture = เจ้าหน้าที่ของจังหวัด
access-role-auditor = ผู้ตรวจสอบการทำงาน

## The report on one page
field-error-answer-both = กรุณาใส่ตัวเลข หรือเลือกข้อที่ตรง เพียงอย่างเดียว
