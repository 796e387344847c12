# Words of illness and isolation that both patients and staff read

## Tiers

tier-emergency = आपत्कालीन
tier-urgent = अति जरुरी
tier-watch = सावधानी
tier-routine = नियमित निगरानी

## Symptoms

symptom-cough = खोकी
symptom-sputum = खकार
symptom-fatigue = थकान, शरीर गल्ने
symptom-headache = टाउको दुख्ने
symptom-sore-throat = घाँटी दुख्ने
symptom-runny-nose = सिँघान बग्ने वा नाक बन्द हुने
symptom-taste-or-smell = स्वाद वा गन्ध थाहा नपाउने
symptom-muscle-pain = मांसपेशी वा जोर्नी दुख्ने
symptom-chills = जाडो लागेर काम्ने
symptom-diarrhoea = पखाला
symptom-nausea = वाकवाकी वा बान्ता
symptom-poor-appetite = खान मन नलाग्ने

## Compared with yesterday

trend-better = राम्रो भयो
trend-same = उस्तै छ
trend-worse = बिग्रियो

## Release arithmetic

release-day-zero-onset = लक्षण सुरु भएको दिन { $date } लाई दिन 0 मानिन्छ
release-day-zero-specimen = नमुना लिएको दिन { $date } लाई दिन 0 मानिन्छ
release-day-zero-restart = पहिले लक्षण थिएन, पछि देखियो: लक्षण सुरु भएको दिन { $date } लाई दिन 0 मानेर फेरि गनिन्छ
release-day-zero-exposure = अन्तिम सम्पर्कको दिन { $date } लाई दिन 0 मानिन्छ
release-days = { $days } दिन: { $date } सम्म
release-improved = लक्षण कम भएको { $date } देखि { $hours } घण्टा: { $until } सम्म
release-improvement-unknown = लक्षण कम भएपछि { $hours } घण्टा चाहिन्छ (कम भएको दिन अझै थाहा छैन)
release-negative-test = { $date } को सेल्फ टेस्ट नेगेटिभ (दिन { $day } वा त्यसपछि): { $until } सम्म
release-rules-from = { $date } देखि लागू नियमअनुसार
release-free = आइसोलेसन सकिने (अनुमानित) दिन: { $date } (दिन { $day })
release-missing-day-zero = लक्षण सुरु भएको वा नमुना लिएको दिन थाहा नभएकाले गन्न मिलेन
release-missing-exposure = अन्तिम सम्पर्कको दिन थाहा नभएकाले गन्न मिलेन
release-missing-not-confirmed = परीक्षणको नतिजा पक्का नभएकाले गन्न मिलेन
