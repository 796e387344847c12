# What only the pages made by the server say; not sent to the phone.

## Getting in by a code, changing a contact
back-title = 重新登入
back-text = 我們會把6位數驗證碼傳到您登錄的電話號碼或電子郵件地址。
back-contact = 電話號碼或電子郵件地址
back-contact-hint = 請填寫您告訴保健所的號碼或地址
back-voice = 用電話語音聽驗證碼
back-voice-hint = 如果是市內電話，都會打電話告訴您。
back-send = 傳送驗證碼
back-none = 如果等了一會兒還沒收到，可能是填寫的內容和登錄的不一樣。請修改後重新傳送，或打電話給保健所。
code-title = 輸入驗證碼
code-by-sms = 您會收到有6位數字的簡訊。10分鐘內有效。
code-by-email = 您會收到有6位數字的電子郵件。10分鐘內有效。
code-by-voice = 稍後會打電話給您，把6位數字唸兩次。10分鐘內有效。
code-label = 6位數驗證碼
code-enter = 確認
code-again = 重新傳送
code-again-done = 已重新傳送。只有新的驗證碼有效。
code-voice = 用電話語音聽
code-edit = 修改填寫的內容
contact-phone = 新的電話號碼
contact-email = 新的電子郵件地址
contact-text = 我們會把驗證碼傳到新的聯絡方式。在您輸入驗證碼之前，聯絡方式不會改變。
contact-now = 現在的聯絡方式：{ $contact }
contact-done = 已變更
contact-done-text = 今後的通知會傳到新的聯絡方式。
settings-contact-back = 返回設定
problem-code-over = 這個驗證碼不能再用了。請按「重新傳送」，然後輸入新的驗證碼。
problem-code-too-often = 連續傳送的次數太多了。請過一會兒再試；如果很急，請打電話給保健所。
field-error-contact-same = 和現在的聯絡方式一樣
problem-code-pause = 送達可能需要一點時間。請再等約 { $seconds } 秒，然後重新按一次。

## The certificate
certificate-says = 茲證明本證明書所載之人於下列期間因新型冠狀病毒感染症（COVID-19）進行療養。
certificate-name = 姓名
certificate-birth = 出生日期
certificate-period = 療養期間
certificate-period-days = { $from }至{ $to }
certificate-center = 保健所
certificate-issued = 核發日期
certificate-code = 查驗碼
certificate-check = 此查驗碼是否有效，可在 { $url } 查詢。
check-title = 療養證明書查驗
check-text = 請輸入證明書上的12位查驗碼。
check-button = 查驗
check-valid = 此證明書有效
check-not-valid = 此證明書無效
check-not-valid-text = 請再次確認查驗碼是否輸入正確。
certificate-print-how = 如需列印或儲存為 PDF，請在瀏覽器選單或分享按鈕中選擇「列印」。
problem-certificate-not-yet = 保健所確認您的療養結束後，就可以開立證明書。

## Who sees the data
access-text = 您的紀錄只用來支持您的療養。工作人員的每次查看和填寫，都會留下紀錄。
access-centers = 可以查看的保健所
access-association = 受保健所委託關懷您的醫師會
access-hotel = 您療養的飯店
access-hotel-text = 飯店的工作人員看不到這些紀錄。
access-days = 最近的紀錄
access-viewed = { $role }查看了{ $count }次
access-changed = { $role }填寫了{ $count }次
access-empty = 還沒有紀錄。
access-role-nurse = 保健所的護理人員
access-role-manager = 保健所的負責人
access-role-clinician = 醫師會的醫師
access-role-hotel = 飯店工作人員
access-role-prefecture = 都道府縣的工作人員
access-role-auditor = 稽核人員

## The report on one page
field-error-answer-both = 填寫數字和選擇項目，請只用其中一種
