# Words of illness and isolation that both patients and staff read

## Tiers

tier-emergency = အရေးပေါ်
tier-urgent = အမြန်ဆောင်ရွက်ရန်
tier-watch = သတိပြုရန်
tier-routine = ဆက်လက်စောင့်ကြည့်ရန်

## Symptoms

symptom-cough = ချောင်းဆိုးခြင်း
symptom-sputum = သလိပ်ထွက်ခြင်း
symptom-fatigue = နုံးချည့်ခြင်း
symptom-headache = ခေါင်းကိုက်ခြင်း
symptom-sore-throat = လည်ချောင်းနာခြင်း
symptom-runny-nose = နှာရည်ယိုခြင်း၊ နှာပိတ်ခြင်း
symptom-taste-or-smell = အရသာ သို့မဟုတ် အနံ့ မရခြင်း
symptom-muscle-pain = ကြွက်သား သို့မဟုတ် အဆစ် နာခြင်း
symptom-chills = ချမ်းတုန်ခြင်း
symptom-diarrhoea = ဝမ်းလျှောခြင်း
symptom-nausea = ပျို့ခြင်း၊ အန်ခြင်း
symptom-poor-appetite = စားချင်စိတ်မရှိခြင်း

## Compared with yesterday

trend-better = သက်သာလာတယ်
trend-same = အတူတူပဲ
trend-worse = ပိုဆိုးလာတယ်

## Release arithmetic

release-day-zero-onset = လက္ခဏာ စပြတဲ့ { $date } ကို 0 ရက်မြောက်နေ့လို့ ရေတွက်ပါတယ်
release-day-zero-specimen = စစ်ဆေးဖို့ နမူနာယူတဲ့ { $date } ကို 0 ရက်မြောက်နေ့လို့ ရေတွက်ပါတယ်
release-day-zero-restart = အစက လက္ခဏာမရှိဘဲ နောက်မှ ပေါ်လာလို့ လက္ခဏာ စပြတဲ့ { $date } ကို 0 ရက်မြောက်နေ့အဖြစ် ပြန်ရေတွက်ပါတယ်
release-day-zero-exposure = နောက်ဆုံး ထိတွေ့ခဲ့တဲ့ { $date } ကို 0 ရက်မြောက်နေ့လို့ ရေတွက်ပါတယ်
release-days = { $days } ရက် - { $date } အထိ
release-improved = လက္ခဏာ သက်သာလာတဲ့ { $date } ကနေ { $hours } နာရီ - { $until } အထိ
release-improvement-unknown = လက္ခဏာ သက်သာပြီးနောက် { $hours } နာရီ လိုပါတယ် (သက်သာတဲ့နေ့ မသိရသေးပါ)
release-negative-test = { $date } ကိုယ်တိုင်စစ်ဆေးချက်မှာ ပိုးမတွေ့ပါ ({ $day } ရက်မြောက်နေ့ သို့မဟုတ် နောက်ပိုင်း) - { $until } အထိ
release-rules-from = { $date } ကစပြီး သုံးတဲ့ စည်းမျဉ်းအရ ဖြစ်ပါတယ်
release-free = သီးသန့်နေထိုင်မှု ပြီးဆုံးမယ့် (ခန့်မှန်း) နေ့ - { $date } ({ $day } ရက်မြောက်နေ့)
release-missing-day-zero = လက္ခဏာ စပြတဲ့နေ့ရော နမူနာယူတဲ့နေ့ရော မသိရလို့ တွက်လို့ မရပါ
release-missing-exposure = နောက်ဆုံး ထိတွေ့ခဲ့တဲ့နေ့ မသိရလို့ တွက်လို့ မရပါ
release-missing-not-confirmed = စစ်ဆေးမှုအဖြေ အတည်မပြုရသေးလို့ တွက်လို့ မရပါ
