# What is sent. SMS at most 268 units (UTF-16). No illness, name or ID (COCOA's link and digits excepted).

## SMS

message-invitation-sms = Mimamori: နေ့စဉ် သတင်းပို့ဖို့ ကိုယ်တိုင် ဒီလင့်ခ်ကို ဖွင့်ပေးပါ { $link } ရပ်ရန်၊ ပြောင်းရန်လည်း ဒီမှာပါ
message-reminder-sms = Mimamori: ဒီနေ့အတွက် သတင်းပို့ပေးပါ { $link } ရပ်ရန်၊ ပြောင်းရန် { $stop }
message-second-reminder-sms = Mimamori: အဆင်ပြေတဲ့အခါ ဒီနေ့ အခြေအနေလေး ပြောပြပေးပါ { $link } ရပ်ရန်၊ ပြောင်းရန် { $stop }
message-number-sms = Mimamori: စာရင်းသွင်းနံပါတ် { $digits } ({ $time } အထိ) COCOA မှာ စာရင်းသွင်းရန် { $link } မသုံးရင် { $page }
message-number-reminder-sms = Mimamori: စာရင်းသွင်းနံပါတ် { $digits } ကို { $time } အထိ သုံးလို့ ရပါတယ်။ COCOA မှာ စာရင်းသွင်းပေးပါ { $link } မသုံးရင် { $page }
message-staff-alert-sms = Mimamori: အမြန်ဆောင်ရွက်ရမယ့် ကိစ္စ ရှိနေပြီး တာဝန်ယူသူ မရှိသေးပါ။ ချက်ချင်း ကြည့်ပေးပါ { $link }
message-one-time-code-sms = Mimamori: အတည်ပြုကုဒ်က { $digits } ဖြစ်ပါတယ် ({ $time } အထိ)။ ဘယ်သူ့ကိုမှ မပြောပါနဲ့။

## Push

message-push-title = Mimamori
message-reminder-push = ဒီနေ့အတွက် သတင်းပို့ပေးပါ။
message-second-reminder-push = အဆင်ပြေတဲ့အခါ ဒီနေ့ အခြေအနေလေး ပြောပြပေးပါ။

## E-mail

message-subject = Mimamori: အသိပေးချက်
message-invitation-email =
    နေ့စဉ် သတင်းပို့ဖို့ ဆက်သွယ်တာ ဖြစ်ပါတယ်။

    ကိုယ်တိုင် ဒီလင့်ခ်ကို ဖွင့်ပေးပါ။
    { $link }

    ဒီစာက သင့်ဆီ ပို့တာ မဟုတ်ရင်လည်း ဒီလင့်ခ်ကနေ ပြောပြလို့ ရပါတယ်။
    ပို့တာကို ရပ်ဖို့၊ ပြောင်းဖို့လည်း ဒီလင့်ခ်မှာ လုပ်လို့ ရပါတယ်။
message-reminder-email =
    ဒီနေ့အတွက် သတင်းပို့ပေးပါ။
    { $link }

    ခဏနားဖို့၊ ရပ်ဖို့ ဒီလင့်ခ်ကို ဖွင့်ပါ (လော့ဂ်အင် မလိုပါ)။
    { $stop }
message-second-reminder-email =
    အဆင်ပြေတဲ့အခါမှ ရပါတယ်။ ဒီနေ့ အခြေအနေလေး ပြောပြပေးပါ။
    { $link }

    သတင်းမပို့ရင် တာဝန်ခံက ဖုန်းခေါ်တာမျိုး ရှိနိုင်ပါတယ်။

    ခဏနားဖို့၊ ရပ်ဖို့ ဒီလင့်ခ်ကို ဖွင့်ပါ (လော့ဂ်အင် မလိုပါ)။
    { $stop }
message-number-email =
    စာရင်းသွင်းနံပါတ်က { $digits } ဖြစ်ပါတယ်။ { $time } အထိ သုံးလို့ ရပါတယ်။

    COCOA အက်ပ်မှာ ဒီလင့်ခ်ကို ဖွင့်ပါ၊ ဒါမှမဟုတ် နံပါတ်ကို ရိုက်ထည့်ပြီး စာရင်းသွင်းပါ။
    { $link }

    COCOA မသုံးရင် ဒီစာမျက်နှာမှာ ပြောပြပေးပါ။
    { $page }
message-number-reminder-email =
    စာရင်းသွင်းနံပါတ် { $digits } ကို { $time } အထိ သုံးလို့ ရပါတယ်။ စာရင်းသွင်းပေးပါ။
    { $link }

    COCOA မသုံးရင် ဒီစာမျက်နှာမှာ ပြောပြပေးပါ။
    { $page }
message-staff-alert-email =
    အမြန်ဆောင်ရွက်ရမယ့် ကိစ္စ ရှိနေပြီး တာဝန်ယူသူ မရှိသေးပါ။

    ချက်ချင်း ကြည့်ပေးပါ။
    { $link }
message-staff-invitation-email =
    This is about your staff account.

    Please open the following link and choose a password. It works once, for 72 hours.
    { $link }

    If it has expired, ask your manager to send it again.
    If you do not know what this is about, you need not do anything.
message-one-time-code-email =
    အတည်ပြုကုဒ်က { $digits } ဖြစ်ပါတယ်။ { $time } အထိ သုံးလို့ ရပါတယ်။

    ဘယ်သူ့ကိုမှ မပြောပါနဲ့။
    ကိုယ်တိုင် တောင်းထားတာ မဟုတ်ရင် ဘာမှ လုပ်စရာ မလိုပါ။

## By telephone, read aloud. Numbers digit by digit, twice.

message-number-voice = မင်္ဂလာပါ။ မိမာမိုရီက ဆက်သွယ်တာပါ။ စာရင်းသွင်းနံပါတ်ကို ပြောပြပါမယ်။ { $digits }။ နောက်တစ်ကြိမ် ပြောပြပါမယ်။ { $digits }။ { $time } မတိုင်ခင် ကိုကိုအာ အက်ပ်မှာ စာရင်းသွင်းပေးပါ။
message-number-reminder-voice = မင်္ဂလာပါ။ မိမာမိုရီက ဆက်သွယ်တာပါ။ စာရင်းသွင်းနံပါတ်ကို { $time } အထိပဲ သုံးလို့ ရပါတယ်။ နံပါတ်က { $digits }။ နောက်တစ်ကြိမ် ပြောပြပါမယ်။ { $digits }။ ကိုကိုအာ အက်ပ်မှာ စာရင်းသွင်းပေးပါ။
message-staff-alert-voice = မင်္ဂလာပါ။ မိမာမိုရီက ဆက်သွယ်တာပါ။ အမြန်ဆောင်ရွက်ရမယ့် ကိစ္စ ရှိနေပြီး တာဝန်ယူသူ မရှိသေးပါ။ ချက်ချင်း စာမျက်နှာကို ကြည့်ပေးပါ။ ထပ်ပြောပါမယ်။ အမြန်ဆောင်ရွက်ရမယ့် ကိစ္စ ရှိနေပါတယ်။ ချက်ချင်း စာမျက်နှာကို ကြည့်ပေးပါ။
message-one-time-code-voice = မင်္ဂလာပါ။ မိမာမိုရီက ဆက်သွယ်တာပါ။ အတည်ပြုကုဒ်ကို ပြောပြပါမယ်။ { $digits }။ နောက်တစ်ကြိမ် ပြောပြပါမယ်။ { $digits }။ ဘယ်သူ့ကိုမှ မပြောပါနဲ့။

## The page that stops them (from the link in a message, without a login)

stop-title = သတိပေးချက် ခဏနားခြင်း၊ ရပ်ခြင်း
stop-what = ဒီစာမျက်နှာမှာ နေ့စဉ် သတင်းပို့ဖို့ သတိပေးချက် (SMS၊ အီးမေးလ်၊ ဖုန်းအသိပေးချက်) ကို ခဏနားလို့၊ ရပ်လို့ ရပါတယ်။
stop-rest = တခြား ဆက်သွယ်ချက်နဲ့ တာဝန်ခံရဲ့ ဖုန်းတွေကတော့ ဆက်ရှိပါမယ်။
stop-state-on = အခု နေ့တိုင်း ပို့နေပါတယ်။
stop-state-paused = အခု ခဏနားထားပါတယ်။ { $month ->
    [1] ဇန်နဝါရီ
    [2] ဖေဖော်ဝါရီ
    [3] မတ်
    [4] ဧပြီ
    [5] မေ
    [6] ဇွန်
    [7] ဇူလိုင်
    [8] ဩဂုတ်
    [9] စက်တင်ဘာ
    [10] အောက်တိုဘာ
    [11] နိုဝင်ဘာ
   *[12] ဒီဇင်ဘာ
} { $day } ရက်ကစပြီး ပြန်ပို့ပါမယ်။
stop-state-off = ရပ်ထားပါတယ်။
stop-pause = 3 ရက် ခဏနားရန်
stop-off = ရပ်ရန်
stop-start = ပြန်လက်ခံရန်
stop-report = ဒီနေ့အတွက် သတင်းပို့ရန်
stop-unknown = ဒီလင့်ခ်ကို သုံးလို့ မရပါ။ အသစ်ရောက်လာတဲ့ မက်ဆေ့ခ်ျထဲက လင့်ခ်ကို ဖွင့်ပါ။
