# Words used by both the patient's and the staff's pages

app-name = Mimamori

## Actions
action-cancel = Kanselahin
action-close = Isara
action-back = Bumalik
action-next = Susunod
action-retry = Subukan ulit
action-save = I-save
action-copy = Kopyahin
action-copied = Nakopya na

## Kinds of notice (read out)
notice-info = Abiso
notice-success = Tapos na
notice-warning = Babala
notice-error = May mali

## Fields
field-required = kailangan
field-optional = opsyonal

## Dates and times
weekday-0 = Lin
weekday-1 = Lun
weekday-2 = Mar
weekday-3 = Miy
weekday-4 = Huw
weekday-5 = Biy
weekday-6 = Sab
month-1 = Enero
month-2 = Pebrero
month-3 = Marso
month-4 = Abril
month-5 = Mayo
month-6 = Hunyo
month-7 = Hulyo
month-8 = Agosto
month-9 = Setyembre
month-10 = Oktubre
month-11 = Nobyembre
month-12 = Disyembre
format-day = { $month } { $day } ({ $weekday })
format-day-year = { $month } { $day }, { $year } ({ $weekday })
format-today = ngayong araw
format-yesterday = kahapon
format-tomorrow = bukas
format-day-time = { $day }, { $time }
format-minutes = { $count } minuto
format-hours = { $count } oras
format-days = { $count } araw
format-temperature = { $value } °C
format-percent = { $value }%

## Charts
chart-temperature = Temperatura (°C)
chart-spo2 = Oxygen sa dugo (SpO₂ %)
chart-summary = { $count } tala, { $low } hanggang { $high }, pinakahuli { $last }
chart-empty = Wala pa pong tala.

## Language
language-label = Wika / Language
