# 患者と職員のどちらの画面にも出る、症状と療養の言葉

## 緊急度

tier-emergency = 緊急
tier-urgent = 至急
tier-watch = 注意
tier-routine = 経過観察

## 症状

symptom-cough = 咳
symptom-sputum = 痰
symptom-fatigue = だるさ
symptom-headache = 頭痛
symptom-sore-throat = のどの痛み
symptom-runny-nose = 鼻水・鼻づまり
symptom-taste-or-smell = 味やにおいを感じない
symptom-muscle-pain = 筋肉や関節の痛み
symptom-chills = 寒気
symptom-diarrhoea = 下痢
symptom-nausea = 吐き気・嘔吐
symptom-poor-appetite = 食欲がない

## 昨日と比べて

trend-better = よくなった
trend-same = 変わらない
trend-worse = 悪くなった

## 療養解除の計算

release-day-zero-onset = 発症日 { $date } を 0 日目とする
release-day-zero-specimen = 検体採取日 { $date } を 0 日目とする
release-day-zero-restart = 無症状から発症：発症日 { $date } を 0 日目として数え直す
release-day-zero-exposure = 最終接触日 { $date } を 0 日目とする
release-days = { $days } 日間：{ $date } まで
release-improved = 症状軽快 { $date } から { $hours } 時間：{ $until } まで
release-improvement-unknown = 症状軽快から { $hours } 時間が必要（軽快日は未確認）
release-negative-test = { $date } の自己検査が陰性（{ $day } 日目以降）：{ $until } まで
release-rules-from = { $date } からの基準による
release-free = 解除（見込み）日：{ $date }（{ $day } 日目）
release-missing-day-zero = 発症日も検体採取日もないため計算できません
release-missing-exposure = 最終接触日がないため計算できません
release-missing-not-confirmed = 検査結果が確定していないため計算できません
