# Words of illness and isolation that both patients and staff read

## Tiers

tier-emergency = Emerhensiya
tier-urgent = Agaran
tier-watch = Bantayan
tier-routine = Karaniwan

## Symptoms

symptom-cough = Ubo
symptom-sputum = Plema
symptom-fatigue = Panghihina, madaling mapagod
symptom-headache = Sakit ng ulo
symptom-sore-throat = Masakit na lalamunan
symptom-runny-nose = Sipon o baradong ilong
symptom-taste-or-smell = Walang panlasa o pang-amoy
symptom-muscle-pain = Sakit ng kalamnan o kasukasuan
symptom-chills = Giniginaw
symptom-diarrhoea = Pagtatae
symptom-nausea = Pagduduwal o pagsusuka
symptom-poor-appetite = Walang ganang kumain

## Compared with yesterday

trend-better = Bumuti
trend-same = Pareho lang
trend-worse = Lumala

## Release arithmetic

release-day-zero-onset = Araw 0: simula ng sintomas, { $date }
release-day-zero-specimen = Araw 0: pagkuha ng ispesimen, { $date }
release-day-zero-restart = Walang sintomas noong una, saka nagkasintomas: binilang muli. Araw 0: simula ng sintomas, { $date }
release-day-zero-exposure = Araw 0: huling pakikisalamuha, { $date }
release-days = { $days } araw: hanggang { $date }
release-improved = { $hours } oras mula nang bumuti ang sintomas, { $date }: hanggang { $until }
release-improvement-unknown = Kailangan ng { $hours } oras mula nang bumuti ang sintomas (hindi pa tiyak ang petsa)
release-negative-test = Negatibo sa sariling test, { $date } (ika-{ $day } araw o pagkatapos): hanggang { $until }
release-rules-from = Ayon sa patakaran mula { $date }
release-free = Tapos na sa isolation (inaasahan): { $date }, ika-{ $day } araw
release-missing-day-zero = Hindi makalkula: walang petsa ng simula ng sintomas o ng pagkuha ng ispesimen
release-missing-exposure = Hindi makalkula: walang petsa ng huling pakikisalamuha
release-missing-not-confirmed = Hindi makalkula: hindi pa tiyak ang resulta ng test
