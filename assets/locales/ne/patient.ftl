# The patient's pages. Read by someone with a fever: kind, short, clear.

page-title = { $page } | Mimamori
wait-loading = खुल्दै छ
person-name = { $name } ज्यू
word-yes = छ
word-no = छैन

## Calls
call-119 = एम्बुलेन्स बोलाउनुहोस्
call-center = { $name } मा फोन गर्नुहोस्
call-center-short = जनस्वास्थ्य केन्द्रमा फोन
call-night = राति र बिदाको दिनको फोन
call-hours = फोन उठ्ने समय { $hours }
call-consultation = प्रान्तको परामर्श फोन
call-consultation-when = जनस्वास्थ्य केन्द्रमा फोन नलागेको बेला, वा अरू चिन्ता भएमा
call-119-when = सास फेर्न गाह्रो भए, ओठ निलो भए, बोलाउँदा नबोले वा छाती दुखे, नहिचकिचाई 119 मा फोन गर्नुहोस्।

## The way in
door-title = तपाईं नै हो भनी पक्का गरौँ
door-text = यो { $center } बाट आएको हो। आफ्नो जन्ममिति लेख्नुहोस्।
door-birth = जन्ममिति
door-birth-hint = जस्तै 1940, 3, 2 (बि.सं. होइन, ई.सं. मा)
door-era = साल कसरी लेख्ने
era-western = ई.सं. (A.D.)
era-taisho = ताइशो
era-showa = शोवा
era-heisei = हेइसेइ
era-reiwa = रेइवा
door-year = साल
door-month = महिना
door-day = दिन
door-date = { $year } { $month } { $day }
door-era-year = { $era } { $year }
door-understood = जन्म: { $date } ({ $era })
door-enter = सुरु गर्नुहोस्
door-help = भएन भने फोन गर्नुहोस्।
door-expired-title = यो लिंकको समय सकियो
door-revoked-title = यो लिंक चल्दैन
door-missing-title = लिंक मिलेन जस्तो छ
door-missing-text = मेसेजमा आएको लिंक फेरि जस्ताको तस्तै खोल्नुहोस्। बीचमा काटिएको छ कि पनि हेर्नुहोस्।
door-unreachable-title = जोडिन सकिएन

not-me = यो म होइन
not-me-title = यो मेसेज तपाईंका लागि होइन?
not-me-text = “हो” थिच्नुभयो भने यो नम्बर वा ठेगानामा फेरि पठाउने छैनौँ। जनस्वास्थ्य केन्द्रले सही सम्पर्क खोज्छ।
not-me-confirm = हो, यो म होइन
not-me-done-title = बताइदिनुभएकोमा धन्यवाद
not-me-done-text = अब तपाईंले केही गर्नुपर्दैन। यो पेज बन्द गर्नुहोस्।

signed-out-title = लिंक फेरि एक पटक खोल्नुहोस्
signed-out-text = जनस्वास्थ्य केन्द्रबाट आएको SMS वा इमेलको लिंक खोल्नुहोस्, छोडेकै ठाउँबाट सुरु हुन्छ।
signed-out-waiting = नपठाइएका विवरण यसै फोनमा छन्। फेरि लगइन गरेपछि आफैँ जान्छन्।
signed-out-call = लिंक भेटिएन भने फोन गर्नुहोस्। फोनबाट पनि विवरण दिन सकिन्छ।
signed-out-new = लिंक भेटिएन भने तपाईंको जनस्वास्थ्य केन्द्रमा फोन गर्नुहोस्।

## Home
home-title = आज कस्तो छ?
home-title-household = आज परिवारलाई कस्तो छ?
home-report = आफ्नो अवस्था पठाउनुहोस्
home-report-again = फेरि पठाउनुहोस्
home-report-of = { $name } ज्यूको अवस्था पठाउनुहोस्
home-state-done = आजको विवरण पठाइसक्नुभयो
home-state-due = आजको विवरण अझै पठाउनुभएको छैन
home-state-waiting = विवरण सिग्नल आउने पर्खाइमा छ
home-state-over = तपाईंको दैनिक स्वास्थ्य हेरचाह सकियो
home-over = धैर्य गर्नुभएकोमा धन्यवाद। फेरि केही भए जनस्वास्थ्य केन्द्र वा आफ्नो डाक्टरलाई सोध्नुहोस्।
home-last = अघिल्लो पटक { $when }: { $values }
home-day = आइसोलेसन
home-day-n = दिन { $day }
home-end = सकिने अनुमान
home-end-day = { $day }
home-end-note = तपाईंको अवस्थाअनुसार यो दिन बदलिन सक्छ।
home-by-phone = हामी हरेक दिन फोन गरेर हालखबर सोध्छौँ। यहाँबाट पनि पठाउन सक्नुहुन्छ।
home-reminder = अर्को सम्झाउने समय: { $when }
home-trouble = गाह्रो भए वा चिन्ता लागे
home-trouble-text = झन् बिग्रियो भने अर्को विवरण नपर्खी अहिल्यै फोन गर्नुहोस्।
home-119-when = एम्बुलेन्स कहिले बोलाउने
home-help = खतराका लक्षण र नाप्ने तरिका
home-more = थप

## Waiting reports, no connection
waiting-title = { $count } वटा विवरण अझै पठाउन बाँकी छ
waiting-text = सिग्नल आएपछि आफैँ जान्छ। विवरण यसै फोनमा छ, पेज बन्द गरे पनि हराउँदैन।
waiting-sending = अहिले पठाउँदै छ।
waiting-now = अहिल्यै पठाएर हेर्नुहोस्
offline-title = अहिले इन्टरनेट जोडिएको छैन
offline-text = यो पहिले खोलेको पेज हो। विवरण यत्तिकै लेख्न सक्नुहुन्छ।
not-kept-title = यो फोनमा विवरण राख्न मिल्दैन
not-kept-text = प्राइभेट मोडमा हुनुहुन्छ कि? पठाउनुअघि यो पेज बन्द गरे विवरण हराउँछ। पठाइनसकेसम्म खुला राख्नुहोस्।
refused-title = { $name } ज्यूको विवरण ({ $when }) पुगेन
refused-text = कृपया फेरि पठाउनुहोस्, वा जनस्वास्थ्य केन्द्रमा फोन गर्नुहोस्।
refused-seen = बुझेँ

missing-title = पेज भेटिएन
missing-text = ठेगाना बदलिएको छ, वा यो पेज यस फोनमा हेर्न मिल्दैन।
missing-home = होममा जानुहोस्

## Report
report-place = { $of } मध्ये चरण { $place }
report-resumed = छोडेकै ठाउँबाट लेख्न सक्नुहुन्छ
report-start-over = सुरुदेखि फेरि लेख्नुहोस्
report-last = अघिल्लो पटक { $value } ({ $when })
report-send-now = यहाँसम्मको अहिल्यै पठाउनुहोस्

report-temperature-title = शरीरको तापक्रम कति छ?
report-temperature = शरीरको तापक्रम
report-temperature-range = 34.0 देखि 43.0 °C भित्रको अंक लेख्नुहोस्
report-temperature-less = 0.1 डिग्री घटाउनुहोस्
report-temperature-more = 0.1 डिग्री बढाउनुहोस्
report-temperature-none = नापेको छैन, वा थर्मोमिटर छैन

report-oxygen-title = रगतमा अक्सिजन (SpO₂) कति छ?
report-spo2 = अक्सिजन (SpO₂)
report-spo2-range = सामान्यतया 96 देखि 99% जति हुन्छ
report-spo2-less = 1 घटाउनुहोस्
report-spo2-more = 1 बढाउनुहोस्
report-spo2-under-50 = 50 भन्दा कम
report-spo2-none = नापेको छैन, वा नाप्ने मेसिन छैन
report-spo2-how = नाप्ने सही तरिका
report-pulse = नाडीको गति
report-pulse-unit = पटक/मिनेट

odd-title = यो अंक ठीक हो?
odd-swapped = अक्सिजन { $spo2 } र नाडी { $pulse } लेखिएको छ। उल्टो त परेन?
odd-jump = अघिल्लो पटक { $last } थियो, अहिले { $now } छ। धेरै फरक परेको छ। औँला न्यानो पारेर फेरि नापे पक्का हुन्छ।
odd-yes = ठीक हो
odd-no = फेरि लेख्नुहोस्

report-signs = खतराका लक्षण
report-signs-title = अहिले यीमध्ये केही छ?
report-signs-hint = एउटा मात्र भए पनि तुरुन्त फोन गर्नुपर्छ। मिल्ने कुरा थिच्नुहोस्।
report-signs-own = बिरामी आफैँले महसुस गरेको
report-signs-family = परिवार वा अरूले देखेको
report-signs-none = कुनै पनि छैन
report-sign-bad-colour = अनुहारको रङ प्रस्टै बिग्रिएको छ (फुस्रो)
report-sign-blue-lips = ओठ निलो भएको छ
report-sign-strange = सधैँको जस्तो छैन, अनौठो व्यवहार छ
report-sign-heavy-breathing = सास जोड-जोडले फेर्न थालेको छ
report-sign-sudden-breathless = एक्कासि सास फेर्न गाह्रो भयो
report-sign-breathless-moving = अलिकति चल्दा पनि सास फेर्न गाह्रो हुन्छ
report-sign-chest-pain = छाती दुख्छ
report-sign-cannot-lie-down = पल्टिन सकिँदैन, बसेर मात्र सास फेर्न सकिन्छ
report-sign-shoulder-breathing = काँध उचालेर सास फेर्दै छ
report-sign-sudden-wheeze = करिब 2 घण्टायता सास फेर्दा एक्कासि स्याँस्याँ आवाज आउन थाल्यो
report-sign-dazed = टोलाएको छ, ढिलो प्रतिक्रिया दिन्छ
report-sign-unresponsive = होस ठेगानमा छैन, बोलाउँदा बोल्दैन
report-sign-irregular-pulse = नाडी छुट्छ वा ताल मिल्दैन

report-symptoms = लक्षण
report-symptoms-title = अरू लक्षण छन्?
report-symptoms-hint = जति पनि छान्न मिल्छ
report-symptoms-none = लक्षण छैन

report-course = अवस्था
report-course-title = हिजोभन्दा कस्तो छ?
report-trend = हिजोको तुलनामा
report-antipyretic = ज्वरो घटाउने औषधि खानुभएको छ?
report-antipyretic-hint = तापक्रम नाप्नुअघि, करिब 6 घण्टाभित्र
report-eat = खाना खान सक्नुभएको छ?
report-drink = पानी वा झोल पिउन सक्नुभएको छ?
report-comment = भन्नुपर्ने कुरा
report-comment-hint = चिन्ता वा अप्ठ्यारो केही भए लेख्नुहोस्
report-comment-left = अझै { $left } अक्षर लेख्न मिल्छ

report-check-title = यही पठाउने हो?
report-send = पठाउनुहोस्
report-edit = सच्याउनुहोस्
report-edit-of = { $what } सच्याउनुहोस्

value-not-measured = नापेको छैन
value-under-50 = 50% भन्दा कम
value-none = छैन
value-dash = –
value-separator = {", "}
value-pulse = नाडी { $value }/मिनेट
value-spo2 = अक्सिजन { $value }
value-answered = { $question } – { $answer }

## After sending
sent-title = तपाईंको विवरण पायौँ
sent-sending-title = पठाउँदै छ
sent-sending = जनस्वास्थ्य केन्द्रमा पठाउँदै छ
sent-waits-title = तपाईंको विवरण सुरक्षित छ
sent-refused-title = विवरण पुगेन
sent-arrived = { $center } मा { $time } बजे पुग्यो
sent-later = पुगेपछि जनस्वास्थ्य केन्द्रको सल्लाह यहाँ देखिन्छ।
sent-home = होममा जानुहोस्

advice-emergency-title = अहिल्यै 119 मा फोन गर्नुहोस्
advice-emergency-text = ज्यान जोखिममा पर्न सक्छ। फोनमा “कोरोना भएर आइसोलेसनमा छु” भन्नुहोस्: korona de ryōyō-chū（コロナで療養中）
advice-emergency-heading = एम्बुलेन्स नआउन्जेल
advice-emergency-1 = सजिलो हुने गरी बस्नुहोस्, एक्लै नबस्नुहोस्।
advice-emergency-2 = मूल ढोकाको चाबी खोल्नुहोस्। औषधिको कापी（お薬手帳）र बीमा कार्ड（保険証）नजिकै राख्नुहोस्।
advice-emergency-3 = आफैँ फोन गर्न नसके परिवार वा नजिकको मान्छेलाई भन्नुहोस्।
advice-urgent-title = जनस्वास्थ्य केन्द्रमा फोन गर्नुहोस्
advice-urgent-text = चाँडै सल्लाह लिनुपर्ने अवस्था छ। जनस्वास्थ्य केन्द्रले पनि तपाईंलाई सम्पर्क गर्छ।
advice-urgent-119 = सास फेर्न धेरै गाह्रो भए वा बोल्दा कुरा नमिले तुरुन्त 119 मा फोन गर्नुहोस्।
advice-urgent-heading = फोन नआउन्जेल
advice-urgent-1 = फोन नजिकै राखेर शान्तसँग आराम गर्नुहोस्।
advice-urgent-2 = थोरै-थोरै गरी पानी वा झोल पिउनुहोस्।
advice-urgent-3 = 1–2 घण्टापछि फेरि नापेर पठाउनुहोस्।
advice-watch-heading = ध्यान दिएर हेर्दै गर्नुहोस्
advice-watch-1 = हाम्रा कर्मचारीले हेर्छन्, चाहिए फोन गर्छन्।
advice-watch-2 = पानी वा झोल पिएर शान्तसँग आराम गर्नुहोस्।
advice-watch-3 = साँझ वा राति फेरि पठाउनुहोस्। झन् बिग्रियो भने नपर्खी फोन गर्नुहोस्।
advice-routine-heading = अहिले ढुक्कसँग आराम गर्नुहोस्
advice-routine-1 = बेलाबेला पानी वा झोल पिउनुहोस्।
advice-routine-2 = भोलि पनि पठाउनुहोस्।
advice-routine-3 = बिग्रियो भने जति पटक पनि पठाउन सक्नुहुन्छ। चिन्ता लागे फोन गर्नुहोस्।

## History
history-title = अहिलेसम्मको रेकर्ड
history-empty = अहिलेसम्म रेकर्ड छैन। पहिलो विवरण पठाएपछि यहाँ देखिन्छ।
history-more = अझ पुराना रेकर्ड
history-when = समय
history-temperature = तापक्रम
history-spo2 = अक्सिजन
history-how = लक्षण र अवस्था

## COCOA
cocoa-title = COCOA को दर्ता नम्बर（処理番号）
cocoa-explain-1 = सम्पर्क जानकारी एप COCOA मा पोजिटिभ भएको दर्ता गर्ने 8 अंकको नम्बर हो।
cocoa-explain-2 = दर्ता गरेपछि तपाईंको नजिक भएका मान्छेलाई मात्र सूचना जान्छ। नाम र ठाउँ कसैलाई थाहा हुँदैन।
cocoa-explain-3 = नम्बर 1 घण्टा चल्छ। नचलाए नयाँ नम्बर आफैँ आउँछ (जम्मा 5 पटकसम्म)।
cocoa-ask = मलाई नम्बर पठाउनुहोस्
cocoa-queued-title = नम्बर तयार हुँदै छ
cocoa-queued-text = तयार हुनेबित्तिकै SMS वा इमेलमा पठाउँछौँ। यहाँ पनि देखिन्छ।
cocoa-yours = तपाईंको दर्ता नम्बर
cocoa-until = { $time } बजेसम्म चल्छ
cocoa-left = { $time } बाँकी
cocoa-position = नम्बर { $position } (जम्मा { $of })
cocoa-open = COCOA खोलेर दर्ता गर्नुहोस्
cocoa-copy = नम्बर कपी गर्नुहोस्
cocoa-registered-title = दर्ता भयो
cocoa-registered-text = सहयोगका लागि धन्यवाद। अब केही गर्नुपर्दैन।
cocoa-expired-title = यो नम्बरको समय सकियो
cocoa-expired-text = नयाँ नम्बर आफैँ आउँछ। अहिल्यै चाहिए तलको बटन थिच्नुहोस्।
cocoa-undelivered-title = नम्बर पुगेन
cocoa-undelivered-text = फोन नम्बर र इमेलको सेटिङ हेरेर फेरि प्रयास गर्नुहोस्।
cocoa-declined-title = COCOA नचलाउने भन्नुभएको छ
cocoa-declined-text = नम्बर पठाउँदैनौँ। मन बदलियो भने तलको बटनबाट जहिले पनि माग्न सक्नुहुन्छ।
cocoa-decline = म COCOA चलाउँदिनँ
cocoa-decline-title = नम्बर पठाउन रोक्ने?
cocoa-decline-text = अब नम्बर पठाउँदैनौँ। पछि फेरि माग्न सक्नुहुन्छ।
cocoa-decline-confirm = हो, चलाउँदिनँ

## Settings
settings-title = सेटिङ
settings-saved = सेभ भयो
settings-language = भाषा
settings-language-hint = पेज र मेसेजको भाषा बदलिन्छ।
settings-reminder = सम्झाउने सूचना
settings-hour = सम्झाउने समय
settings-hour-hint = त्यस दिनको विवरण नपठाएको बेला मात्र सम्झाउँछौँ।
settings-by = सम्झाउने सूचना पठाउने तरिका
settings-by-hint = स्वचालित: पहिले फोनको सूचना, अनि SMS, अनि इमेल। सूचना पुगेन भने अरू तरिकाबाट पनि पठाउँछौँ।
settings-by-any = स्वचालित
settings-by-sms = पहिले SMS
settings-by-email = पहिले इमेल
settings-hour-n = { $hour }:00 बजे
settings-hour-morning = बिहान ({ $hour }:00)
settings-hour-afternoon = दिउँसो ({ $hour }:00)
settings-hour-evening = साँझ ({ $hour }:00)
settings-push = यो फोनमा सूचना
settings-push-text = सूचनामा रोग वा नाम लेखिँदैन।
settings-push-on = सूचना लिनुहोस्
settings-push-off = सूचना रोक्नुहोस्
settings-push-is-on = सूचना आउने गरी राखिएको छ।
settings-push-denied = ब्राउजरको सेटिङले सूचना रोकेको छ। चाहिए ब्राउजरको सेटिङमा अनुमति दिनुहोस्। SMS र इमेल भने आउँछ।
settings-push-unsupported = यो ब्राउजरमा सूचना आउँदैन। iPhone मा सेयर बटन थिचेर “होम स्क्रिनमा थप्नुहोस्”（ホーム画面に追加）गरे आउँछ। SMS र इमेल भने आउँछ।
settings-push-failed = सूचना सेट गर्न सकिएन। केही बेरपछि प्रयास गर्नुहोस्।
settings-out = यो फोनमा प्रयोग बन्द गर्ने
settings-out-text = अरूसँग मिलेर चलाउने फोन भए, काम सकेपछि थिच्नुहोस्। यो फोनको रेकर्ड मेटिन्छ।
settings-out-button = लगआउट गर्नुहोस्
settings-out-title = लगआउट गर्ने?
settings-out-again = फेरि चलाउन जनस्वास्थ्य केन्द्रबाट आएको लिंक खोल्नुहोस्।
settings-out-waiting = नपठाइएको { $count } वटा विवरण पनि मेटिन्छ
settings-out-confirm = लगआउट गरेर रेकर्ड मेट्नुहोस्

## Help
help-title = आपत्कालीन अवस्था र नाप्ने तरिका
help-119 = एम्बुलेन्स बोलाउने बेला
help-119-text = यी लक्षणमध्ये एउटा मात्र भए पनि 119 मा फोन गर्नुहोस्। “कोरोना भएर आइसोलेसनमा छु” भन्नुहोस्: korona de ryōyō-chū（コロナで療養中）
help-center = जनस्वास्थ्य केन्द्र（保健所）लाई सोध्ने बेला
help-center-text = अक्सिजन 93% वा कम, ज्वरो 40 °C वा बढी, पानी पिउन नसक्ने, वा धेरै चिन्ता लागे तुरुन्त फोन गर्नुहोस्।
help-spo2 = अक्सिजन (SpO₂) नाप्ने सही तरिका
help-spo2-1 = औँलाको टुप्पो न्यानो पार्नुहोस्, नेलपोलिस हटाउनुहोस्।
help-spo2-2 = बसेर, नचली शान्तसँग पर्खनुहोस्।
help-spo2-3 = अंक स्थिर भएपछि (20–30 सेकेन्ड) पढ्नुहोस्।
help-spo2-4 = अंक कम आए लामो सास फेरेर फेरि नाप्नुहोस्।

## Correct, print
report-correct = पठाएको कुरा सच्याउनुहोस्
report-correct-title = सच्याउने कुरा छानेर पठाउनुहोस्
home-end-why = सकिने दिन कसरी गनिन्छ
history-print = प्रिन्ट गर्नुहोस् वा PDF मा सेभ गर्नुहोस्
history-print-hint = प्रिन्ट गर्ने स्क्रिनमा “PDF मा सेभ गर्नुहोस्”（PDFに保存）छाने फाइल बनाएर दिन सकिन्छ।

## Getting back in, and changing how we reach you
back-link = फोन नम्बर वा इमेलबाट फेरि लगइन गर्नुहोस्
contact-phone-title = फोन नम्बर बदल्नुहोस्
contact-email-title = इमेल ठेगाना बदल्नुहोस्
settings-contact = सम्पर्क
settings-contact-phone = फोन नम्बर
settings-contact-email = इमेल ठेगाना
settings-contact-none = दर्ता छैन

## Certificate
certificate-title = आइसोलेसन प्रमाणपत्र（療養証明書）

## Messages from staff
letters-title = जनस्वास्थ्य केन्द्रबाट आएको खबर
letter-from = { $center }, { $when }
letter-read = पढेँ
letter-read-at = पढेको समय: { $when }

## Who can see my data
access-title = मेरो रेकर्ड कसले हेर्न सक्छ

## Stop reminders, offer notifications
settings-stop = सम्झाउने सूचना बन्द गर्नुहोस्
settings-pause = 3 दिन रोक्नुहोस्
settings-start = सम्झाउने सूचना फेरि सुरु गर्नुहोस्
settings-paused = { $day } सम्म रोकिएको छ। विवरण जहिले पनि पठाउन सक्नुहुन्छ।
settings-stopped = सम्झाउने सूचना बन्द छ। विवरण जहिले पनि पठाउन सक्नुहुन्छ।
push-ask-title = अर्को विवरण पठाउने बेला यो फोनमा सूचना दिऔँ?
push-ask-text = विवरण नपठाएको बेला मात्र, तपाईंले रोजेको समयमा आउँछ। रोग वा नाम देखिँदैन। पछि सेटिङबाट बदल्न सक्नुहुन्छ।
push-ask-later = अहिले होइन
