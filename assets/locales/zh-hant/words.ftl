# Words of illness and isolation that both patients and staff read

## Tiers

tier-emergency = 緊急
tier-urgent = 盡快處理
tier-watch = 注意
tier-routine = 持續觀察

## Symptoms

symptom-cough = 咳嗽
symptom-sputum = 有痰
symptom-fatigue = 疲倦無力
symptom-headache = 頭痛
symptom-sore-throat = 喉嚨痛
symptom-runny-nose = 流鼻水、鼻塞
symptom-taste-or-smell = 嚐不出味道或聞不到氣味
symptom-muscle-pain = 肌肉或關節痛
symptom-chills = 發冷
symptom-diarrhoea = 腹瀉
symptom-nausea = 噁心、嘔吐
symptom-poor-appetite = 沒有食慾

## Compared with yesterday

trend-better = 好轉了
trend-same = 沒有變化
trend-worse = 變差了

## Release arithmetic

release-day-zero-onset = 以發病日 { $date } 為第0天
release-day-zero-specimen = 以採檢日 { $date } 為第0天
release-day-zero-restart = 原本無症狀，後來發病：以發病日 { $date } 為第0天重新計算
release-day-zero-exposure = 以最後接觸日 { $date } 為第0天
release-days = { $days }天：到 { $date } 為止
release-improved = 症狀好轉（{ $date }）後{ $hours }小時：到 { $until } 為止
release-improvement-unknown = 症狀好轉後還需要{ $hours }小時（好轉日期尚未確認）
release-negative-test = { $date } 自我檢測陰性（第{ $day }天或以後）：到 { $until } 為止
release-rules-from = 依據 { $date } 起實施的標準
release-free = 解除日（預計）：{ $date }（第{ $day }天）
release-missing-day-zero = 沒有發病日和採檢日，無法計算
release-missing-exposure = 沒有最後接觸日，無法計算
release-missing-not-confirmed = 檢驗結果尚未確定，無法計算
