# Words used by both the patient's and the staff's pages

app-name = 見まもり

## Actions
action-cancel = やめる
action-close = とじる
action-back = もどる
action-next = つぎへ
action-retry = もう一ど やる
action-save = ほぞんする
action-copy = コピー
action-copied = コピーしました

## Kinds of notice (read out)
notice-info = おしらせ
notice-success = できました
notice-warning = ちゅうい
notice-error = エラー

## Fields
field-required = かならず 入れる
field-optional = 入れなくても いい

## Dates and times
weekday-0 = 日
weekday-1 = 月
weekday-2 = 火
weekday-3 = 水
weekday-4 = 木
weekday-5 = 金
weekday-6 = 土
month-1 = 1
month-2 = 2
month-3 = 3
month-4 = 4
month-5 = 5
month-6 = 6
month-7 = 7
month-8 = 8
month-9 = 9
month-10 = 10
month-11 = 11
month-12 = 12
format-day = { $month }月{ $day }日（{ $weekday }）
format-day-year = { $year }年{ $month }月{ $day }日（{ $weekday }）
format-today = 今日
format-yesterday = きのう
format-tomorrow = あした
format-day-time = { $day } { $time }
format-minutes = { $count }分
format-hours = { $count }時間
format-days = { $count }日
format-temperature = { $value }℃
format-percent = { $value }%

## Charts
chart-temperature = ねつ（℃）
chart-spo2 = 体の さんそ（SpO₂ %）
chart-summary = きろく { $count }回、{ $low }から { $high }まで、いちばん 新しい 数字は { $last }
chart-empty = まだ きろくが ありません。

## Language
language-label = ことば / Language
