# Words of illness and isolation that both patients and staff read

## Tiers

tier-emergency = Gawat darurat
tier-urgent = Mendesak
tier-watch = Waspada
tier-routine = Pemantauan

## Symptoms

symptom-cough = Batuk
symptom-sputum = Dahak
symptom-fatigue = Badan lemas
symptom-headache = Sakit kepala
symptom-sore-throat = Sakit tenggorokan
symptom-runny-nose = Pilek, hidung tersumbat
symptom-taste-or-smell = Hilang indra perasa atau penciuman
symptom-muscle-pain = Nyeri otot atau sendi
symptom-chills = Menggigil
symptom-diarrhoea = Diare
symptom-nausea = Mual, muntah
symptom-poor-appetite = Tidak nafsu makan

## Compared with yesterday

trend-better = Membaik
trend-same = Sama saja
trend-worse = Memburuk

## Release arithmetic

release-day-zero-onset = Mulai bergejala ({ $date }) dihitung hari ke-0
release-day-zero-specimen = Pengambilan sampel ({ $date }) dihitung hari ke-0
release-day-zero-restart = Semula tanpa gejala, lalu bergejala: dihitung ulang, mulai bergejala ({ $date }) sebagai hari ke-0
release-day-zero-exposure = Kontak terakhir ({ $date }) dihitung hari ke-0
release-days = { $days } hari: sampai { $date }
release-improved = { $hours } jam sejak gejala membaik ({ $date }): sampai { $until }
release-improvement-unknown = Perlu { $hours } jam sejak gejala membaik (tanggalnya belum diketahui)
release-negative-test = Tes mandiri negatif ({ $date }, hari ke-{ $day } atau sesudahnya): sampai { $until }
release-rules-from = Menurut aturan yang berlaku sejak { $date }
release-free = Tanggal selesai (perkiraan): { $date }, hari ke-{ $day }
release-missing-day-zero = Belum bisa dihitung karena tanggal mulai gejala dan tanggal pengambilan sampel belum ada
release-missing-exposure = Belum bisa dihitung karena tanggal kontak terakhir belum ada
release-missing-not-confirmed = Belum bisa dihitung karena hasil tes belum pasti
