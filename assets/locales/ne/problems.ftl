# Why the server refused, and what is wrong in a field (patients and staff)

problem-offline = सिग्नल छैन, वा सर्भरमा जोडिन सकिएन। केही बेरपछि फेरि प्रयास गर्नुहोस्।
problem-unreadable = सही जवाफ आएन। Wi-Fi को लगइन पेज खुलेको छ कि हेर्नुहोस् अनि फेरि प्रयास गर्नुहोस्।
problem-bad-request = पठाएको कुरा पढ्न सकिएन। पेज फेरि खोलेर प्रयास गर्नुहोस्।
problem-invalid = लेखेको कुरामा केही सच्याउनुपर्छ।
problem-not-found = भेटिएन। हटिसकेको हुन सक्छ, वा तपाईंलाई हेर्ने अनुमति छैन।
problem-signed-out = लगइनको समय सकियो।
problem-forbidden = तपाईंलाई यो गर्ने अनुमति छैन।
problem-csrf = यो पेज पुरानो भयो। फेरि खोलेर प्रयास गर्नुहोस्।
problem-locked = धेरै पटक नमिलेकाले अहिले लेख्न मिल्दैन। करिब { $minutes } मिनेटपछि फेरि प्रयास गर्नुहोस्।
problem-too-many-requests = लगातार धेरै पटक पठाइयो। करिब { $minutes } मिनेटपछि फेरि प्रयास गर्नुहोस्।
problem-too-large = यो धेरै ठूलो भयो।
problem-unsupported-media-type = यस्तो खालको फाइल पढ्न मिल्दैन।
problem-method-not-allowed = यो गर्न मिल्दैन।
problem-conflict = अरू कसैले पहिल्यै बदलिसक्यो। फेरि खोलेर प्रयास गर्नुहोस्।
problem-internal = सर्भरमा समस्या आयो। केही बेरपछि फेरि प्रयास गर्नुहोस्।
problem-unavailable = अहिले सर्भर व्यस्त छ। केही बेरपछि फेरि प्रयास गर्नुहोस्।
problem-birth-date-wrong = जन्ममिति हाम्रो रेकर्डसँग मिलेन। फेरि हेर्नुहोस्। अझै { $tries } पटक लेख्न मिल्छ।
problem-invitation-expired = यो लिंकको समय सकियो। फोन गर्नुहोस्, हामी नयाँ लिंक पठाउँछौँ।
problem-invitation-revoked = यो लिंक रोकिएको छ। कारण थाहा छैन भने फोन गर्नुहोस्।
problem-gone = समय सकियो वा हटिसक्यो।
problem-report-differs = यही विवरण फरक कुरासहित पहिल्यै आइसकेको छ।
problem-report-too-old = विवरणको मिति धेरै पुरानो भयो।
problem-number-not-eligible = दर्ता नम्बर परीक्षणमा पोजिटिभ आएका व्यक्तिलाई मात्र दिइन्छ।
problem-number-already = नम्बर तयार भइसकेको छ वा पठाइसकिएको छ।
problem-push-refused = यो फोनमा सूचना पठाउन मिल्दैन।
problem-code-wrong = कोड मिलेन। अझै { $tries } पटक लेख्न मिल्छ।

## Fields
field-error-answer-needed = लेख्नुहोस्, वा मिल्ने कुरा छान्नुहोस्
field-error-era-needed = “शोवा” जस्तो जापानी युग छान्नुहोस्, वा ई.सं. को साल 4 अंकमा लेख्नुहोस्
field-error-required = कृपया लेख्नुहोस्
field-error-too-long = धेरै लामो भयो
field-error-phone-digits = फोन नम्बर 0 बाट सुरु हुने 10 वा 11 अंकमा लेख्नुहोस्
field-error-phone-mobile-digits = मोबाइल नम्बर 11 अंकमा लेख्नुहोस्
field-error-email-form = इमेल ठेगाना मिलेन
field-error-date-form = यो मिति बुझिएन
field-error-date-no-such-day = क्यालेन्डरमा यस्तो दिन छैन
field-error-date-era = त्यो युगमा यस्तो साल छैन
field-error-date-future = आउने दिनको मिति लेख्न मिल्दैन
field-error-date-before-birth = यो जन्ममितिभन्दा अघिको मिति हो
field-error-date-too-old = यो मिति धेरै पुरानो भयो
field-error-hour-range = 8 बजेदेखि 20 बजेसम्मको समय छान्नुहोस्
field-error-pause-range = भोलिदेखि 30 दिनसम्मको कुनै दिन छान्नुहोस्
field-error-temperature-form = तापक्रम 38.4 जस्तै अंकमा लेख्नुहोस्
field-error-temperature-range = तापक्रम 34.0 देखि 43.0 °C भित्र लेख्नुहोस्
field-error-spo2-form = अक्सिजन 97 जस्तै अंकमा लेख्नुहोस्
field-error-spo2-range = अक्सिजन 50 देखि 100 भित्र लेख्नुहोस्। 50 भन्दा कम भए “50 भन्दा कम” थिच्नुहोस्
field-error-pulse-form = नाडीको गति अंकमा लेख्नुहोस्
field-error-pulse-range = नाडीको गति 30 देखि 220 भित्र लेख्नुहोस्
field-error-comment-too-long = बढीमा 500 अक्षर लेख्नुहोस्

## One-time codes
field-error-code-form = 6 अंकको नम्बर लेख्नुहोस्
field-error-mobile-needed = सूचना पठाउनका लागि मोबाइल नम्बर लेख्नुहोस्
