# Words used by both the patient's and the staff's pages

app-name = Mimamori

## Actions
action-cancel = Cancel
action-close = Close
action-back = Back
action-next = Next
action-retry = Try again
action-save = Save
action-copy = Copy
action-copied = Copied

## Kinds of notice (read out)
notice-info = Note
notice-success = Done
notice-warning = Caution
notice-error = Error

## Fields
field-required = required
field-optional = optional

## Dates and times
weekday-0 = Sun
weekday-1 = Mon
weekday-2 = Tue
weekday-3 = Wed
weekday-4 = Thu
weekday-5 = Fri
weekday-6 = Sat
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec
format-day = { $weekday } { $day } { $month }
format-day-year = { $weekday } { $day } { $month } { $year }
format-today = Today
format-yesterday = Yesterday
format-tomorrow = Tomorrow
format-day-time = { $day } { $time }
format-minutes = { $count } min
format-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
format-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
format-temperature = { $value } °C
format-percent = { $value }%

## Charts
chart-temperature = Temperature (°C)
chart-spo2 = Blood oxygen (SpO₂ %)
chart-summary = { $count ->
    [one] { $count } value
   *[other] { $count } values
}, { $low } to { $high }, latest { $last }
chart-empty = Nothing recorded yet.

## Language
language-label = 言語 / Language
