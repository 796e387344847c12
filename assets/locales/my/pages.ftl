# What only the pages made by the server say; not sent to the phone.

## Getting in by a code, changing a contact
back-title = ပြန်ဝင်ရန်
back-text = စာရင်းသွင်းထားတဲ့ ဖုန်းနံပါတ် ဒါမှမဟုတ် အီးမေးလ်လိပ်စာကို ဂဏန်း 6 လုံး အတည်ပြုကုဒ် ပို့ပေးပါမယ်။
back-contact = ဖုန်းနံပါတ် ဒါမှမဟုတ် အီးမေးလ်လိပ်စာ
back-contact-hint = ကျန်းမာရေးဌာနကို ပေးထားတာကို ဖြည့်ပါ
back-voice = ကုဒ်ကို ဖုန်းနဲ့ နားထောင်မယ်
back-voice-hint = ကြိုးဖုန်း (အိမ်ဖုန်း) ဆိုရင် အမြဲ ဖုန်းခေါ်ပြီး ပြောပြပါမယ်။
back-send = အတည်ပြုကုဒ် တောင်းရန်
back-none = ခဏစောင့်လို့မှ မရောက်ရင် ဖြည့်ထားတာက စာရင်းနဲ့ မကိုက်တာ ဖြစ်နိုင်ပါတယ်။ ပြင်ပြီး ထပ်တောင်းပါ၊ ဒါမှမဟုတ် ကျန်းမာရေးဌာနကို ဖုန်းခေါ်ပါ။
code-title = အတည်ပြုကုဒ် ဖြည့်ရန်
code-by-sms = ဂဏန်း 6 လုံး နံပါတ်က SMS နဲ့ ရောက်လာပါမယ်။ 10 မိနစ် သုံးလို့ ရပါတယ်။
code-by-email = ဂဏန်း 6 လုံး နံပါတ်က အီးမေးလ်နဲ့ ရောက်လာပါမယ်။ 10 မိနစ် သုံးလို့ ရပါတယ်။
code-by-voice = မကြာခင် ဖုန်းဝင်လာပါမယ်။ ဂဏန်း 6 လုံး နံပါတ်ကို နှစ်ကြိမ် ပြောပြပါမယ်။ 10 မိနစ် သုံးလို့ ရပါတယ်။
code-label = ဂဏန်း 6 လုံး အတည်ပြုကုဒ်
code-enter = အတည်ပြုရန်
code-again = ကုဒ် ထပ်တောင်းရန်
code-again-done = ထပ်ပို့ပြီးပါပြီ။ ကုဒ်အသစ်ကိုပဲ သုံးလို့ ရပါတယ်။
code-voice = ဖုန်းနဲ့ နားထောင်ရန်
code-edit = ဖြည့်ထားတာကို ပြင်ရန်
contact-phone = ဖုန်းနံပါတ်အသစ်
contact-email = အီးမေးလ်လိပ်စာအသစ်
contact-text = နံပါတ်အသစ် ဒါမှမဟုတ် လိပ်စာအသစ်ကို အတည်ပြုကုဒ် ပို့ပေးပါမယ်။ ကုဒ် မဖြည့်မချင်း အခုအတိုင်းပဲ ရှိနေပါမယ်။
contact-now = အခု သုံးနေတာ - { $contact }
contact-done = ပြောင်းပြီးပါပြီ
contact-done-text = အခုကစပြီး အသိပေးချက်တွေကို အသစ်ဆီ ပို့ပေးပါမယ်။
settings-contact-back = ဆက်တင်ကို ပြန်သွားရန်
problem-code-over = ဒီကုဒ်ကို သုံးလို့ မရတော့ပါ။ “ကုဒ် ထပ်တောင်းရန်” ကို နှိပ်ပြီး ကုဒ်အသစ် ဖြည့်ပါ။
problem-code-too-often = ဆက်တိုက် တောင်းလို့ရတဲ့ အကြိမ်ရေ ကျော်သွားပါပြီ။ ခဏစောင့်ပေးပါ။ အမြန်လိုရင် ကျန်းမာရေးဌာနကို ဖုန်းခေါ်ပါ။
field-error-contact-same = အခု သုံးနေတာနဲ့ အတူတူပါပဲ
problem-code-pause = It can take a little while to arrive. Please wait about { $seconds } seconds, then press again.

## The certificate
certificate-says = အောက်ပါကာလအတွင်း ကိုဗစ်-19 ရောဂါ (COVID-19) ကြောင့် သီးသန့်နေထိုင်ခဲ့ကြောင်း ထောက်ခံပါသည်။
certificate-name = အမည်
certificate-birth = မွေးနေ့
certificate-period = သီးသန့်နေထိုင်သည့် ကာလ
certificate-period-days = { $from } မှ { $to } အထိ
certificate-center = ကျန်းမာရေးဌာန
certificate-issued = ထုတ်ပေးသည့်နေ့
certificate-code = စစ်ဆေးရန် ကုဒ်
certificate-check = ဤကုဒ် အကျုံးဝင်ခြင်း ရှိ/မရှိကို { $url } တွင် စစ်ဆေးနိုင်ပါသည်။
check-title = သီးသန့်နေထိုင်မှု ထောက်ခံစာ စစ်ဆေးခြင်း
check-text = ထောက်ခံစာတွင် ဖော်ပြထားသော စာလုံး 12 လုံး ကုဒ်ကို ဖြည့်ပါ။
check-button = စစ်ဆေးရန်
check-valid = ဤထောက်ခံစာသည် အကျုံးဝင်ပါသည်
check-not-valid = ဤထောက်ခံစာသည် အကျုံးမဝင်ပါ
check-not-valid-text = ကုဒ် မှန်ကန်ခြင်း ရှိ/မရှိကို ထပ်မံ စစ်ဆေးပေးပါ။
certificate-print-how = To print it or keep it as a PDF, choose “Print” in the menu or under the share button of your browser.
problem-certificate-not-yet = သီးသန့်နေထိုင်မှု ပြီးဆုံးကြောင်း ကျန်းမာရေးဌာနက အတည်ပြုပြီးရင် ထောက်ခံစာ ထုတ်ပေးနိုင်ပါတယ်။

## Who sees the data
access-text = မှတ်တမ်းတွေကို သင့်ကို စောင့်ရှောက်ဖို့အတွက်ပဲ သုံးပါတယ်။ ဝန်ထမ်းတွေ ကြည့်တာ၊ ရေးတာ အားလုံးကို မှတ်တမ်းတင်ထားပါတယ်။
access-centers = ကြည့်လို့ရတဲ့ ကျန်းမာရေးဌာန
access-association = ကျန်းမာရေးဌာနက တာဝန်ပေးလို့ စောင့်ကြည့်ပေးတဲ့ ဆရာဝန်အသင်း（医師会）
access-hotel = သင် တည်းခိုနေတဲ့ ဟိုတယ်
access-hotel-text = ဟိုတယ်က လူတွေ ဒီမှတ်တမ်းကို ကြည့်လို့ မရပါ။
access-days = လတ်တလော မှတ်တမ်း
access-viewed = { $role } က { $count } ကြိမ် ကြည့်ခဲ့ပါတယ်
access-changed = { $role } က { $count } ကြိမ် ရေးခဲ့ပါတယ်
access-empty = မှတ်တမ်း မရှိသေးပါ။
access-role-nurse = ကျန်းမာရေးဌာန သူနာပြု
access-role-manager = ကျန်းမာရေးဌာန တာဝန်ခံအရာရှိ
access-role-clinician = ဆရာဝန်အသင်းမှ ဆရာဝန်
access-role-prefecture = ခရိုင်အစိုးရ ဝန်ထမ်း
access-role-auditor = စစ်ဆေးရေး တာဝန်ရှိသူ

## The report on one page
field-error-answer-both = ဂဏန်းဖြည့်တာ၊ ကိုက်ညီတာ ရွေးတာ နှစ်ခုထဲက တစ်ခုပဲ လုပ်ပါ
