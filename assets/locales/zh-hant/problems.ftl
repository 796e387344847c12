# Why the server refused, and what is wrong in a field (patients and staff)

problem-offline = 沒有訊號，或連不上伺服器。請稍等一下再試。
problem-unreadable = 沒有收到正確的回應。請看看是否出現了Wi-Fi登入畫面，然後再試一次。
problem-bad-request = 無法讀取送出的內容。請重新開啟畫面再試一次。
problem-invalid = 有些內容需要修改。
problem-not-found = 找不到。可能已經不存在，或您沒有查看的權限。
problem-signed-out = 登入已過期。
problem-forbidden = 您沒有權限進行這項操作。
problem-csrf = 畫面已過期。請重新開啟再試一次。
problem-locked = 輸入錯誤太多次，現在暫時無法輸入。請在大約{ $minutes }分鐘後再試。
problem-too-many-requests = 送出太頻繁，請稍等一下。請在大約{ $minutes }分鐘後再試。
problem-too-large = 內容太大。
problem-unsupported-media-type = 無法讀取這種檔案。
problem-method-not-allowed = 無法進行這項操作。
problem-conflict = 其他人已先做了修改。請重新開啟再試一次。
problem-internal = 伺服器發生問題。請稍等一下再試。
problem-unavailable = 伺服器現在很忙碌。請稍等一下再試。
problem-birth-date-wrong = 出生日期和登錄的不一樣。請再確認一下。還可以輸入{ $tries }次。
problem-invitation-expired = 連結已過期。請打電話給我們，我們會傳送新的連結。
problem-invitation-revoked = 這個連結已停用。如果您不清楚原因，請打電話給我們。
problem-gone = 已過期，或已不存在。
problem-report-differs = 同一份回報已經收到，但內容不同。
problem-report-too-old = 回報的日期時間太早了。
problem-number-not-eligible = 登錄號碼只提供給檢驗結果為陽性的人。
problem-number-already = 號碼已經在準備，或正在傳送給您。
problem-push-refused = 無法傳送通知到這支手機。
problem-code-wrong = 驗證碼不對。還可以輸入{ $tries }次。

## Fields
field-error-answer-needed = 請填寫，或選擇符合的項目
field-error-era-needed = 請選擇「昭和」等年號，或用4位數字填寫西元年
field-error-required = 請填寫
field-error-too-long = 太長了
field-error-phone-digits = 請填寫0開頭的10位或11位電話號碼
field-error-phone-mobile-digits = 手機號碼請填寫11位數字
field-error-email-form = 電子郵件地址的格式不對
field-error-date-form = 無法辨識這個日期
field-error-date-no-such-day = 沒有這一天
field-error-date-era = 這個年號沒有這一年
field-error-date-future = 不能填寫未來的日期
field-error-date-before-birth = 這個日期早於出生日期
field-error-date-too-old = 這個日期太久以前了
field-error-hour-range = 請選擇8點到20點之間的時間
field-error-pause-range = 請選擇明天到30天後的日期
field-error-temperature-form = 請用數字填寫體溫，例如「38.4」
field-error-temperature-range = 請填寫34.0～43.0℃之間的體溫
field-error-spo2-form = 請用數字填寫血氧，例如「97」
field-error-spo2-range = 血氧在50～100之間。低於50時，請按「低於50」
field-error-pulse-form = 請用數字填寫脈搏
field-error-pulse-range = 請填寫30～220之間的脈搏
field-error-comment-too-long = 最多500個字

## One-time codes
field-error-code-form = 請填寫6位數字
field-error-mobile-needed = 為了傳送通知給您，請填寫手機號碼
