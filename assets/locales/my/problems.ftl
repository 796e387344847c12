# Why the server refused, and what is wrong in a field (patients and staff)

problem-offline = လိုင်းမရှိပါ၊ ဒါမှမဟုတ် ဆာဗာကို ချိတ်လို့ မရပါ။ ခဏစောင့်ပြီး ထပ်စမ်းကြည့်ပါ။
problem-unreadable = အဖြေမှန် ပြန်မရပါ။ Wi-Fi လော့ဂ်အင် စာမျက်နှာ ပေါ်နေသလား ကြည့်ပြီး ထပ်စမ်းကြည့်ပါ။
problem-bad-request = ပို့လိုက်တာကို ဖတ်လို့ မရပါ။ စာမျက်နှာကို ပြန်ဖွင့်ပြီး ထပ်စမ်းကြည့်ပါ။
problem-invalid = ဖြည့်ထားတာမှာ ပြင်စရာ ရှိနေပါတယ်။
problem-not-found = ရှာမတွေ့ပါ။ မရှိတော့တာ ဒါမှမဟုတ် ကြည့်ခွင့်မရှိတာ ဖြစ်နိုင်ပါတယ်။
problem-signed-out = ဝင်ထားတဲ့ အချိန် ကုန်သွားပါပြီ။
problem-forbidden = ဒါကို လုပ်ခွင့် မရှိပါ။
problem-csrf = ဒီစာမျက်နှာက ဟောင်းနေပါပြီ။ ပြန်ဖွင့်ပြီး ထပ်စမ်းကြည့်ပါ။
problem-locked = အကြိမ်များစွာ မှားသွားလို့ အခု ဖြည့်လို့ မရသေးပါ။ { $minutes } မိနစ်လောက် ကြာမှ ထပ်စမ်းကြည့်ပါ။
problem-too-many-requests = ဆက်တိုက် ပို့ထားလို့ ခဏစောင့်ပေးပါ။ { $minutes } မိနစ်လောက် ကြာမှ ထပ်စမ်းကြည့်ပါ။
problem-too-large = အရမ်းကြီးနေပါတယ်။
problem-unsupported-media-type = ဒီဖိုင်အမျိုးအစားကို ဖတ်လို့ မရပါ။
problem-method-not-allowed = ဒါကို လုပ်လို့ မရပါ။
problem-conflict = တခြားသူက အရင် ပြောင်းလိုက်ပါပြီ။ ပြန်ဖွင့်ပြီး ထပ်စမ်းကြည့်ပါ။
problem-internal = ဆာဗာမှာ ပြဿနာ ဖြစ်နေပါတယ်။ ခဏစောင့်ပြီး ထပ်စမ်းကြည့်ပါ။
problem-unavailable = အခု ဆာဗာ အလုပ်များနေပါတယ်။ ခဏစောင့်ပြီး ထပ်စမ်းကြည့်ပါ။
problem-birth-date-wrong = မွေးနေ့က စာရင်းနဲ့ မကိုက်ပါ။ ပြန်စစ်ကြည့်ပါ။ နောက်ထပ် { $tries } ကြိမ် ဖြည့်လို့ ရပါသေးတယ်။
problem-invitation-expired = လင့်ခ် သက်တမ်း ကုန်သွားပါပြီ။ ဖုန်းခေါ်ပါ။ လင့်ခ်အသစ် ပို့ပေးပါမယ်။
problem-invitation-revoked = ဒီလင့်ခ်ကို ပိတ်ထားပါတယ်။ ဘာကြောင့်လဲ မသိရင် ဖုန်းခေါ်ပါ။
problem-gone = သက်တမ်း ကုန်သွားပြီ၊ ဒါမှမဟုတ် မရှိတော့ပါ။
problem-report-differs = ဒီသတင်းပို့ချက်ကို အချက်အလက် မတူဘဲ လက်ခံထားပြီး ဖြစ်ပါတယ်။
problem-report-too-old = သတင်းပို့ချက်ရဲ့ ရက်စွဲ ဟောင်းလွန်းပါတယ်။
problem-number-not-eligible = စာရင်းသွင်းနံပါတ်ကို စစ်ဆေးလို့ ပိုးတွေ့ထားသူတွေကိုပဲ ပေးပါတယ်။
problem-number-already = နံပါတ်ကို ပြင်ဆင်ပြီးပါပြီ၊ ဒါမှမဟုတ် ပို့ပြီးပါပြီ။
problem-push-refused = ဒီဖုန်းကို အသိပေးချက် ပို့လို့ မရပါ။
problem-code-wrong = ကုဒ် မမှန်ပါ။ နောက်ထပ် { $tries } ကြိမ် ဖြည့်လို့ ရပါသေးတယ်။

## Fields
field-error-answer-needed = ဖြည့်ပါ၊ ဒါမှမဟုတ် ကိုက်ညီတာကို ရွေးပါ
field-error-era-needed = “ရှိုဝါ” လို ဂျပန်ခေတ်ကို ရွေးပါ၊ ဒါမှမဟုတ် ခရစ်နှစ်ကို ဂဏန်း 4 လုံးနဲ့ ဖြည့်ပါ
field-error-required = ဖြည့်ပေးပါ
field-error-too-long = ရှည်လွန်းပါတယ်
field-error-phone-digits = ဖုန်းနံပါတ်ကို 0 နဲ့စတဲ့ ဂဏန်း 10 လုံး ဒါမှမဟုတ် 11 လုံး ဖြည့်ပါ
field-error-phone-mobile-digits = လက်ကိုင်ဖုန်းနံပါတ်ကို ဂဏန်း 11 လုံး ဖြည့်ပါ
field-error-email-form = အီးမေးလ်လိပ်စာ ပုံစံ မမှန်ပါ
field-error-date-form = ရက်စွဲအဖြစ် ဖတ်လို့ မရပါ
field-error-date-no-such-day = ပြက္ခဒိန်မှာ ဒီရက် မရှိပါ
field-error-date-era = ဒီခေတ်မှာ ဒီနှစ် မရှိပါ
field-error-date-future = မရောက်သေးတဲ့ ရက်ကို ဖြည့်လို့ မရပါ
field-error-date-before-birth = မွေးနေ့ထက် စောတဲ့ ရက် ဖြစ်နေပါတယ်
field-error-date-too-old = ရက်စွဲ ဟောင်းလွန်းပါတယ်
field-error-hour-range = 8 နာရီနဲ့ 20 နာရီကြားက ရွေးပါ
field-error-pause-range = မနက်ဖြန်ကနေ ရက် 30 အတွင်း တစ်ရက်ကို ရွေးပါ
field-error-temperature-form = ကိုယ်အပူချိန်ကို 38.4 လို ဂဏန်းနဲ့ ဖြည့်ပါ
field-error-temperature-range = ကိုယ်အပူချိန်ကို 34.0 နဲ့ 43.0 °C ကြား ဖြည့်ပါ
field-error-spo2-form = အောက်ဆီဂျင်ကို 97 လို ဂဏန်းနဲ့ ဖြည့်ပါ
field-error-spo2-range = အောက်ဆီဂျင်ကို 50 နဲ့ 100 ကြား ဖြည့်ပါ။ 50 အောက်ဆိုရင် “50 အောက်” ကို နှိပ်ပါ
field-error-pulse-form = သွေးခုန်နှုန်းကို ဂဏန်းနဲ့ ဖြည့်ပါ
field-error-pulse-range = သွေးခုန်နှုန်းကို 30 နဲ့ 220 ကြား ဖြည့်ပါ
field-error-comment-too-long = စာလုံး 500 အတွင်း ရေးပါ

## One-time codes
field-error-code-form = ဂဏန်း 6 လုံး ဖြည့်ပါ
field-error-mobile-needed = အသိပေးချက် ပို့ဖို့ လက်ကိုင်ဖုန်းနံပါတ် ဖြည့်ပေးပါ
