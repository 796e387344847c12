# Words of illness and isolation that both patients and staff read

## Tiers

tier-emergency = とても きけん
tier-urgent = いそぐ
tier-watch = ちゅうい
tier-routine = ようすを 見る

## Symptoms

symptom-cough = せき
symptom-sputum = たん
symptom-fatigue = 体が だるい
symptom-headache = 頭が いたい
symptom-sore-throat = のどが いたい
symptom-runny-nose = はな水・はなづまり
symptom-taste-or-smell = あじや においが わからない
symptom-muscle-pain = きんにくや かんせつが いたい
symptom-chills = さむけが する
symptom-diarrhoea = げり
symptom-nausea = 気もちが わるい・はく
symptom-poor-appetite = 食べたくない

## Compared with yesterday

trend-better = よくなった
trend-same = 同じ
trend-worse = わるくなった

## Release arithmetic

release-day-zero-onset = ぐあいが わるくなった 日（{ $date }）を 0日目に します
release-day-zero-specimen = けんさを した 日（{ $date }）を 0日目に します
release-day-zero-restart = けんさの 後で ぐあいが わるくなりました。その 日（{ $date }）を 0日目に して、数えなおします
release-day-zero-exposure = さいごに 会った 日（{ $date }）を 0日目に します
release-days = { $days }日間：{ $date } まで
release-improved = よくなった 日（{ $date }）から { $hours }時間：{ $until } まで
release-improvement-unknown = よくなってから { $hours }時間 まちます（よくなった 日は まだ わかりません）
release-negative-test = { $date } に 自分で けんさを しました。コロナは 見つかりませんでした（{ $day }日目か、その 後）：{ $until } まで
release-rules-from = { $date } からの きまりで 計算しました
release-free = 休むのが おわる 日（よてい）：{ $date }（{ $day }日目）
release-missing-day-zero = 計算できません。ぐあいが わるくなった 日も、けんさの 日も わかりません
release-missing-exposure = 計算できません。さいごに 会った 日が わかりません
release-missing-not-confirmed = 計算できません。けんさの けっかが まだ きまって いません
