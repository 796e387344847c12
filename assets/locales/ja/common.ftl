# 患者の画面と職員の画面のどちらでも使う言葉

app-name = 見守り

## 操作
action-cancel = やめる
action-close = 閉じる
action-back = 戻る
action-next = 次へ
action-retry = もう一度ためす
action-save = 保存する
action-copy = コピー
action-copied = コピーしました

## お知らせの種類（読み上げ用）
notice-info = お知らせ
notice-success = 完了
notice-warning = 注意
notice-error = エラー

## 入力欄
field-required = 必須
field-optional = 任意

## 日付と時刻
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
format-yesterday = 昨日
format-tomorrow = 明日
format-day-time = { $day } { $time }
format-minutes = { $count }分
format-hours = { $count }時間
format-days = { $count }日
format-temperature = { $value }℃
format-percent = { $value }%

## グラフ
chart-temperature = 体温（℃）
chart-spo2 = 血中酸素（SpO₂ %）
chart-summary = { $count }回の記録、{ $low }〜{ $high }、最新は{ $last }
chart-empty = まだ記録がありません。

## 言語
language-label = 言語 / Language
