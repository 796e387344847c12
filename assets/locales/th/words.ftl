# Words of illness and isolation that both patients and staff read

## Tiers

tier-emergency = ฉุกเฉิน
tier-urgent = เร่งด่วน
tier-watch = เฝ้าระวัง
tier-routine = ติดตามอาการ

## Symptoms

symptom-cough = ไอ
symptom-sputum = มีเสมหะ
symptom-fatigue = อ่อนเพลีย
symptom-headache = ปวดหัว
symptom-sore-throat = เจ็บคอ
symptom-runny-nose = น้ำมูกไหล คัดจมูก
symptom-taste-or-smell = ไม่รู้รสหรือไม่ได้กลิ่น
symptom-muscle-pain = ปวดกล้ามเนื้อหรือปวดข้อ
symptom-chills = หนาวสั่น
symptom-diarrhoea = ท้องเสีย
symptom-nausea = คลื่นไส้ อาเจียน
symptom-poor-appetite = เบื่ออาหาร

## Compared with yesterday

trend-better = ดีขึ้น
trend-same = เหมือนเดิม
trend-worse = แย่ลง

## Release arithmetic

release-day-zero-onset = นับวันที่เริ่มมีอาการ { $date } เป็นวันที่ 0
release-day-zero-specimen = นับวันที่เก็บตัวอย่างตรวจ { $date } เป็นวันที่ 0
release-day-zero-restart = ตอนแรกไม่มีอาการแล้วเริ่มมีอาการ: นับใหม่ ให้วันที่เริ่มมีอาการ { $date } เป็นวันที่ 0
release-day-zero-exposure = นับวันที่สัมผัสครั้งสุดท้าย { $date } เป็นวันที่ 0
release-days = { $days } วัน: ถึง { $date }
release-improved = { $hours } ชั่วโมงหลังอาการดีขึ้นเมื่อ { $date }: ถึง { $until }
release-improvement-unknown = ต้องครบ { $hours } ชั่วโมงหลังอาการดีขึ้น (ยังไม่ทราบวันที่อาการดีขึ้น)
release-negative-test = ตรวจเองได้ผลลบเมื่อ { $date } (ตั้งแต่วันที่ { $day } เป็นต้นไป): ถึง { $until }
release-rules-from = ตามเกณฑ์ที่ใช้ตั้งแต่ { $date }
release-free = วันครบกำหนด (คาดการณ์): { $date } (นับเป็นวันที่ { $day })
release-missing-day-zero = คำนวณไม่ได้ เพราะไม่มีทั้งวันที่เริ่มมีอาการและวันที่เก็บตัวอย่างตรวจ
release-missing-exposure = คำนวณไม่ได้ เพราะไม่มีวันที่สัมผัสครั้งสุดท้าย
release-missing-not-confirmed = คำนวณไม่ได้ เพราะผลตรวจยังไม่ยืนยัน
