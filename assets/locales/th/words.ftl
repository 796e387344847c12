# Words of illness and isolation that both patients and staff read

## Tiers

tier-emergency = Emergency
tier-urgent = Urgent
tier-watch = Watch
tier-routine = Routine

## Symptoms

symptom-cough = Cough
symptom-sputum = Sputum
symptom-fatigue = Fatigue
symptom-headache = Headache
symptom-sore-throat = Sore throat
symptom-runny-nose = Runny or blocked nose
symptom-taste-or-smell = Loss of taste or smell
symptom-muscle-pain = Muscle or joint pain
symptom-chills = Chills
symptom-diarrhoea = Diarrhoea
symptom-nausea = Nausea or vomiting
symptom-poor-appetite = Poor appetite

## Compared with yesterday

trend-better = Better
trend-same = Same
trend-worse = Worse

## Release arithmetic

release-day-zero-onset = Onset on { $date } is day 0
release-day-zero-specimen = Specimen on { $date } is day 0
release-day-zero-restart = Fell ill after a positive test: counted again from onset on { $date } as day 0
release-day-zero-exposure = Last contact on { $date } is day 0
release-days = { $days } days: to { $date }
release-improved = { $hours } hours since improvement on { $date }: to { $until }
release-improvement-unknown = { $hours } hours since improvement are needed (not known yet)
release-negative-test = Negative self-test on { $date } (day { $day } or later): to { $until }
release-rules-from = By the rules in force from { $date }
release-free = Free (expected) on { $date }, day { $day }
release-missing-day-zero = Cannot be computed: neither onset nor specimen date is known
release-missing-exposure = Cannot be computed: the last contact is not known
release-missing-not-confirmed = Cannot be computed: the test result is not confirmed
