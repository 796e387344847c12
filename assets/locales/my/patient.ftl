# The patient's pages. Read by someone with a fever: kind, short, clear.

page-title = { $page } | Mimamori
wait-loading = ဖွင့်နေပါတယ်
person-name = { $name }
word-yes = ဟုတ်ကဲ့
word-no = ဟင့်အင်း

## Calls
call-119 = လူနာတင်ယာဉ် ခေါ်ရန်
call-center = { $name } ကို ဖုန်းခေါ်ရန်
call-center-short = ကျန်းမာရေးဌာနကို ဖုန်းခေါ်ရန်
call-night = ညပိုင်းနဲ့ ပိတ်ရက် ဖုန်း
call-hours = ဖုန်းဖြေချိန် { $hours }
call-consultation = ခရိုင် (ပြည်နယ်) တိုင်ပင်ရေး ဖုန်း
call-consultation-when = ကျန်းမာရေးဌာနကို ဖုန်းခေါ်လို့ မရတဲ့အခါ၊ တခြား စိတ်ပူစရာ ရှိတဲ့အခါ
call-119-when = အသက်ရှူရခက်ရင်၊ နှုတ်ခမ်းပြာရင်၊ ခေါ်လို့ မထူးရင်၊ ရင်ဘတ်အောင့်ရင် မတွေဝေဘဲ 119 ကို ချက်ချင်း ဖုန်းခေါ်ပါ။

## The way in
door-title = ကိုယ်တိုင် ဟုတ်မဟုတ် စစ်ဆေးခြင်း
door-text = { $center } က ပို့တာ ဖြစ်ပါတယ်။ မွေးနေ့ကို ဖြည့်ပေးပါ။
door-birth = မွေးနေ့
door-birth-hint = ဥပမာ 1940, 3, 2
door-era = နှစ် ရေတွက်ပုံ
era-western = ခရစ်နှစ်
era-taisho = တိုင်းရှိုး
era-showa = ရှိုဝါ
era-heisei = ဟေးဆေး
era-reiwa = ရေဝ
door-year = နှစ်
door-month = လ
door-day = ရက်
door-date = { $year } ခုနှစ် { $month } { $day } ရက်
door-era-year = { $era } { $year }
door-understood = { $date } ({ $era }) မွေးဖွား
door-enter = စတင်ရန်
door-help = အဆင်မပြေရင် ဖုန်းခေါ်ပါ။
door-expired-title = ဒီလင့်ခ် သက်တမ်း ကုန်သွားပါပြီ
door-revoked-title = ဒီလင့်ခ်ကို သုံးလို့ မရပါ
door-missing-title = လင့်ခ် မမှန်ဘူး ထင်ပါတယ်
door-missing-text = မက်ဆေ့ခ်ျထဲက လင့်ခ်ကို နောက်တစ်ကြိမ် ဖွင့်ကြည့်ပါ။ လင့်ခ် ပြတ်နေသလားလည်း ကြည့်ပါ။
door-unreachable-title = ချိတ်ဆက်လို့ မရပါ

not-me = လူမှားနေပါတယ်
not-me-title = ဒီစာက သင့်ဆီ ပို့တာ မဟုတ်ဘူးလား
not-me-text = “ဟုတ်ကဲ့” ကို နှိပ်ရင် ဒီနံပါတ်၊ ဒီလိပ်စာကို ထပ်မပို့တော့ပါ။ ကျန်းမာရေးဌာနက လိပ်စာအမှန်ကို ရှာပါမယ်။
not-me-confirm = ဟုတ်ကဲ့၊ လူမှားပါတယ်
not-me-done-title = ပြောပြပေးလို့ ကျေးဇူးတင်ပါတယ်
not-me-done-text = နောက်ထပ် ဘာမှ လုပ်စရာ မလိုပါ။ ဒီစာမျက်နှာကို ပိတ်လို့ ရပါပြီ။

signed-out-title = လင့်ခ်ကို နောက်တစ်ကြိမ် ဖွင့်ပါ
signed-out-text = ကျန်းမာရေးဌာနက ပို့တဲ့ SMS ဒါမှမဟုတ် အီးမေးလ်ထဲက လင့်ခ်ကို ဖွင့်ရင် ဆက်သုံးလို့ ရပါတယ်။
signed-out-waiting = မပို့ရသေးတဲ့ သတင်းပို့ချက်တွေက ဒီဖုန်းထဲမှာ ရှိပါတယ်။ ပြန်ဝင်ရင် အလိုအလျောက် ပို့ပါမယ်။
signed-out-call = လင့်ခ် ရှာမတွေ့ရင် ဖုန်းခေါ်ပါ။ ဖုန်းနဲ့လည်း သတင်းပို့လို့ ရပါတယ်။
signed-out-new = လင့်ခ် ရှာမတွေ့ရင် တာဝန်ခံ ကျန်းမာရေးဌာနကို ဖုန်းခေါ်ပါ။

## Home
home-title = ဒီနေ့ အခြေအနေ
home-title-household = မိသားစုရဲ့ ဒီနေ့ အခြေအနေ
home-report = အခြေအနေ သတင်းပို့ရန်
home-report-again = ထပ်ပြီး သတင်းပို့ရန်
home-report-of = { $name } အတွက် သတင်းပို့ရန်
home-state-done = ဒီနေ့ သတင်းပို့ပြီးပါပြီ
home-state-due = ဒီနေ့ သတင်းမပို့ရသေးပါ
home-state-waiting = သတင်းပို့ချက်က လိုင်းပြန်ရတာကို စောင့်နေပါတယ်
home-state-over = နေ့စဉ် စောင့်ရှောက်မှု ပြီးဆုံးပါပြီ
home-over = စိတ်ရှည်ရှည် ပူးပေါင်းပေးလို့ ကျေးဇူးတင်ပါတယ်။ နေမကောင်းဖြစ်ရင် ကျန်းမာရေးဌာန ဒါမှမဟုတ် ပြနေကျ ဆရာဝန်ကို တိုင်ပင်ပါ။
home-last = အရင်တစ်ကြိမ် { $when } - { $values }
home-day = သီးသန့်နေထိုင်မှု
home-day-n = { $day } ရက်မြောက်နေ့
home-end = ပြီးဆုံးမယ့်နေ့ (ခန့်မှန်း)
home-end-day = { $day }
home-end-note = ကျန်းမာရေး အခြေအနေပေါ် မူတည်ပြီး ပြောင်းနိုင်ပါတယ်။
home-by-phone = တာဝန်ခံက နေ့တိုင်း ဖုန်းခေါ်ပြီး အခြေအနေ မေးပါမယ်။ ဒီကနေလည်း သတင်းပို့လို့ ရပါတယ်။
home-reminder = နောက်တစ်ကြိမ် သတိပေးချိန် - { $when }
home-trouble = အခက်အခဲရှိရင်၊ စိုးရိမ်ရင်
home-trouble-text = ပိုဆိုးလာရင် နောက်တစ်ကြိမ် သတင်းပို့ချိန်ကို မစောင့်ဘဲ ဖုန်းခေါ်ပါ။
home-119-when = လူနာတင်ယာဉ် ဘယ်အချိန် ခေါ်ရမလဲ
home-help = အရေးပေါ်လက္ခဏာနဲ့ တိုင်းတာနည်း
home-more = နောက်ထပ်

## Waiting reports, no connection
waiting-title = မပို့ရသေးတဲ့ သတင်းပို့ချက် { $count } ခု ရှိပါတယ်
waiting-text = လိုင်းပြန်ရရင် အလိုအလျောက် ပို့ပါမယ်။ ဒီဖုန်းထဲမှာ သိမ်းထားလို့ ပိတ်လိုက်လည်း မပျောက်ပါ။
waiting-sending = အခု ပို့နေပါတယ်။
waiting-now = အခုချက်ချင်း ပို့ကြည့်ရန်
offline-title = အခု လိုင်းမရှိပါ
offline-text = အရင်ဖွင့်ထားတာကို ပြထားပါတယ်။ သတင်းပို့ချက်ကို ဒီအတိုင်း ရေးလို့ ရပါတယ်။
not-kept-title = ဒီဖုန်းမှာ သိမ်းထားလို့ မရပါ
not-kept-text = ဘရောက်ဇာက သီးသန့်ကြည့်ရှုမုဒ် ဖြစ်နေနိုင်ပါတယ်။ မပို့ခင် ဒီစာမျက်နှာကို ပိတ်ရင် သတင်းပို့ချက် ပျောက်သွားပါမယ်။ ပို့ပြီးတဲ့အထိ ဖွင့်ထားပေးပါ။
refused-title = { $name } ရဲ့ သတင်းပို့ချက် ({ $when }) မရောက်ပါ
refused-text = ကျေးဇူးပြုပြီး ထပ်ပို့ပါ၊ ဒါမှမဟုတ် ကျန်းမာရေးဌာနကို ဖုန်းခေါ်ပါ။
refused-seen = နားလည်ပါပြီ

missing-title = စာမျက်နှာ ရှာမတွေ့ပါ
missing-text = လိပ်စာ ပြောင်းသွားတာ ဒါမှမဟုတ် ဒီဖုန်းမှာ ကြည့်လို့မရတဲ့ စာမျက်နှာ ဖြစ်နိုင်ပါတယ်။
missing-home = ပင်မစာမျက်နှာသို့

## Report
report-place = { $of } ဆင့်အနက် အဆင့် { $place }
report-resumed = အရင် ရေးလက်စကနေ ဆက်ရေးလို့ ရပါတယ်
report-start-over = အစက ပြန်စရန်
report-last = အရင်တစ်ကြိမ် { $value } ({ $when })
report-send-now = ဒီအထိကို အခုချက်ချင်း ပို့ရန်

report-temperature-title = ကိုယ်အပူချိန် ဘယ်လောက်ရှိပါသလဲ
report-temperature = ကိုယ်အပူချိန်
report-temperature-range = 34.0 နဲ့ 43.0 °C ကြား ဂဏန်း ဖြည့်ပါ
report-temperature-less = 0.1 ဒီဂရီ လျှော့ရန်
report-temperature-more = 0.1 ဒီဂရီ တိုးရန်
report-temperature-none = မတိုင်းရသေးပါ၊ သာမိုမီတာ မရှိပါ

report-oxygen-title = သွေးတွင်းအောက်ဆီဂျင် (SpO₂) ဘယ်လောက်ရှိပါသလဲ
report-spo2 = အောက်ဆီဂျင် (SpO₂)
report-spo2-range = ပုံမှန်က 96 ကနေ 99% လောက်ပါ
report-spo2-less = 1 လျှော့ရန်
report-spo2-more = 1 တိုးရန်
report-spo2-under-50 = 50 အောက်
report-spo2-none = မတိုင်းရသေးပါ၊ တိုင်းတဲ့စက် မရှိပါ
report-spo2-how = မှန်ကန်စွာ တိုင်းနည်း
report-pulse = သွေးခုန်နှုန်း
report-pulse-unit = ကြိမ်/မိနစ်

odd-title = ဒီဂဏန်း မှန်ပါသလား
odd-swapped = အောက်ဆီဂျင် { $spo2 }၊ သွေးခုန်နှုန်း { $pulse } လို့ ဖြည့်ထားပါတယ်။ ပြောင်းပြန် ဖြစ်နေသလား။
odd-jump = အရင်တစ်ကြိမ် { $last } ကနေ အခု { $now } ဆိုတော့ အများကြီး ပြောင်းသွားပါတယ်။ လက်ချောင်းကို နွေးအောင်လုပ်ပြီး ထပ်တိုင်းရင် ပိုသေချာပါတယ်။
odd-yes = မှန်ပါတယ်
odd-no = ပြန်ဖြည့်ရန်

report-signs = အရေးပေါ်လက္ခဏာ
report-signs-title = အောက်ပါတွေ ရှိပါသလား
report-signs-hint = တစ်ခုတည်းရှိရင်တောင် ချက်ချင်း ဖုန်းခေါ်ဖို့ လိုပါတယ်။ ရှိတာကို နှိပ်ပါ။
report-signs-own = လူနာကိုယ်တိုင် ခံစားရတာ
report-signs-family = မိသားစု ဒါမှမဟုတ် အနီးက လူတွေ မြင်ရတာ
report-signs-none = ဘာမှ မရှိပါ
report-sign-bad-colour = မျက်နှာအရောင် သိသိသာသာ မကောင်းဘူး (ဖြူဖျော့)
report-sign-blue-lips = နှုတ်ခမ်း ပြာနှမ်းနေတယ်
report-sign-strange = အရင်နဲ့မတူ၊ ပုံမှန်မဟုတ်ဘူး
report-sign-heavy-breathing = အသက်ရှူ မြန်ပြီး ပြင်းလာတယ်
report-sign-sudden-breathless = ရုတ်တရက် အသက်ရှူရခက်လာတယ်
report-sign-breathless-moving = နည်းနည်းလှုပ်ရှားရုံနဲ့ အသက်ရှူရခက်တယ်
report-sign-chest-pain = ရင်ဘတ် အောင့်တယ်
report-sign-cannot-lie-down = လှဲလို့မရ၊ ထိုင်မှ အသက်ရှူလို့ ရတယ်
report-sign-shoulder-breathing = ပခုံးလှုပ်ပြီး အသက်ရှူနေရတယ်
report-sign-sudden-wheeze = ဒီ 2 နာရီလောက်အတွင်း ရုတ်တရက် အသက်ရှူရင် တရွှီရွှီ မြည်လာတယ်
report-sign-dazed = ငေးငိုင်နေတယ်၊ တုံ့ပြန်မှု နှေးတယ်
report-sign-unresponsive = သတိမကောင်း၊ ခေါ်လို့ မထူးဘူး
report-sign-irregular-pulse = သွေးခုန် ကျော်တယ်၊ စည်းချက် မမှန်ဘူး

report-symptoms = လက္ခဏာများ
report-symptoms-title = တခြား လက္ခဏာ ရှိပါသလား
report-symptoms-hint = ကြိုက်သလောက် ရွေးလို့ ရပါတယ်
report-symptoms-none = လက္ခဏာ မရှိပါ

report-course = အခြေအနေ
report-course-title = မနေ့ကနဲ့ယှဉ်ရင် ဘယ်လိုနေပါသလဲ
report-trend = မနေ့ကနဲ့ယှဉ်ရင်
report-antipyretic = အဖျားကျဆေး သောက်ထားပါသလား
report-antipyretic-hint = အပူချိန် မတိုင်းခင် 6 နာရီလောက်အတွင်း
report-eat = အစာ စားနိုင်ပါသလား
report-drink = ရေ သောက်နိုင်ပါသလား
report-comment = ပြောပြချင်တာ
report-comment-hint = စိုးရိမ်တာ၊ အခက်အခဲ ရှိရင် ရေးပါ
report-comment-left = စာလုံး { $left } လုံး ရေးလို့ ရပါသေးတယ်

report-check-title = ဒါကို ပို့မလား
report-send = ပို့ရန်
report-edit = ပြင်ရန်
report-edit-of = { $what } ကို ပြင်ရန်

value-not-measured = မတိုင်းရသေးပါ
value-under-50 = 50% အောက်
value-none = မရှိပါ
value-dash = –
value-separator = {"၊ "}
value-pulse = သွေးခုန်နှုန်း တစ်မိနစ် { $value } ကြိမ်
value-spo2 = အောက်ဆီဂျင် { $value }
value-answered = { $question } – { $answer }

## After sending
sent-title = သတင်းပို့ချက် ရပါပြီ
sent-sending-title = ပို့နေပါတယ်
sent-sending = ကျန်းမာရေးဌာနကို ပို့နေပါတယ်
sent-waits-title = သတင်းပို့ချက်ကို သိမ်းထားပါတယ်
sent-refused-title = သတင်းပို့ချက် မရောက်ပါ
sent-arrived = { $time } မှာ { $center } ကို ရောက်ပါပြီ
sent-later = ရောက်သွားရင် ကျန်းမာရေးဌာနရဲ့ အကြံပြုချက်ကို ဒီမှာ ပြပါမယ်။
sent-home = ပင်မစာမျက်နှာသို့

advice-emergency-title = အခုချက်ချင်း 119 ကို ဖုန်းခေါ်ပါ
advice-emergency-text = အသက်အန္တရာယ် ရှိနိုင်ပါတယ်။ ဖုန်းထဲမှာ “ကိုဗစ်ကြောင့် သီးသန့်နေထိုင်နေပါတယ်” လို့ ပြောပါ - korona de ryōyō-chū（コロナで療養中）
advice-emergency-heading = လူနာတင်ယာဉ် စောင့်နေစဉ်
advice-emergency-1 = သက်သာတဲ့ ပုံစံနဲ့နေပါ။ တစ်ယောက်တည်း မနေပါနဲ့။
advice-emergency-2 = အိမ်တံခါး သော့ဖွင့်ထားပါ။ ဆေးမှတ်တမ်းစာအုပ်（お薬手帳）နဲ့ ကျန်းမာရေးအာမခံကတ်（保険証）ကို အနားမှာ ထားပါ။
advice-emergency-3 = ကိုယ်တိုင် ဖုန်းမခေါ်နိုင်ရင် မိသားစု ဒါမှမဟုတ် အနီးက လူကို အကူအညီတောင်းပါ။
advice-urgent-title = ကျန်းမာရေးဌာနကို ဖုန်းခေါ်ပါ
advice-urgent-text = မြန်မြန် တိုင်ပင်ဖို့ လိုပါတယ်။ ကျန်းမာရေးဌာနကလည်း ဆက်သွယ်ပါမယ်။
advice-urgent-119 = အသက်ရှူရ အရမ်းခက်ရင်၊ စကားပြောတာ ပုံမှန်မဟုတ်ရင် ချက်ချင်း 119 ကို ဖုန်းခေါ်ပါ။
advice-urgent-heading = အဆက်အသွယ် စောင့်နေစဉ်
advice-urgent-1 = ဖုန်းကို အနားထားပြီး အေးအေးဆေးဆေး နားပါ။
advice-urgent-2 = ရေကို နည်းနည်းချင်း သောက်ပါ။
advice-urgent-3 = 1–2 နာရီကြာရင် ပြန်တိုင်းပြီး သတင်းပို့ပါ။
advice-watch-heading = အခြေအနေကို သတိထားကြည့်ပါ
advice-watch-1 = တာဝန်ခံက ကြည့်ပြီး လိုအပ်ရင် ဖုန်းခေါ်ပါမယ်။
advice-watch-2 = ရေသောက်ပြီး အေးအေးဆေးဆေး နားပါ။
advice-watch-3 = ညနေ ဒါမှမဟုတ် ညမှာ ထပ်ပြီး သတင်းပို့ပါ။ ပိုဆိုးလာရင် မစောင့်ဘဲ ဖုန်းခေါ်ပါ။
advice-routine-heading = အခုတော့ ကောင်းကောင်း နားပါ
advice-routine-1 = ရေကို ခဏခဏ သောက်ပါ။
advice-routine-2 = မနက်ဖြန်လည်း သတင်းပို့ပါ။
advice-routine-3 = ပိုဆိုးလာရင် ဘယ်နှကြိမ်မဆို သတင်းပို့လို့ ရပါတယ်။ စိုးရိမ်ရင် ဖုန်းခေါ်ပါ။

## History
history-title = အခုအထိ မှတ်တမ်း
history-empty = မှတ်တမ်း မရှိသေးပါ။ ပထမဆုံး သတင်းပို့ပြီးရင် ဒီမှာ ပြပါမယ်။
history-more = ပိုစောတဲ့ မှတ်တမ်း
history-when = အချိန်
history-temperature = အပူချိန်
history-spo2 = အောက်ဆီဂျင်
history-how = လက္ခဏာ၊ အခြေအနေ

## COCOA
cocoa-title = COCOA စာရင်းသွင်းနံပါတ်（処理番号）
cocoa-explain-1 = ထိတွေ့မှု အသိပေးအက်ပ် COCOA မှာ ပိုးတွေ့ကြောင်း စာရင်းသွင်းဖို့ ဂဏန်း 8 လုံး နံပါတ်ပါ။
cocoa-explain-2 = စာရင်းသွင်းရင် အနီးမှာ ရှိခဲ့သူတွေဆီပဲ အသိပေးချက် ရောက်ပါတယ်။ နာမည်နဲ့ နေရာကို ဘယ်သူမှ မသိပါ။
cocoa-explain-3 = နံပါတ်ကို 1 နာရီ သုံးလို့ ရပါတယ်။ မသုံးရင် နံပါတ်အသစ် အလိုအလျောက် ပို့ပါမယ် (စုစုပေါင်း 5 ကြိမ်အထိ)။
cocoa-ask = နံပါတ် တောင်းရန်
cocoa-queued-title = နံပါတ် ပြင်ဆင်နေပါတယ်
cocoa-queued-text = ရတာနဲ့ SMS ဒါမှမဟုတ် အီးမေးလ်နဲ့ ပို့ပါမယ်။ ဒီမှာလည်း ပြပါမယ်။
cocoa-yours = သင့်ရဲ့ စာရင်းသွင်းနံပါတ်
cocoa-until = { $time } အထိ သုံးလို့ ရပါတယ်
cocoa-left = ကျန်ချိန် { $time }
cocoa-position = { $of } ကြိမ်အနက် { $position } ကြိမ်မြောက် နံပါတ်
cocoa-open = COCOA ဖွင့်ပြီး စာရင်းသွင်းရန်
cocoa-copy = နံပါတ် ကူးယူရန်
cocoa-registered-title = စာရင်းသွင်းပြီးပါပြီ
cocoa-registered-text = ပူးပေါင်းပေးလို့ ကျေးဇူးတင်ပါတယ်။ နောက်ထပ် ဘာမှ လုပ်စရာ မလိုပါ။
cocoa-expired-title = ဒီနံပါတ် အချိန်ကုန်သွားပါပြီ
cocoa-expired-text = နံပါတ်အသစ် အလိုအလျောက် ပို့ပါမယ်။ အခုချက်ချင်း လိုရင် အောက်က ခလုတ်ကို နှိပ်ပါ။
cocoa-undelivered-title = နံပါတ် ပို့လို့ မရောက်ပါ
cocoa-undelivered-text = ဖုန်းနံပါတ်နဲ့ အီးမေးလ် ဆက်တင်ကို စစ်ပြီး ထပ်စမ်းကြည့်ပါ။
cocoa-declined-title = COCOA မသုံးဘူးလို့ ပြောထားပါတယ်
cocoa-declined-text = နံပါတ် မပို့ပါ။ စိတ်ပြောင်းရင် အောက်က ခလုတ်နဲ့ အချိန်မရွေး တောင်းလို့ ရပါတယ်။
cocoa-decline = COCOA မသုံးပါ
cocoa-decline-title = နံပါတ် ပို့တာကို ရပ်မလား
cocoa-decline-text = နံပါတ် ထပ်မပို့တော့ပါ။ နောက်မှ ပြန်တောင်းလို့လည်း ရပါတယ်။
cocoa-decline-confirm = ဟုတ်ကဲ့၊ မသုံးပါ

## Settings
settings-title = ဆက်တင်
settings-saved = သိမ်းပြီးပါပြီ
settings-language = ဘာသာစကား
settings-language-hint = စာမျက်နှာနဲ့ မက်ဆေ့ခ်ျ ဘာသာစကား ပြောင်းပါမယ်။
settings-reminder = သတိပေးချက်
settings-hour = သတိပေးမယ့် အချိန်
settings-hour-hint = အဲဒီနေ့ သတင်းမပို့ရသေးရင်ပဲ သတိပေးပါမယ်။
settings-by = သတိပေးချက် ပို့မယ့် နည်းလမ်း
settings-by-hint = အလိုအလျောက်ဆိုရင် အသိပေးချက်၊ SMS၊ အီးမေးလ် အစဉ်အတိုင်း ပို့ပါမယ်။ မရောက်ရင် တခြားနည်းနဲ့ပါ ထပ်ပို့ပေးပါမယ်။
settings-by-any = အလိုအလျောက်
settings-by-sms = SMS ကို အရင်ပို့ပါ
settings-by-email = အီးမေးလ်ကို အရင်ပို့ပါ
settings-hour-n = { $hour }:00 နာရီ
settings-hour-morning = မနက် ({ $hour }:00)
settings-hour-afternoon = နေ့လယ် ({ $hour }:00)
settings-hour-evening = ည ({ $hour }:00)
settings-push = ဒီဖုန်းရဲ့ အသိပေးချက်
settings-push-text = အသိပေးချက်မှာ ရောဂါအကြောင်းနဲ့ နာမည် မပါပါ။
settings-push-on = အသိပေးချက် လက်ခံရန်
settings-push-off = အသိပေးချက် ရပ်ရန်
settings-push-is-on = အသိပေးချက် လက်ခံနေပါတယ်။
settings-push-denied = ဘရောက်ဇာက အသိပေးချက်ကို ပိတ်ထားပါတယ်။ လိုချင်ရင် ဘရောက်ဇာ ဆက်တင်မှာ ခွင့်ပြုပါ။ SMS နဲ့ အီးမေးလ်တော့ ရောက်ပါတယ်။
settings-push-unsupported = ဒီဘရောက်ဇာမှာ အသိပေးချက် မရနိုင်ပါ။ iPhone မှာ မျှဝေရန် ခလုတ်ကိုနှိပ်ပြီး “ပင်မစာမျက်နှာသို့ ထည့်ရန်”（ホーム画面に追加）လုပ်ရင် ရပါတယ်။ SMS နဲ့ အီးမေးလ်တော့ ရောက်ပါတယ်။
settings-push-failed = အသိပေးချက် သတ်မှတ်လို့ မရပါ။ နောက်မှ ထပ်စမ်းကြည့်ပါ။
settings-out = ဒီဖုန်းမှာ သုံးတာ ရပ်ရန်
settings-out-text = တခြားသူနဲ့ အတူသုံးတဲ့ ဖုန်းဆိုရင် သုံးပြီးတဲ့အခါ နှိပ်ပါ။ ဒီဖုန်းထဲက မှတ်တမ်းကို ဖျက်ပါမယ်။
settings-out-button = ထွက်ရန်
settings-out-title = ထွက်မလား
settings-out-again = ပြန်သုံးချင်ရင် ကျန်းမာရေးဌာနက ပို့တဲ့ လင့်ခ်ကို ဖွင့်ပါ။
settings-out-waiting = မပို့ရသေးတဲ့ သတင်းပို့ချက် { $count } ခုလည်း ပျက်သွားပါမယ်
settings-out-confirm = ထွက်ပြီး မှတ်တမ်း ဖျက်ရန်

## Help
help-title = အရေးပေါ်အခြေအနေနဲ့ တိုင်းတာနည်း
help-119 = လူနာတင်ယာဉ် ခေါ်ရမယ့်အခါ
help-119-text = အောက်ပါတွေထဲက တစ်ခုတည်းရှိရင်တောင် 119 ကို ဖုန်းခေါ်ပါ။ “ကိုဗစ်ကြောင့် သီးသန့်နေထိုင်နေပါတယ်” လို့ ပြောပါ - korona de ryōyō-chū（コロナで療養中）
help-center = ကျန်းမာရေးဌာန（保健所）ကို တိုင်ပင်ရမယ့်အခါ
help-center-text = အောက်ဆီဂျင် 93% နဲ့အောက်၊ အဖျား 40 °C နဲ့အထက်၊ ရေ မသောက်နိုင်တာ၊ အရမ်းစိုးရိမ်တာ ရှိရင် ချက်ချင်း ဖုန်းခေါ်ပါ။
help-spo2 = အောက်ဆီဂျင် (SpO₂) မှန်ကန်စွာ တိုင်းနည်း
help-spo2-1 = လက်ဖျားကို နွေးအောင်လုပ်ပါ။ လက်သည်းနီ ဖျက်ပါ။
help-spo2-2 = ထိုင်ပြီး မလှုပ်ဘဲ ငြိမ်ငြိမ် စောင့်ပါ။
help-spo2-3 = ဂဏန်း ငြိမ်သွားရင် (စက္ကန့် 20–30) ဖတ်ပါ။
help-spo2-4 = ဂဏန်း နိမ့်နေရင် အသက်ပြင်းပြင်း ရှူပြီး ထပ်တိုင်းပါ။

## Correct, print
report-correct = ပို့ထားတာကို ပြင်ရန်
report-correct-title = ပြင်ချင်တာကို ရွေးပြီး ပို့ပါ
home-end-why = ပြီးဆုံးမယ့်နေ့ ရေတွက်ပုံ
history-print = ပရင့်ထုတ်ရန်၊ PDF သိမ်းရန်
history-print-hint = ပရင့်ထုတ်တဲ့ စာမျက်နှာမှာ “PDF အဖြစ် သိမ်းရန်”（PDFに保存）ကို ရွေးရင် ဖိုင်အနေနဲ့ ပေးလို့ ရပါတယ်။

## Getting back in, and changing how we reach you
back-link = ဖုန်းနံပါတ် ဒါမှမဟုတ် အီးမေးလ်နဲ့ ပြန်ဝင်ရန်
contact-phone-title = ဖုန်းနံပါတ် ပြောင်းရန်
contact-email-title = အီးမေးလ်လိပ်စာ ပြောင်းရန်
settings-contact = ဆက်သွယ်ရန်
settings-contact-phone = ဖုန်းနံပါတ်
settings-contact-email = အီးမေးလ်လိပ်စာ
settings-contact-none = စာရင်းမသွင်းထားပါ

## Certificate
certificate-title = သီးသန့်နေထိုင်မှု ထောက်ခံစာ（療養証明書）

## Messages from staff
letters-title = ကျန်းမာရေးဌာနက ဆက်သွယ်ချက်
letter-from = { $center }၊ { $when }
letter-read = ဖတ်ပြီးပါပြီ
letter-read-at = ဖတ်ပြီးချိန် - { $when }

## Who can see my data
access-title = ဘယ်သူတွေ ကြည့်လို့ ရသလဲ

## Stop reminders, offer notifications
settings-stop = သတိပေးချက် ရပ်ရန်
settings-pause = 3 ရက် ခဏနားရန်
settings-start = သတိပေးချက် ပြန်လက်ခံရန်
settings-paused = { $day } အထိ ခဏနားထားပါတယ်။ သတင်းကိုတော့ အချိန်မရွေး ပို့လို့ ရပါတယ်။
settings-stopped = သတိပေးချက် ရပ်ထားပါတယ်။ သတင်းကိုတော့ အချိန်မရွေး ပို့လို့ ရပါတယ်။
push-ask-title = နောက်တစ်ကြိမ် သတင်းပို့ဖို့ ဒီဖုန်းမှာ အသိပေးရမလား
push-ask-text = သတင်းမပို့ရသေးရင်ပဲ ရွေးထားတဲ့ အချိန်မှာ ရောက်ပါမယ်။ ရောဂါအကြောင်းနဲ့ နာမည် မပါပါ။ နောက်မှ ဆက်တင်မှာ ပြောင်းလို့ ရပါတယ်။
push-ask-later = အခု မလုပ်သေးပါ
