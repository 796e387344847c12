# Words of illness and isolation that both patients and staff read

## Tiers

tier-emergency = Khẩn cấp
tier-urgent = Gấp
tier-watch = Chú ý
tier-routine = Theo dõi

## Symptoms

symptom-cough = Ho
symptom-sputum = Có đờm
symptom-fatigue = Mệt mỏi
symptom-headache = Đau đầu
symptom-sore-throat = Đau họng
symptom-runny-nose = Sổ mũi, nghẹt mũi
symptom-taste-or-smell = Mất vị giác hoặc khứu giác
symptom-muscle-pain = Đau cơ hoặc đau khớp
symptom-chills = Ớn lạnh
symptom-diarrhoea = Tiêu chảy
symptom-nausea = Buồn nôn, nôn
symptom-poor-appetite = Chán ăn

## Compared with yesterday

trend-better = Đỡ hơn
trend-same = Không thay đổi
trend-worse = Nặng hơn

## Release arithmetic

release-day-zero-onset = Ngày bắt đầu có triệu chứng ({ $date }) là ngày 0
release-day-zero-specimen = Ngày lấy mẫu xét nghiệm ({ $date }) là ngày 0
release-day-zero-restart = Lúc đầu không triệu chứng, sau đó phát bệnh: tính lại, ngày bắt đầu có triệu chứng ({ $date }) là ngày 0
release-day-zero-exposure = Ngày tiếp xúc lần cuối ({ $date }) là ngày 0
release-days = { $days } ngày: đến { $date }
release-improved = { $hours } giờ kể từ khi triệu chứng thuyên giảm ({ $date }): đến { $until }
release-improvement-unknown = Cần đủ { $hours } giờ kể từ khi triệu chứng thuyên giảm (chưa rõ ngày thuyên giảm)
release-negative-test = Tự xét nghiệm âm tính ({ $date }, từ ngày thứ { $day } trở đi): đến { $until }
release-rules-from = Theo quy định áp dụng từ { $date }
release-free = Ngày kết thúc (dự kiến): { $date }, ngày thứ { $day }
release-missing-day-zero = Chưa tính được vì chưa có ngày bắt đầu triệu chứng và ngày lấy mẫu
release-missing-exposure = Chưa tính được vì chưa có ngày tiếp xúc lần cuối
release-missing-not-confirmed = Chưa tính được vì chưa có kết quả xét nghiệm chính thức
