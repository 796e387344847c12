# Words of illness and isolation that both patients and staff read

## Tiers

tier-emergency = 紧急
tier-urgent = 尽快处理
tier-watch = 注意
tier-routine = 继续观察

## Symptoms

symptom-cough = 咳嗽
symptom-sputum = 有痰
symptom-fatigue = 乏力
symptom-headache = 头痛
symptom-sore-throat = 喉咙痛
symptom-runny-nose = 流鼻涕、鼻塞
symptom-taste-or-smell = 尝不出味道或闻不到气味
symptom-muscle-pain = 肌肉或关节痛
symptom-chills = 发冷
symptom-diarrhoea = 腹泻
symptom-nausea = 恶心、呕吐
symptom-poor-appetite = 没有食欲

## Compared with yesterday

trend-better = 好转了
trend-same = 没有变化
trend-worse = 变差了

## Release arithmetic

release-day-zero-onset = 以发病日 { $date } 为第0天
release-day-zero-specimen = 以采样日 { $date } 为第0天
release-day-zero-restart = 原本无症状，后来发病：以发病日 { $date } 为第0天重新计算
release-day-zero-exposure = 以最后接触日 { $date } 为第0天
release-days = { $days }天：到 { $date } 为止
release-improved = 症状好转（{ $date }）后{ $hours }小时：到 { $until } 为止
release-improvement-unknown = 症状好转后还需要{ $hours }小时（好转日期尚未确认）
release-negative-test = { $date } 自测阴性（第{ $day }天或以后）：到 { $until } 为止
release-rules-from = 依据 { $date } 起实施的标准
release-free = 解除日（预计）：{ $date }（第{ $day }天）
release-missing-day-zero = 没有发病日和采样日，无法计算
release-missing-exposure = 没有最后接触日，无法计算
release-missing-not-confirmed = 检测结果尚未确定，无法计算
