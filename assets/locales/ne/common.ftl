# Words used by both the patient's and the staff's pages

app-name = Mimamori

## Actions
action-cancel = रद्द गर्नुहोस्
action-close = बन्द गर्नुहोस्
action-back = पछाडि
action-next = अगाडि
action-retry = फेरि प्रयास गर्नुहोस्
action-save = सेभ गर्नुहोस्
action-copy = कपी
action-copied = कपी भयो

## Kinds of notice (read out)
notice-info = जानकारी
notice-success = सम्पन्न
notice-warning = सावधान
notice-error = त्रुटि

## Fields
field-required = अनिवार्य
field-optional = ऐच्छिक

## Dates and times
weekday-0 = आइत
weekday-1 = सोम
weekday-2 = मंगल
weekday-3 = बुध
weekday-4 = बिही
weekday-5 = शुक्र
weekday-6 = शनि
month-1 = जनवरी
month-2 = फेब्रुअरी
month-3 = मार्च
month-4 = अप्रिल
month-5 = मे
month-6 = जुन
month-7 = जुलाई
month-8 = अगस्ट
month-9 = सेप्टेम्बर
month-10 = अक्टोबर
month-11 = नोभेम्बर
month-12 = डिसेम्बर
format-day = { $month } { $day } ({ $weekday })
format-day-year = { $year } { $month } { $day } ({ $weekday })
format-today = आज
format-yesterday = हिजो
format-tomorrow = भोलि
format-day-time = { $day } { $time }
format-minutes = { $count } मिनेट
format-hours = { $count } घण्टा
format-days = { $count } दिन
format-temperature = { $value } °C
format-percent = { $value }%

## Charts
chart-temperature = शरीरको तापक्रम (°C)
chart-spo2 = रगतमा अक्सिजन (SpO₂ %)
chart-summary = { $count } पटकको रेकर्ड, { $low } देखि { $high } सम्म, पछिल्लो { $last }
chart-empty = अहिलेसम्म कुनै रेकर्ड छैन।

## Language
language-label = भाषा / Language
