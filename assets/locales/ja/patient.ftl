# 患者の画面。熱のある人が読む。やさしく、短く、はっきりと。

page-title = { $page }｜見守り
wait-loading = 読み込んでいます
person-name = { $name } さん
word-yes = はい
word-no = いいえ

## 電話
call-119 = 救急車を呼ぶ
call-center = { $name }に電話する
call-center-short = 保健所に電話
call-night = 夜間・休日の電話
call-hours = 受付時間 { $hours }
call-consultation = 都道府県の相談窓口
call-consultation-when = 保健所につながらないときや、くらしの心配ごとに
call-119-when = 息が苦しい、唇が紫色、返事がない、胸が痛いときは、迷わず119番に電話してください。

## 入口
door-title = ご本人の確認
door-text = { $center }からのご案内です。生年月日を入れてください。
door-birth = 生年月日
door-birth-hint = 例：昭和15年3月2日、1940年3月2日
door-era = 年の数え方
era-western = 西暦
era-taisho = 大正
era-showa = 昭和
era-heisei = 平成
era-reiwa = 令和
door-year = 年
door-month = 月
door-day = 日
door-date = { $year }年{ $month }月{ $day }日
door-era-year = { $era }{ $year }年
door-understood = { $date }（{ $era }）生まれ
door-enter = はじめる
door-help = うまくいかないときは、お電話ください。
door-expired-title = このリンクは使えなくなりました
door-revoked-title = このリンクは使えません
door-missing-title = リンクが正しくないようです
door-missing-text = メッセージのリンクを、もう一度そのまま開いてください。途中で切れていないかもお確かめください。
door-unreachable-title = つながりませんでした

not-me = これは私ではありません
not-me-title = あなたあての連絡ではありませんか？
not-me-text = 「はい」を押すと、この番号・アドレスにはもう送りません。保健所が正しい連絡先を確かめます。
not-me-confirm = はい、私ではありません
not-me-done-title = 教えていただき、ありがとうございます
not-me-done-text = このあと何もしていただくことはありません。この画面は閉じてください。

signed-out-title = もう一度、リンクを開いてください
signed-out-text = 保健所から届いたSMSかメールのリンクを開くと、続きから使えます。
signed-out-waiting = 送っていない報告は、この端末に残っています。もう一度入ると、自動で送ります。
signed-out-call = リンクが見つからないときは、お電話ください。報告も電話でできます。
signed-out-new = リンクが見つからないときは、担当の保健所にお電話ください。

## ホーム
home-title = 今日の体調
home-title-household = ご家族の今日の体調
home-report = 体調を報告する
home-report-again = もう一度報告する
home-report-of = { $name }さんの報告をする
home-state-done = 今日は報告ずみです
home-state-due = 今日はまだ報告していません
home-state-waiting = 報告は電波が戻るのを待っています
home-state-over = 療養の見守りは終わりました
home-over = おつかれさまでした。体調に変わりがあれば、保健所かかかりつけ医に相談してください。
home-last = 前回 { $when }：{ $values }
home-day = 療養
home-day-n = { $day }日目
home-end = 終わる予定
home-end-day = { $day }
home-end-note = 予定は体調によって変わることがあります。
home-by-phone = 毎日、担当者がお電話で体調をうかがいます。ここから報告していただくこともできます。
home-reminder = 次のお知らせ：{ $when }
home-trouble = 困ったとき、心配なとき
home-trouble-text = 体調が悪くなったら、次の報告を待たずにお電話ください。
home-119-when = 救急車を呼ぶ目安
home-help = 緊急の症状と、正しいはかり方
home-more = そのほか

## 待っている報告・つながらないとき
waiting-title = まだ送っていない報告が{ $count }件あります
waiting-text = 電波が戻ると自動で送ります。報告はこの端末に残っているので、閉じても消えません。
waiting-sending = いま送っています。
waiting-now = いますぐ送ってみる
offline-title = いま、つながっていません
offline-text = 前に読み込んだ内容を表示しています。報告はこのまま書けます。
not-kept-title = この端末には保存できません
not-kept-text = プライベートブラウズなどのため、送る前にこの画面を閉じると報告が消えてしまいます。送り終わるまで開いたままにしてください。
refused-title = { $name }さんの報告（{ $when }）は届いていません
refused-text = お手数ですが、もう一度報告するか、保健所にお電話ください。
refused-seen = わかりました

missing-title = ページが見つかりません
missing-text = アドレスが変わったか、この端末では見られないページです。
missing-home = ホームへ

## 報告
report-place = { $of }つのうち{ $place }つ目
report-resumed = 前回の続きから書けます
report-start-over = はじめからやり直す
report-last = 前回 { $value }（{ $when }）
report-send-now = ここまでをいますぐ送る

report-temperature-title = 体温は何度ですか
report-temperature = 体温
report-temperature-range = 34.0〜43.0℃の数字で入れてください
report-temperature-less = 0.1度下げる
report-temperature-more = 0.1度上げる
report-temperature-none = はかっていない・体温計がない

report-oxygen-title = 血中の酸素（SpO₂）は
report-spo2 = 酸素の値（SpO₂）
report-spo2-range = ふだんは96〜99%くらいです
report-spo2-less = 1下げる
report-spo2-more = 1上げる
report-spo2-under-50 = 50より低い
report-spo2-none = はかっていない・測る機械がない
report-spo2-how = 正しいはかり方
report-pulse = 脈拍
report-pulse-unit = 回／分

odd-title = この数字で合っていますか？
odd-swapped = 酸素が{ $spo2 }、脈拍が{ $pulse }と入っています。逆になっていませんか。
odd-jump = 前回の{ $last }から大きく変わって{ $now }になっています。指を温めて、もう一度はかると確かです。
odd-yes = 合っています
odd-no = 入れなおす

report-signs = 緊急の症状
report-signs-title = 次のことはありますか
report-signs-hint = 1つでもあれば、すぐに電話が必要です。あてはまるものを押してください。
report-signs-own = ご本人が感じること
report-signs-family = ご家族など、まわりの人から見て
report-signs-none = どれもない
report-sign-bad-colour = 顔色が明らかに悪い
report-sign-blue-lips = 唇が紫色になっている
report-sign-strange = いつもと違う、様子がおかしい
report-sign-heavy-breathing = 息が荒くなった
report-sign-sudden-breathless = 急に息が苦しくなった
report-sign-breathless-moving = 少し動くと息が苦しい
report-sign-chest-pain = 胸が痛い
report-sign-cannot-lie-down = 横になれない、座らないと息ができない
report-sign-shoulder-breathing = 肩で息をしている
report-sign-sudden-wheeze = この2時間ほどで、急にゼーゼーしはじめた
report-sign-dazed = ぼんやりしている、反応が弱い
report-sign-unresponsive = もうろうとしている、返事がない
report-sign-irregular-pulse = 脈がとぶ、脈のリズムが乱れる

report-symptoms = 症状
report-symptoms-title = ほかの症状はありますか
report-symptoms-hint = いくつ選んでもかまいません
report-symptoms-none = 症状はない

report-course = 経過
report-course-title = 昨日と比べてどうですか
report-trend = 昨日と比べて
report-antipyretic = 熱さましの薬を飲みましたか
report-antipyretic-hint = 体温をはかる前、6時間くらいのうちに
report-eat = 食事はとれますか
report-drink = 水分はとれますか
report-comment = 伝えたいこと
report-comment-hint = 気になること、困っていることがあれば
report-comment-left = あと{ $left }文字

report-check-title = これで送りますか
report-send = 送信する
report-edit = 直す
report-edit-of = { $what }を直す

value-not-measured = はかっていない
value-under-50 = 50%未満
value-none = なし
value-dash = −
value-separator = {"、"}
value-pulse = 脈拍 { $value }回／分
value-spo2 = 酸素 { $value }
value-answered = { $question }：{ $answer }

## 送信後
sent-title = 報告を受け取りました
sent-sending-title = 送っています
sent-sending = 保健所に送っています
sent-waits-title = 報告をあずかりました
sent-refused-title = 報告は届いていません
sent-arrived = { $time } { $center }に届きました
sent-later = 届いたあとに、保健所からの案内を表示します。
sent-home = ホームへ

advice-emergency-title = いますぐ119番に電話してください
advice-emergency-text = 命にかかわることがあります。電話では「コロナで療養中」と伝えてください。
advice-emergency-heading = 救急車を待つあいだ
advice-emergency-1 = 楽な姿勢で、ひとりにならないようにしてください。
advice-emergency-2 = 玄関のかぎを開け、お薬手帳と保険証を手元に置いてください。
advice-emergency-3 = 電話できないときは、家族や近くの人に頼んでください。
advice-urgent-title = 保健所に電話してください
advice-urgent-text = 早めに相談が必要な状態です。保健所からもご連絡します。
advice-urgent-119 = 息苦しさが強い、返事がおかしいときは、すぐに119番へ。
advice-urgent-heading = 連絡を待つあいだ
advice-urgent-1 = 電話に出られるようにして、静かに休んでください。
advice-urgent-2 = 水分を少しずつとってください。
advice-urgent-3 = 1〜2時間後にもう一度はかって、報告してください。
advice-watch-heading = 注意して様子を見てください
advice-watch-1 = 担当者が内容を確認し、必要なときはお電話します。
advice-watch-2 = 水分をとって、静かに休んでください。
advice-watch-3 = 夕方や夜にも、もう一度報告してください。悪くなったら待たずにお電話を。
advice-routine-heading = いまは、ゆっくり休んでください
advice-routine-1 = 水分をこまめにとってください。
advice-routine-2 = 明日も報告してください。
advice-routine-3 = 途中で悪くなったら、何度でも報告できます。心配なときはお電話ください。

## 記録
history-title = これまでの記録
history-empty = まだ記録がありません。最初の報告をすると、ここに表示されます。
history-more = もっと前の記録
history-when = 日時
history-temperature = 体温
history-spo2 = 酸素
history-how = 症状・経過

## COCOA
cocoa-title = COCOAの処理番号
cocoa-explain-1 = 接触確認アプリCOCOAに陽性を登録するための8けたの番号です。
cocoa-explain-2 = 登録すると、近くにいた人にだけ通知が届きます。名前や場所は伝わりません。
cocoa-explain-3 = 番号は1時間使えます。使わないと自動で新しい番号を送ります（全部で5回まで）。
cocoa-ask = 番号を送ってもらう
cocoa-queued-title = 番号を用意しています
cocoa-queued-text = できしだい、SMSかメールで送ります。この画面にも表示します。
cocoa-yours = あなたの処理番号
cocoa-until = { $time } まで使えます
cocoa-left = あと { $time }
cocoa-position = { $of }回のうち{ $position }回目の番号です
cocoa-open = COCOAを開いて登録する
cocoa-copy = 番号をコピー
cocoa-registered-title = 登録されました
cocoa-registered-text = ご協力ありがとうございました。もう何もしていただくことはありません。
cocoa-expired-title = この番号は時間が過ぎました
cocoa-expired-text = 新しい番号を自動で送ります。すぐに必要なときは、下のボタンを押してください。
cocoa-undelivered-title = 番号を届けられませんでした
cocoa-undelivered-text = 電話番号やメールの受信設定をお確かめのうえ、もう一度お試しください。
cocoa-declined-title = COCOAを使わないと伺っています
cocoa-declined-text = 番号は送りません。気が変わったら、下のボタンからいつでも頼めます。
cocoa-decline = COCOAは使いません
cocoa-decline-title = 番号を止めますか？
cocoa-decline-text = もう番号を送りません。あとからまた頼むこともできます。
cocoa-decline-confirm = はい、使いません

## 設定
settings-title = 設定
settings-saved = 保存しました
settings-language = 言語
settings-language-hint = 画面とメッセージの言語が変わります。
settings-reminder = お知らせ
settings-hour = お知らせの時刻
settings-hour-hint = その日の報告がまだのときだけ、お知らせします。
settings-by = お知らせの届け方
settings-by-hint = おまかせのときは、通知、SMS、メールの順にお送りします。届かなかったときは、ほかの方法でもお送りします。
settings-by-any = おまかせ
settings-by-sms = まずSMSで
settings-by-email = まずメールで
settings-hour-n = { $hour }時
settings-hour-morning = 朝（{ $hour }時）
settings-hour-afternoon = 昼（{ $hour }時）
settings-hour-evening = 夜（{ $hour }時）
settings-push = この端末の通知
settings-push-text = 通知には病気のことや名前は出ません。
settings-push-on = 通知を受け取る
settings-push-off = 通知を止める
settings-push-is-on = 通知を受け取っています。
settings-push-denied = 通知がブラウザーの設定で止められています。受け取るには、ブラウザーの設定で許可してください。SMSやメールのお知らせは届きます。
settings-push-unsupported = このブラウザーでは通知を受け取れません。iPhoneでは、共有ボタンから「ホーム画面に追加」すると使えます。SMSやメールのお知らせは届きます。
settings-push-failed = 通知を設定できませんでした。しばらくしてからお試しください。
settings-out = この端末での利用を終える
settings-out-text = ほかの人と使う端末では、使い終わったら押してください。この端末の記録を消します。
settings-out-button = ログアウトする
settings-out-title = ログアウトしますか？
settings-out-again = もう一度使うには、保健所から届いたリンクを開いてください。
settings-out-waiting = まだ送っていない報告{ $count }件も消えます
settings-out-confirm = ログアウトして記録を消す

## 案内
help-title = 緊急のとき・はかり方
help-119 = 救急車を呼ぶとき
help-119-text = 次のうち1つでもあれば、119番に電話してください。「コロナで療養中」と伝えてください。
help-center = 保健所に相談するとき
help-center-text = 酸素の値が93%以下、40℃以上の熱、水分がとれない、不安が強いときは、すぐにお電話ください。
help-spo2 = 酸素（SpO₂）の正しいはかり方
help-spo2-1 = 指先を温めて、マニキュアは落としてください。
help-spo2-2 = 座って、動かさずに静かに待ちます。
help-spo2-3 = 数字が落ち着いたら（20〜30秒）読み取ります。
help-spo2-4 = 低い値が出たら、深呼吸をしてもう一度はかってください。

## 直す・印刷する
report-correct = 送った内容を直す
report-correct-title = 直すところを選んで、送ってください
home-end-why = 終わる予定の数え方
history-print = 印刷する・PDFで保存する
history-print-hint = 印刷の画面で「PDFに保存」を選ぶと、ファイルにして渡せます。

## もう一度入る・連絡先の変更
back-link = 電話番号かメールで、もう一度入る
contact-phone-title = 電話番号を変える
contact-email-title = メールアドレスを変える
settings-contact = 連絡先
settings-contact-phone = 電話番号
settings-contact-email = メールアドレス
settings-contact-none = 登録なし

## 療養証明
certificate-title = 療養証明書

## 保健所からの連絡
letters-title = 保健所からの連絡
letter-from = { $center }・{ $when }
letter-read = 読みました
letter-read-at = { $when }に読みました

## だれが見られるか
access-title = だれが見られるか

## お知らせを止める・通知をすすめる
settings-stop = お知らせを止める
settings-pause = 3日間お休みする
settings-start = お知らせを再開する
settings-paused = { $day }までお休みしています。報告はいつでもできます。
settings-stopped = お知らせを止めています。報告はいつでもできます。
push-ask-title = 次の報告を、この端末の通知でお知らせしましょうか
push-ask-text = 報告がまだのときだけ、決めた時刻に届きます。病気のことや名前は出ません。あとから設定で変えられます。
push-ask-later = いまはしない
