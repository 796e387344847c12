# What only the pages made by the server say; not sent to the phone.

## Getting in by a code, changing a contact
back-title = फेरि लगइन गर्नुहोस्
back-text = दर्ता भएको फोन नम्बर वा इमेल ठेगानामा 6 अंकको कोड पठाउँछौँ।
back-contact = फोन नम्बर वा इमेल ठेगाना
back-contact-hint = जनस्वास्थ्य केन्द्रलाई दिएकै लेख्नुहोस्
back-voice = फोन कलमा कोड सुन्ने
back-voice-hint = घरको फोन (ल्यान्डलाइन) मा सधैँ कल गरेर भन्छौँ।
back-send = मलाई कोड पठाउनुहोस्
back-none = केही बेर पर्खँदा पनि आएन भने, लेखेको कुरा दर्ता भएकोसँग नमिलेको हुन सक्छ। सच्याएर फेरि प्रयास गर्नुहोस्, वा जनस्वास्थ्य केन्द्रमा फोन गर्नुहोस्।
code-title = कोड लेख्नुहोस्
code-by-sms = SMS मा 6 अंकको नम्बर आउँछ। 10 मिनेट चल्छ।
code-by-email = इमेलमा 6 अंकको नम्बर आउँछ। 10 मिनेट चल्छ।
code-by-voice = अब छिट्टै फोन आउँछ। 6 अंकको नम्बर दुई पटक भन्छौँ। 10 मिनेट चल्छ।
code-label = 6 अंकको कोड
code-enter = पक्का गर्नुहोस्
code-again = फेरि कोड पठाउनुहोस्
code-again-done = फेरि पठायौँ। अब नयाँ कोड मात्र चल्छ।
code-voice = फोन कलमा सुन्नुहोस्
code-edit = लेखेको कुरा सच्याउनुहोस्
contact-phone = नयाँ फोन नम्बर
contact-email = नयाँ इमेल ठेगाना
contact-text = नयाँ नम्बर वा ठेगानामा कोड पठाउँछौँ। कोड नलेखेसम्म अहिलेकै सम्पर्क रहन्छ।
contact-now = अहिलेको सम्पर्क: { $contact }
contact-done = बदलियो
contact-done-text = अबदेखि सूचना नयाँ सम्पर्कमा आउँछ।
settings-contact-back = सेटिङमा फर्कनुहोस्
problem-code-over = यो कोड अब चल्दैन। “फेरि कोड पठाउनुहोस्” थिचेर नयाँ कोड लेख्नुहोस्।
problem-code-too-often = लगातार धेरै पटक पठाइयो। केही बेर पर्खनुहोस्, हतार भए जनस्वास्थ्य केन्द्रमा फोन गर्नुहोस्।
field-error-contact-same = अहिलेको सम्पर्क पनि यही हो
problem-code-pause = कोड आइपुग्न केही समय लाग्न सक्छ। करिब { $seconds } सेकेन्ड पर्खेर फेरि थिच्नुहोस्।

## The certificate
certificate-says = तलको अवधिमा कोभिड-19 (COVID-19) का कारण आइसोलेसनमा बस्नुभएको प्रमाणित गरिन्छ।
certificate-name = नाम, थर
certificate-birth = जन्ममिति
certificate-period = आइसोलेसनको अवधि
certificate-period-days = { $from } देखि { $to } सम्म
certificate-center = जनस्वास्थ्य केन्द्र
certificate-issued = जारी मिति
certificate-code = जाँच कोड
certificate-check = यो कोड मान्य छ कि छैन, { $url } मा जाँच्न सकिन्छ।
check-title = आइसोलेसन प्रमाणपत्रको जाँच
check-text = प्रमाणपत्रमा लेखिएको 12 अक्षरको कोड लेख्नुहोस्।
check-button = जाँच्नुहोस्
check-valid = यो प्रमाणपत्र मान्य छ
check-not-valid = यो प्रमाणपत्र मान्य छैन
check-not-valid-text = कोड ठीकसँग लेखिएको छ कि छैन, फेरि एक पटक हेर्नुहोस्।
certificate-print-how = प्रिन्ट गर्न वा PDF मा राख्न ब्राउजरको मेनु वा सेयर बटनबाट “प्रिन्ट” छान्नुहोस्।
problem-certificate-not-yet = आइसोलेसन सकिएको जनस्वास्थ्य केन्द्रले पक्का गरेपछि प्रमाणपत्र दिन सक्छौँ।

## Who sees the data
access-text = तपाईंको रेकर्ड तपाईंको हेरचाहका लागि मात्र प्रयोग हुन्छ। कर्मचारीले हेरेको र लेखेको कुरा सबै टिपेर राखिन्छ।
access-centers = हेर्न सक्ने जनस्वास्थ्य केन्द्र
access-association = जनस्वास्थ्य केन्द्रको अनुरोधमा निगरानी गर्ने चिकित्सक संघ（医師会）
access-hotel = तपाईं बस्नुभएको होटल
access-hotel-text = होटलका मान्छेले यो रेकर्ड हेर्न सक्दैनन्।
access-days = पछिल्ला रेकर्ड
access-viewed = { $role }ले { $count } पटक हेर्नुभयो
access-changed = { $role }ले { $count } पटक लेख्नुभयो
access-empty = अहिलेसम्म रेकर्ड छैन।
access-role-nurse = जनस्वास्थ्य केन्द्रका नर्स
access-role-manager = जनस्वास्थ्य केन्द्रका जिम्मेवार अधिकारी
access-role-clinician = चिकित्सक संघका डाक्टर
access-role-hotel = होटलका कर्मचारी
access-role-prefecture = प्रिफेक्चर सरकारका कर्मचारी
access-role-auditor = अडिट गर्ने कर्मचारी

## The report on one page
field-error-answer-both = अंक लेख्ने वा मिल्ने कुरा छान्ने, दुईमध्ये एउटा मात्र गर्नुहोस्
