# Words of illness and isolation that both patients and staff read

## Tiers

tier-emergency = 응급
tier-urgent = 긴급
tier-watch = 주의
tier-routine = 경과 관찰

## Symptoms

symptom-cough = 기침
symptom-sputum = 가래
symptom-fatigue = 몸이 나른함
symptom-headache = 두통
symptom-sore-throat = 목 아픔
symptom-runny-nose = 콧물·코막힘
symptom-taste-or-smell = 맛이나 냄새를 못 느낌
symptom-muscle-pain = 근육통·관절통
symptom-chills = 오한
symptom-diarrhoea = 설사
symptom-nausea = 메스꺼움·구토
symptom-poor-appetite = 식욕 없음

## Compared with yesterday

trend-better = 좋아짐
trend-same = 그대로
trend-worse = 나빠짐

## Release arithmetic

release-day-zero-onset = 증상이 시작된 날 { $date } = 0일째
release-day-zero-specimen = 검체를 채취한 날 { $date } = 0일째
release-day-zero-restart = 무증상이었다가 증상이 나타남: 증상이 시작된 날 { $date } = 0일째로 다시 계산
release-day-zero-exposure = 마지막으로 접촉한 날 { $date } = 0일째
release-days = { $days }일간: { $date }까지
release-improved = 증상이 좋아진 { $date }부터 { $hours }시간: { $until }까지
release-improvement-unknown = 증상이 좋아진 뒤 { $hours }시간 필요(좋아진 날은 아직 미확인)
release-negative-test = { $date } 자가검사 음성({ $day }일째 이후): { $until }까지
release-rules-from = { $date }부터 적용된 기준에 따름
release-free = 해제(예정)일: { $date }({ $day }일째)
release-missing-day-zero = 증상이 시작된 날도 검체를 채취한 날도 없어 계산할 수 없습니다
release-missing-exposure = 마지막으로 접촉한 날이 없어 계산할 수 없습니다
release-missing-not-confirmed = 검사 결과가 확정되지 않아 계산할 수 없습니다
