# The patient's pages. Read by someone with a fever: kind, short, clear.

page-title = { $page }｜Mimamori
wait-loading = 讀取中
person-name = { $name }
word-yes = 是
word-no = 否

## Calls
call-119 = 叫救護車
call-center = 打電話給{ $name }
call-center-short = 打電話給保健所
call-night = 夜間、假日電話
call-hours = 服務時間 { $hours }
call-consultation = 都道府縣的諮詢電話
call-consultation-when = 打不通保健所的電話，或生活上有困難時
call-119-when = 呼吸困難、嘴唇發紫、叫了沒有反應、胸口痛，只要有一項，就不要猶豫，請馬上打119叫救護車。

## The way in
door-title = 確認是您本人
door-text = 這是{ $center }傳來的通知。請填寫您的出生日期。
door-birth = 出生日期
door-birth-hint = 例：昭和15年3月2日，或1940年3月2日
door-era = 年份的寫法
era-western = 西元
era-taisho = 大正
era-showa = 昭和
era-heisei = 平成
era-reiwa = 令和
door-year = 年
door-month = 月
door-day = 日
door-date = { $year }年{ $month }月{ $day }日
door-era-year = { $era }{ $year }年
door-understood = { $date }（{ $era }）出生
door-enter = 開始
door-help = 如果不順利，請打電話給我們。
door-expired-title = 這個連結已過期
door-revoked-title = 這個連結不能使用
door-missing-title = 這個連結好像不對
door-missing-text = 請再次開啟訊息裡的連結，並看看連結是否完整。
door-unreachable-title = 連線不上

not-me = 這不是我
not-me-title = 這不是給您的通知嗎？
not-me-text = 按「是」之後，我們不會再傳送訊息到這個號碼或信箱。保健所會確認正確的聯絡方式。
not-me-confirm = 是，這不是我
not-me-done-title = 謝謝您告訴我們
not-me-done-text = 您不需要再做什麼了。請關閉這個畫面。

signed-out-title = 請再次開啟連結
signed-out-text = 開啟保健所傳來的簡訊或電子郵件裡的連結，就可以接著使用。
signed-out-waiting = 還沒送出的回報保存在這支手機裡。重新登入後會自動送出。
signed-out-call = 找不到連結時，請打電話給我們。也可以用電話回報。
signed-out-new = 找不到連結時，請打電話給負責您的保健所。

## Home
home-title = 今天的身體狀況
home-title-household = 家人今天的身體狀況
home-report = 回報身體狀況
home-report-again = 再回報一次
home-report-of = 回報{ $name }的狀況
home-state-done = 今天已回報
home-state-due = 今天還沒有回報
home-state-waiting = 回報正在等待訊號恢復
home-state-over = 療養期間的關懷已結束
home-over = 您辛苦了。如果身體有變化，請詢問保健所或您平常看的醫師。
home-last = 上次 { $when }：{ $values }
home-day = 療養
home-day-n = 第{ $day }天
home-end = 預計結束
home-end-day = { $day }
home-end-note = 預計日期可能會隨身體狀況改變。
home-by-phone = 工作人員每天會打電話關心您的身體狀況。您也可以在這裡回報。
home-reminder = 下次提醒：{ $when }
home-trouble = 有困難或擔心的時候
home-trouble-text = 如果身體變差，請馬上打電話，不要等到下次回報。
home-119-when = 什麼時候叫救護車
home-help = 緊急症狀和正確的測量方法
home-more = 其他

## Waiting reports, no connection
waiting-title = 還有{ $count }份回報沒有送出
waiting-text = 訊號恢復後會自動送出。回報保存在這支手機裡，關閉畫面也不會消失。
waiting-sending = 正在傳送。
waiting-now = 現在送送看
offline-title = 現在沒有連上網路
offline-text = 顯示的是之前讀取的內容。您可以照常填寫回報。
not-kept-title = 這支手機無法保存回報
not-kept-text = 可能是因為使用了無痕瀏覽。送出之前關閉畫面的話，回報會消失。送完之前請不要關閉畫面。
refused-title = { $name }的回報（{ $when }）沒有送達
refused-text = 麻煩您再回報一次，或打電話給保健所。
refused-seen = 知道了

missing-title = 找不到頁面
missing-text = 網址可能變了，或這支手機無法看這個頁面。
missing-home = 回到首頁

## Report
report-place = 第{ $place }步，共{ $of }步
report-resumed = 可以接著上次繼續填寫
report-start-over = 從頭開始
report-last = 上次 { $value }（{ $when }）
report-send-now = 先送出已填的內容

report-temperature-title = 體溫幾度呢？
report-temperature = 體溫
report-temperature-range = 請填寫34.0～43.0℃之間的數字
report-temperature-less = 減0.1度
report-temperature-more = 加0.1度
report-temperature-none = 沒有量、沒有體溫計

report-oxygen-title = 血氧（SpO₂）是多少呢？
report-spo2 = 血氧（SpO₂）
report-spo2-range = 平常大約是96～99%
report-spo2-less = 減1
report-spo2-more = 加1
report-spo2-under-50 = 低於50
report-spo2-none = 沒有量、沒有血氧機
report-spo2-how = 正確的測量方法
report-pulse = 脈搏
report-pulse-unit = 次／分

odd-title = 這個數字對嗎？
odd-swapped = 您填的是血氧{ $spo2 }、脈搏{ $pulse }。是不是填反了呢？
odd-jump = 上次是{ $last }，這次是{ $now }，變化很大。請把手指溫暖一下，再量一次會更準確。
odd-yes = 沒錯
odd-no = 重新填寫

report-signs = 緊急症狀
report-signs-title = 現在有以下的情形嗎？
report-signs-hint = 只要有一項，就需要馬上打電話。請按符合的項目。
report-signs-own = 您自己的感覺
report-signs-family = 家人或身邊的人看到的
report-signs-none = 都沒有
report-sign-bad-colour = 臉色明顯不好
report-sign-blue-lips = 嘴唇發紫
report-sign-strange = 和平常不一樣，樣子不對勁
report-sign-heavy-breathing = 呼吸變得急促
report-sign-sudden-breathless = 突然呼吸困難
report-sign-breathless-moving = 稍微動一下就喘不過氣
report-sign-chest-pain = 胸口痛
report-sign-cannot-lie-down = 無法躺下，不坐起來就不能呼吸
report-sign-shoulder-breathing = 呼吸時肩膀上下起伏
report-sign-sudden-wheeze = 最近2小時左右，突然開始咻咻地喘
report-sign-dazed = 發呆，反應遲鈍
report-sign-unresponsive = 意識模糊，叫了不回答
report-sign-irregular-pulse = 脈搏漏跳或不規則

report-symptoms = 症狀
report-symptoms-title = 還有其他症狀嗎？
report-symptoms-hint = 可以選擇多項
report-symptoms-none = 沒有症狀

report-course = 變化
report-course-title = 和昨天相比怎麼樣？
report-trend = 和昨天相比
report-antipyretic = 有吃退燒藥嗎？
report-antipyretic-hint = 量體溫前大約6小時內
report-eat = 吃得下東西嗎？
report-drink = 喝得下水嗎？
report-comment = 想告訴我們的事
report-comment-hint = 如果有擔心或困擾的事，請寫下來
report-comment-left = 還可以寫{ $left }個字

report-check-title = 就這樣送出嗎？
report-send = 送出
report-edit = 修改
report-edit-of = 修改{ $what }

value-not-measured = 沒有測量
value-under-50 = 低於50%
value-none = 沒有
value-dash = −
value-separator = {"、"}
value-pulse = 脈搏{ $value }次／分
value-spo2 = 血氧{ $value }
value-answered = { $question }：{ $answer }

## After sending
sent-title = 已收到您的回報
sent-sending-title = 正在傳送
sent-sending = 正在傳送給保健所
sent-waits-title = 回報已保存，等待送出
sent-refused-title = 回報沒有送達
sent-arrived = { $time } 已送達{ $center }
sent-later = 送達後，這裡會顯示保健所的建議。
sent-home = 回到首頁

advice-emergency-title = 請馬上打119叫救護車
advice-emergency-text = 可能有生命危險。打電話時，請說您「因新冠正在療養」：korona de ryōyō-chū（コロナで療養中）。
advice-emergency-heading = 等救護車的時候
advice-emergency-1 = 請保持舒服的姿勢，盡量不要一個人獨處。
advice-emergency-2 = 請打開家門的鎖，把用藥手冊（お薬手帳）和健康保險證放在手邊。
advice-emergency-3 = 如果不能打電話，請家人或附近的人幫忙打。
advice-urgent-title = 請打電話給保健所
advice-urgent-text = 您的狀況需要盡早諮詢。保健所也會聯絡您。
advice-urgent-119 = 如果呼吸很困難，或回答不清楚，請馬上打119。
advice-urgent-heading = 等待聯絡的時候
advice-urgent-1 = 請把電話放在手邊，安靜休息。
advice-urgent-2 = 請一點一點地喝水。
advice-urgent-3 = 請在1～2小時後再量一次，並回報。
advice-watch-heading = 請多留意身體的變化
advice-watch-1 = 工作人員會查看您的回報，需要時會打電話給您。
advice-watch-2 = 請喝些水，安靜休息。
advice-watch-3 = 傍晚或晚上請再回報一次。如果變差了，請不要等，馬上打電話。
advice-routine-heading = 現在請好好休息
advice-routine-1 = 請常喝水，每次少量就好。
advice-routine-2 = 明天也請回報。
advice-routine-3 = 如果變差了，隨時可以再回報。擔心時請打電話。

## History
history-title = 之前的紀錄
history-empty = 還沒有紀錄。第一次回報後，會顯示在這裡。
history-more = 更早的紀錄
history-when = 日期時間
history-temperature = 體溫
history-spo2 = 血氧
history-how = 症狀、變化

## COCOA
cocoa-title = COCOA登錄號碼（処理番号）
cocoa-explain-1 = 這是在接觸確認App「COCOA」登錄陽性時使用的8位號碼。
cocoa-explain-2 = 登錄後，只有曾在您附近的人會收到通知。不會透露姓名和地點。
cocoa-explain-3 = 號碼1小時內有效。如果沒有使用，會自動傳送新號碼（一共最多5次）。
cocoa-ask = 請傳給我號碼
cocoa-queued-title = 正在準備號碼
cocoa-queued-text = 準備好後，會用簡訊或電子郵件傳給您，也會顯示在這裡。
cocoa-yours = 您的登錄號碼
cocoa-until = { $time } 前有效
cocoa-left = 還剩 { $time }
cocoa-position = 第{ $position }次的號碼，共{ $of }次
cocoa-open = 開啟COCOA登錄
cocoa-copy = 複製號碼
cocoa-registered-title = 登錄完成
cocoa-registered-text = 謝謝您的協助。您不需要再做什麼了。
cocoa-expired-title = 這個號碼已過期
cocoa-expired-text = 會自動傳送新號碼。如果現在就需要，請按下面的按鈕。
cocoa-undelivered-title = 號碼沒能送達
cocoa-undelivered-text = 請檢查電話號碼和電子郵件的接收設定，然後再試一次。
cocoa-declined-title = 您選擇了不使用COCOA
cocoa-declined-text = 我們不會傳送號碼。如果改變主意，隨時可以按下面的按鈕。
cocoa-decline = 我不用COCOA
cocoa-decline-title = 要停止傳送號碼嗎？
cocoa-decline-text = 我們不會再傳送號碼。以後還可以再申請。
cocoa-decline-confirm = 是，我不用

## Settings
settings-title = 設定
settings-saved = 已儲存
settings-language = 語言
settings-language-hint = 畫面和訊息的語言會改變。
settings-reminder = 提醒
settings-hour = 提醒時間
settings-hour-hint = 只在當天還沒有回報時提醒您。
settings-by = 提醒的傳送方式
settings-by-hint = 選擇「自動」時，依序為通知、簡訊、電子郵件。如果沒有送達，我們也會用其他方式傳送。
settings-by-any = 自動
settings-by-sms = 先傳簡訊
settings-by-email = 先傳電子郵件
settings-hour-n = { $hour }點
settings-hour-morning = 早上（{ $hour }點）
settings-hour-afternoon = 午後（{ $hour }點）
settings-hour-evening = 晚上（{ $hour }點）
settings-push = 這支手機的通知
settings-push-text = 通知裡不會出現病情和姓名。
settings-push-on = 接收通知
settings-push-off = 停止通知
settings-push-is-on = 已開啟通知。
settings-push-denied = 瀏覽器的設定封鎖了通知。如果想接收，請在瀏覽器設定中允許。簡訊和電子郵件的提醒照常傳送。
settings-push-unsupported = 這個瀏覽器不能接收通知。使用iPhone時，請按「分享」按鈕，再選「加入主畫面」。簡訊和電子郵件的提醒照常傳送。
settings-push-failed = 沒能設定通知。請過一會兒再試。
settings-out = 結束在這支手機上的使用
settings-out-text = 如果手機是和別人共用的，用完後請按這裡。這支手機上的紀錄會刪除。
settings-out-button = 登出
settings-out-title = 要登出嗎？
settings-out-again = 想再次使用時，請開啟保健所傳來的連結。
settings-out-waiting = 還沒送出的{ $count }份回報也會消失
settings-out-confirm = 登出並刪除紀錄

## Help
help-title = 緊急情況和測量方法
help-119 = 什麼時候叫救護車
help-119-text = 以下情形只要有一項，就請打119。請說您「因新冠正在療養」：korona de ryōyō-chū（コロナで療養中）。
help-center = 什麼時候詢問保健所
help-center-text = 只要有以下一項，請馬上打電話：血氧93%或更低、體溫40℃或更高、喝不下水、非常不安。
help-spo2 = 血氧（SpO₂）的正確測量方法
help-spo2-1 = 請溫暖指尖，擦掉指甲油。
help-spo2-2 = 坐好，不要動，安靜地等一等。
help-spo2-3 = 數字穩定後（20～30秒）再看數字。
help-spo2-4 = 如果數值偏低，請深呼吸後再量一次。

## Correct, print
report-correct = 修改已送出的內容
report-correct-title = 請選擇要修改的地方，然後送出
home-end-why = 預計結束日期怎麼算
history-print = 列印或存成PDF
history-print-hint = 在列印畫面選擇「另存為PDF」，就可以存成檔案交給別人。

## Getting back in, and changing how we reach you
back-link = 用電話號碼或電子郵件重新登入
contact-phone-title = 變更電話號碼
contact-email-title = 變更電子郵件地址
settings-contact = 聯絡方式
settings-contact-phone = 電話號碼
settings-contact-email = 電子郵件地址
settings-contact-none = 未登錄

## Certificate
certificate-title = 療養證明書（療養証明書）

## Messages from staff
letters-title = 保健所傳來的訊息
letter-from = { $center } · { $when }
letter-read = 我看過了
letter-read-at = { $when } 已看過

## Who can see my data
access-title = 誰能看到我的紀錄

## Stop reminders, offer notifications
settings-stop = 停止提醒
settings-pause = 暫停3天
settings-start = 重新接收提醒
settings-paused = 提醒暫停到{ $day }為止。您隨時可以回報。
settings-stopped = 提醒已停止。您隨時可以回報。
push-ask-title = 要用這支手機的通知提醒您下次回報嗎？
push-ask-text = 只在您還沒有回報時，按您選的時間通知您。不會出現病情和姓名。以後可以在設定裡變更。
push-ask-later = 現在不用
