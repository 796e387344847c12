# Words of illness and isolation that both patients and staff read

## Tiers

tier-emergency = Emergencia
tier-urgent = Urgente
tier-watch = Atención
tier-routine = Seguimiento

## Symptoms

symptom-cough = Tos
symptom-sputum = Flema
symptom-fatigue = Cansancio, decaimiento
symptom-headache = Dolor de cabeza
symptom-sore-throat = Dolor de garganta
symptom-runny-nose = Moqueo o nariz tapada
symptom-taste-or-smell = Pérdida del gusto o del olfato
symptom-muscle-pain = Dolor muscular o de articulaciones
symptom-chills = Escalofríos
symptom-diarrhoea = Diarrea
symptom-nausea = Náuseas o vómitos
symptom-poor-appetite = Falta de apetito

## Compared with yesterday

trend-better = Mejor
trend-same = Igual
trend-worse = Peor

## Release arithmetic

release-day-zero-onset = Día 0: inicio de los síntomas, { $date }
release-day-zero-specimen = Día 0: toma de la muestra, { $date }
release-day-zero-restart = No tenía síntomas y luego aparecieron: se cuenta de nuevo. Día 0: inicio de los síntomas, { $date }
release-day-zero-exposure = Día 0: último contacto, { $date }
release-days = { $days } días: hasta { $date }
release-improved = { $hours } horas desde la mejoría de los síntomas, { $date }: hasta { $until }
release-improvement-unknown = Se necesitan { $hours } horas desde la mejoría de los síntomas (fecha aún no confirmada)
release-negative-test = Autoprueba negativa, { $date } (el día { $day } o después): hasta { $until }
release-rules-from = Según las normas vigentes desde { $date }
release-free = Fin del aislamiento (previsto): { $date }, día { $day }
release-missing-day-zero = No se puede calcular: faltan la fecha de inicio de los síntomas y la de la muestra
release-missing-exposure = No se puede calcular: falta la fecha del último contacto
release-missing-not-confirmed = No se puede calcular: el resultado de la prueba aún no está confirmado
