# Words used by both the patient's and the staff's pages

app-name = Mimamori

## Actions
action-cancel = မလုပ်တော့ပါ
action-close = ပိတ်ရန်
action-back = ပြန်သွားရန်
action-next = ရှေ့ဆက်ရန်
action-retry = ထပ်စမ်းကြည့်ရန်
action-save = သိမ်းရန်
action-copy = ကူးယူရန်
action-copied = ကူးယူပြီးပါပြီ

## Kinds of notice (read out)
notice-info = အသိပေးချက်
notice-success = ပြီးပါပြီ
notice-warning = သတိပြုရန်
notice-error = အမှား

## Fields
field-required = မဖြစ်မနေ ဖြည့်ရန်
field-optional = မဖြည့်လည်း ရပါတယ်

## Dates and times
weekday-0 = တနင်္ဂနွေ
weekday-1 = တနင်္လာ
weekday-2 = အင်္ဂါ
weekday-3 = ဗုဒ္ဓဟူး
weekday-4 = ကြာသပတေး
weekday-5 = သောကြာ
weekday-6 = စနေ
month-1 = ဇန်နဝါရီ
month-2 = ဖေဖော်ဝါရီ
month-3 = မတ်
month-4 = ဧပြီ
month-5 = မေ
month-6 = ဇွန်
month-7 = ဇူလိုင်
month-8 = ဩဂုတ်
month-9 = စက်တင်ဘာ
month-10 = အောက်တိုဘာ
month-11 = နိုဝင်ဘာ
month-12 = ဒီဇင်ဘာ
format-day = { $month } { $day } ရက် ({ $weekday })
format-day-year = { $year } ခုနှစ် { $month } { $day } ရက် ({ $weekday })
format-today = ဒီနေ့
format-yesterday = မနေ့က
format-tomorrow = မနက်ဖြန်
format-day-time = { $day } { $time }
format-minutes = { $count } မိနစ်
format-hours = { $count } နာရီ
format-days = { $count } ရက်
format-temperature = { $value } °C
format-percent = { $value }%

## Charts
chart-temperature = ကိုယ်အပူချိန် (°C)
chart-spo2 = သွေးတွင်းအောက်ဆီဂျင် (SpO₂ %)
chart-summary = မှတ်တမ်း { $count } ကြိမ်၊ { $low } မှ { $high } အထိ၊ နောက်ဆုံး { $last }
chart-empty = မှတ်တမ်း မရှိသေးပါ။

## Language
language-label = ဘာသာစကား / Language
