# What is sent. SMS at most 268 units (UTF-16). No illness, name or ID (COCOA's link and digits excepted).

## SMS

message-invitation-sms = Mimamori: दैनिक विवरणका लागि कृपया तपाईं आफैँले यो लिंक खोल्नुहोस् { $link } रोक्न वा बदल्न पनि यहीँबाट
message-reminder-sms = Mimamori: कृपया आजको विवरण पठाउनुहोस् { $link } रोक्न वा बदल्न { $stop }
message-second-reminder-sms = Mimamori: फुर्सद मिल्दा आजको हालखबर पठाउनुहोस् है { $link } रोक्न वा बदल्न { $stop }
message-number-sms = Mimamori: COCOA को दर्ता नम्बर { $digits } ({ $time } बजेसम्म)। दर्ता गर्न: { $link } नचलाउने भए: { $page }
message-number-reminder-sms = Mimamori: COCOA को दर्ता नम्बर { $digits } { $time } बजेसम्म चल्छ। कृपया दर्ता गर्नुहोस् { $link } नचलाउने भए: { $page }
message-staff-alert-sms = Mimamori: अति जरुरी काम पर्खिरहेको छ, अझै कसैले लिएको छैन। तुरुन्त हेर्नुहोस् { $link }
message-one-time-code-sms = Mimamori: तपाईंको कोड { $digits } हो ({ $time } बजेसम्म)। अरू कसैलाई नभन्नुहोस्।

## Push

message-push-title = Mimamori
message-reminder-push = कृपया आजको विवरण पठाउनुहोस्।
message-second-reminder-push = फुर्सद मिल्दा आजको हालखबर पठाउनुहोस् है।

## E-mail

message-subject = Mimamori: तपाईंलाई सूचना
message-invitation-email =
    दैनिक विवरणका लागि यो इमेल पठाएका हौँ।

    कृपया तपाईं आफैँले यो लिंक खोल्नुहोस्:
    { $link }

    यो तपाईंका लागि होइन भने पनि यसै लिंकबाट बताउन सक्नुहुन्छ।
    मेसेज रोक्न वा बदल्न पनि यसै लिंकबाट मिल्छ।
message-reminder-email =
    कृपया आजको विवरण पठाउनुहोस्:
    { $link }

    केही दिन रोक्न वा बन्द गर्न यो लिंक खोल्नुहोस् (लगइन चाहिँदैन):
    { $stop }
message-second-reminder-email =
    हतार छैन, फुर्सद मिल्दा आजको हालखबर पठाउनुहोस् है।
    { $link }

    विवरण आएन भने हामी फोन गर्न सक्छौँ।

    केही दिन रोक्न वा बन्द गर्न यो लिंक खोल्नुहोस् (लगइन चाहिँदैन):
    { $stop }
message-number-email =
    तपाईंको दर्ता नम्बर { $digits } हो। { $time } बजेसम्म चल्छ।

    COCOA एपमा यो लिंक खोल्नुहोस्, वा नम्बर लेखेर दर्ता गर्नुहोस्:
    { $link }

    COCOA नचलाउने भए यहाँबाट बताउनुहोस्:
    { $page }
message-number-reminder-email =
    दर्ता नम्बर { $digits } { $time } बजेसम्म चल्छ। कृपया दर्ता गर्नुहोस्:
    { $link }

    COCOA नचलाउने भए यहाँबाट बताउनुहोस्:
    { $page }
message-staff-alert-email =
    अति जरुरी काम पर्खिरहेको छ, अझै कसैले लिएको छैन।

    तुरुन्त हेर्नुहोस्:
    { $link }
message-staff-invitation-email =
    कर्मचारी खाताको जानकारी हो।

    तलको लिङ्क खोलेर पासवर्ड बनाउनुहोस्। लिङ्क ७२ घण्टाभित्र एक पटक मात्र चल्छ।
    { $link }

    समय सकियो भने व्यवस्थापकलाई फेरि पठाउन भन्नुहोस्।
    यसबारे केही थाहा छैन भने केही गर्नु पर्दैन।

message-one-time-code-email =
    तपाईंको कोड { $digits } हो। { $time } बजेसम्म चल्छ।

    अरू कसैलाई नभन्नुहोस्।
    तपाईंले मागेको होइन भने केही गर्नुपर्दैन।

## By telephone, read aloud. Numbers digit by digit, twice.

message-number-voice = नमस्ते, यो मिमामोरी हो। अब तपाईंको दर्ता नम्बर भन्छौँ। { $digits }। फेरि एक पटक भन्छौँ। { $digits }। कृपया { $time } बजेभित्र कोकोआ एपमा दर्ता गर्नुहोस्।
message-number-reminder-voice = नमस्ते, यो मिमामोरी हो। दर्ता नम्बर { $time } बजेसम्म मात्र चल्छ। नम्बर भन्छौँ। { $digits }। फेरि एक पटक भन्छौँ। { $digits }। कृपया कोकोआ एपमा दर्ता गर्नुहोस्।
message-staff-alert-voice = नमस्ते, यो मिमामोरी हो। अति जरुरी काम पर्खिरहेको छ, अझै कसैले लिएको छैन। कृपया तुरुन्त स्क्रिन हेर्नुहोस्। फेरि भन्छौँ। अति जरुरी काम पर्खिरहेको छ। कृपया तुरुन्त स्क्रिन हेर्नुहोस्।
message-one-time-code-voice = नमस्ते, यो मिमामोरी हो। अब तपाईंको कोड भन्छौँ। { $digits }। फेरि एक पटक भन्छौँ। { $digits }। कृपया अरू कसैलाई नभन्नुहोस्।

## The page that stops them (from the link in a message, without a login)

stop-title = सूचना रोक्ने वा बन्द गर्ने
stop-what = यस पेजबाट दैनिक विवरण माग्ने सूचना (SMS, इमेल र फोनको सूचना) केही दिन रोक्न वा बन्द गर्न मिल्छ।
stop-rest = अरू खबर र हाम्रो फोन भने आइरहन्छ।
stop-state-on = अहिले हरेक दिन पठाइँदै छ।
stop-state-paused = अहिले रोकिएको छ। { $month ->
    [1] जनवरी
    [2] फेब्रुअरी
    [3] मार्च
    [4] अप्रिल
    [5] मे
    [6] जुन
    [7] जुलाई
    [8] अगस्ट
    [9] सेप्टेम्बर
    [10] अक्टोबर
    [11] नोभेम्बर
   *[12] डिसेम्बर
} { $day } देखि फेरि पठाउँछौँ।
stop-state-off = बन्द गरिएको छ।
stop-pause = 3 दिन रोक्नुहोस्
stop-off = बन्द गर्नुहोस्
stop-start = फेरि सुरु गर्नुहोस्
stop-report = आजको विवरण पठाउनुहोस्
stop-unknown = यो लिंक चल्दैन। नयाँ आएको मेसेजको लिंक खोल्नुहोस्।
