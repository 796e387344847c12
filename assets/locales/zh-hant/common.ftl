# Words used by both the patient's and the staff's pages

app-name = Mimamori

## Actions
action-cancel = 取消
action-close = 關閉
action-back = 返回
action-next = 下一步
action-retry = 再試一次
action-save = 儲存
action-copy = 複製
action-copied = 已複製

## Kinds of notice (read out)
notice-info = 通知
notice-success = 完成
notice-warning = 注意
notice-error = 錯誤

## Fields
field-required = 必填
field-optional = 選填

## Dates and times
weekday-0 = 週日
weekday-1 = 週一
weekday-2 = 週二
weekday-3 = 週三
weekday-4 = 週四
weekday-5 = 週五
weekday-6 = 週六
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
format-today = 今天
format-yesterday = 昨天
format-tomorrow = 明天
format-day-time = { $day } { $time }
format-minutes = { $count }分鐘
format-hours = { $count }小時
format-days = { $count }天
format-temperature = { $value }℃
format-percent = { $value }%

## Charts
chart-temperature = 體溫（℃）
chart-spo2 = 血氧（SpO₂ %）
chart-summary = { $count }次紀錄，{ $low }～{ $high }，最近一次{ $last }
chart-empty = 還沒有紀錄。

## Language
language-label = 語言 / Language
