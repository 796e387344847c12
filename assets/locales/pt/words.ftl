# Words of illness and isolation that both patients and staff read

## Tiers

tier-emergency = Emergência
tier-urgent = Urgente
tier-watch = Atenção
tier-routine = Acompanhamento

## Symptoms

symptom-cough = Tosse
symptom-sputum = Catarro
symptom-fatigue = Cansaço, moleza
symptom-headache = Dor de cabeça
symptom-sore-throat = Dor de garganta
symptom-runny-nose = Coriza ou nariz entupido
symptom-taste-or-smell = Perda do paladar ou do olfato
symptom-muscle-pain = Dor muscular ou nas articulações
symptom-chills = Calafrios
symptom-diarrhoea = Diarreia
symptom-nausea = Enjoo ou vômito
symptom-poor-appetite = Falta de apetite

## Compared with yesterday

trend-better = Melhor
trend-same = Igual
trend-worse = Pior

## Release arithmetic

release-day-zero-onset = Dia 0: início dos sintomas, { $date }
release-day-zero-specimen = Dia 0: coleta da amostra, { $date }
release-day-zero-restart = Estava sem sintomas e passou a ter: nova contagem. Dia 0: início dos sintomas, { $date }
release-day-zero-exposure = Dia 0: último contato, { $date }
release-days = { $days } dias: até { $date }
release-improved = { $hours } horas desde a melhora dos sintomas, { $date }: até { $until }
release-improvement-unknown = São necessárias { $hours } horas desde a melhora dos sintomas (data ainda não confirmada)
release-negative-test = Autoteste negativo, { $date } (no dia { $day } ou depois): até { $until }
release-rules-from = Pelas regras em vigor desde { $date }
release-free = Liberação do isolamento (prevista): { $date }, dia { $day }
release-missing-day-zero = Não é possível calcular: faltam a data de início dos sintomas e a da coleta
release-missing-exposure = Não é possível calcular: falta a data do último contato
release-missing-not-confirmed = Não é possível calcular: o resultado do teste ainda não foi confirmado
