# Words used by both the patient's and the staff's pages

app-name = Mimamori

## Actions
action-cancel = 取消
action-close = 关闭
action-back = 返回
action-next = 下一步
action-retry = 重试
action-save = 保存
action-copy = 复制
action-copied = 已复制

## Kinds of notice (read out)
notice-info = 提示
notice-success = 完成
notice-warning = 注意
notice-error = 错误

## Fields
field-required = 必填
field-optional = 选填

## Dates and times
weekday-0 = 周日
weekday-1 = 周一
weekday-2 = 周二
weekday-3 = 周三
weekday-4 = 周四
weekday-5 = 周五
weekday-6 = 周六
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
format-minutes = { $count }分钟
format-hours = { $count }小时
format-days = { $count }天
format-temperature = { $value }℃
format-percent = { $value }%

## Charts
chart-temperature = 体温（℃）
chart-spo2 = 血氧（SpO₂ %）
chart-summary = { $count }次记录，{ $low }～{ $high }，最近一次{ $last }
chart-empty = 还没有记录。

## Language
language-label = 语言 / Language
