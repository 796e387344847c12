# The patient's pages. Read by someone with a fever: kind, short, clear.

page-title = { $page }｜見まもり
wait-loading = 少し まって ください
person-name = { $name } さん
word-yes = はい
word-no = いいえ

## Calls
call-119 = きゅうきゅうしゃを よぶ
call-center = { $name }に 電話する
call-center-short = ほけんじょに 電話
call-night = 夜と 休みの 日の 電話
call-hours = 電話が できる 時間 { $hours }
call-consultation = 県の そうだんの 電話
call-consultation-when = ほけんじょに 電話が つながらない とき、こまった ことが ある とき
call-119-when = いきが くるしい、くちびるが むらさき色、へんじが ない、むねが いたい。1つでも あったら、すぐに 119番に 電話して ください。

## The way in
door-title = あなたですか？
door-text = { $center }からの おしらせです。生まれた 日を 入れて ください。
door-birth = 生まれた 日
door-birth-hint = れい：しょうわ15年3月2日、1940年3月2日
door-era = 年の 数え方
era-western = せいれき
era-taisho = 大正（たいしょう）
era-showa = 昭和（しょうわ）
era-heisei = 平成（へいせい）
era-reiwa = 令和（れいわ）
door-year = 年
door-month = 月
door-day = 日
door-date = { $year }年{ $month }月{ $day }日
door-era-year = { $era }{ $year }年
door-understood = 生まれた 日：{ $date }（{ $era }）
door-enter = はじめる
door-help = わからない ときは、電話して ください。
door-expired-title = この リンクは もう つかえません
door-revoked-title = この リンクは つかえません
door-missing-title = リンクが 正しく ないようです
door-missing-text = メッセージの リンクを、もう一ど ひらいて ください。リンクが とちゅうで 切れて いませんか。
door-unreachable-title = つながりませんでした

not-me = これは わたしでは ありません
not-me-title = あなたへの おしらせでは ありませんか？
not-me-text = 「はい」を おすと、もう ここには おくりません。ほけんじょが 正しい 電話ばんごうや アドレスを しらべます。
not-me-confirm = はい、わたしでは ありません
not-me-done-title = 教えて くれて、ありがとうございます
not-me-done-text = もう 何も しなくて いいです。この がめんを とじて ください。

signed-out-title = もう一ど、リンクを ひらいて ください
signed-out-text = ほけんじょからの SMSか メールを 見て ください。リンクを ひらくと、つづきが できます。
signed-out-waiting = まだ おくって いない ほうこくは、この スマホに あります。もう一ど 入ると、じどうで おくります。
signed-out-call = リンクが 見つからない ときは、電話して ください。ほうこくも 電話で できます。
signed-out-new = リンクが 見つからない ときは、ほけんじょに 電話して ください。

## Home
home-title = 今日の 体の ぐあい
home-title-household = 家の 人の 今日の ぐあい
home-report = ぐあいを ほうこくする
home-report-again = もう一ど ほうこくする
home-report-of = { $name }さんの ほうこくを する
home-state-done = 今日は もう ほうこくしました
home-state-due = 今日は まだ ほうこくして いません
home-state-waiting = ほうこくは まだ おくって いません。つながると おくります
home-state-over = 見まもりは おわりました
home-over = よく がんばりましたね。ぐあいが かわったら、ほけんじょか いつもの いしゃに 話して ください。
home-last = 前の 回 { $when }：{ $values }
home-day = 休んで いる 日
home-day-n = { $day }日目
home-end = おわる よてい
home-end-day = { $day }
home-end-note = よていは、体の ぐあいで かわる ことが あります。
home-by-phone = 毎日、ほけんじょの 人が 電話で ぐあいを 聞きます。ここから ほうこくしても いいです。
home-reminder = つぎの おしらせ：{ $when }
home-trouble = こまった とき、しんぱいな とき
home-trouble-text = ぐあいが わるくなったら、すぐに 電話して ください。つぎの ほうこくを またないで ください。
home-119-when = きゅうきゅうしゃを よぶ とき
home-help = きけんな サインと、正しい はかり方
home-more = ほか

## Waiting reports, no connection
waiting-title = まだ おくって いない ほうこくが { $count }こ あります
waiting-text = つながると、じどうで おくります。ほうこくは この スマホに あります。がめんを とじても きえません。
waiting-sending = 今、おくって います。
waiting-now = 今 おくって みる
offline-title = 今、つながって いません
offline-text = 前に 読んだ ものを 見せて います。ほうこくは 書く ことが できます。
not-kept-title = この スマホには ほぞんできません
not-kept-text = おくる 前に がめんを とじると、ほうこくが きえます。おくりおわるまで、とじないで ください。（プライベートブラウズなどの ときです）
refused-title = { $name }さんの ほうこく（{ $when }）は とどいて いません
refused-text = もう一ど ほうこくするか、ほけんじょに 電話して ください。
refused-seen = わかりました

missing-title = ページが 見つかりません
missing-text = アドレスが かわったか、この スマホでは 見る ことが できない ページです。
missing-home = はじめの がめんへ

## Report
report-place = { $of }つの うち { $place }つ目
report-resumed = 前の つづきから 書けます
report-start-over = はじめから やりなおす
report-last = 前の 回 { $value }（{ $when }）
report-send-now = ここまでを 今 おくる

report-temperature-title = ねつは 何どですか
report-temperature = ねつ
report-temperature-range = 34.0から 43.0℃までの 数字を 入れて ください
report-temperature-less = 0.1ど 下げる
report-temperature-more = 0.1ど 上げる
report-temperature-none = はかって いない・たいおんけいが ない

report-oxygen-title = 体の さんそ（SpO₂）は いくつですか
report-spo2 = さんその 数字（SpO₂）
report-spo2-range = ふつうは 96から 99%くらいです
report-spo2-less = 1 下げる
report-spo2-more = 1 上げる
report-spo2-under-50 = 50より ひくい
report-spo2-none = はかって いない・はかる ものが ない
report-spo2-how = 正しい はかり方
report-pulse = みゃく
report-pulse-unit = 回（1分間）

odd-title = この 数字で 合って いますか？
odd-swapped = さんそが { $spo2 }、みゃくが { $pulse }に なって います。はんたいでは ありませんか。
odd-jump = 前は { $last }、今は { $now }です。大きく かわりました。ゆびを あたためて、もう一ど はかって ください。
odd-yes = 合って います
odd-no = 入れなおす

report-signs = きけんな サイン
report-signs-title = 今、こんな ことは ありますか
report-signs-hint = 1つでも あったら、すぐに 電話が ひつようです。ある ものを おして ください。
report-signs-own = 自分で かんじる こと
report-signs-family = まわりの 人が 見て わかる こと
report-signs-none = どれも ない
report-sign-bad-colour = 顔の 色が とても わるい
report-sign-blue-lips = くちびるが むらさき色に なって いる
report-sign-strange = いつもと ちがう、ようすが おかしい
report-sign-heavy-breathing = いきが あらくなった（はあはあ する）
report-sign-sudden-breathless = きゅうに いきが くるしくなった
report-sign-breathless-moving = 少し うごくと いきが くるしい
report-sign-chest-pain = むねが いたい
report-sign-cannot-lie-down = よこに なれない、すわらないと いきが できない
report-sign-shoulder-breathing = いきを すると、かたが 大きく うごく
report-sign-sudden-wheeze = 2時間くらい前から、きゅうに いきが ゼーゼーする
report-sign-dazed = ぼんやりして いる、へんじが おそい
report-sign-unresponsive = よびかけても、へんじが ない
report-sign-irregular-pulse = みゃくが とぶ、みゃくの リズムが おかしい

report-symptoms = 体の ぐあい
report-symptoms-title = ほかに わるい ところは ありますか
report-symptoms-hint = いくつでも えらんで ください
report-symptoms-none = わるい ところは ない

report-course = きのうからの ようす
report-course-title = きのうと くらべて どうですか
report-trend = きのうと くらべて
report-antipyretic = ねつを 下げる くすりを のみましたか
report-antipyretic-hint = ねつを はかる 前の 6時間くらいの 間に
report-eat = ごはんを 食べる ことが できますか
report-drink = 水や お茶を のむ ことが できますか
report-comment = つたえたい こと
report-comment-hint = しんぱいな こと、こまって いる こと
report-comment-left = あと { $left }文字

report-check-title = これで おくりますか
report-send = おくる
report-edit = なおす
report-edit-of = { $what }を なおす

value-not-measured = はかって いない
value-under-50 = 50%より ひくい
value-none = なし
value-dash = −
value-separator = {"、"}
value-pulse = みゃく 1分間に { $value }回
value-spo2 = さんそ { $value }
value-answered = { $question }：{ $answer }

## After sending
sent-title = ほうこくが とどきました
sent-sending-title = おくって います
sent-sending = ほけんじょに おくって います
sent-waits-title = ほうこくを ほぞんしました
sent-refused-title = ほうこくは とどいて いません
sent-arrived = { $time } { $center }に とどきました
sent-later = とどいた 後で、ほけんじょからの おしらせが ここに 出ます。
sent-home = はじめの がめんへ

advice-emergency-title = 今すぐ 119番に 電話して ください
advice-emergency-text = いのちが あぶない ことが あります。電話で「コロナで りょうよう中です」と 言って ください。
advice-emergency-heading = きゅうきゅうしゃを まつ 間
advice-emergency-1 = 楽な かっこうで いて ください。ひとりに ならないで ください。
advice-emergency-2 = 家の 戸の かぎを あけて ください。おくすりてちょうと ほけんしょうを 近くに おいて ください。
advice-emergency-3 = 電話できない ときは、家の 人や 近くの 人に たのんで ください。
advice-urgent-title = ほけんじょに 電話して ください
advice-urgent-text = 早く 話を した ほうが いいです。ほけんじょからも 電話します。
advice-urgent-119 = いきが とても くるしい ときや、へんじが おかしい ときは、すぐに 119番に 電話して ください。
advice-urgent-heading = 電話を まつ 間
advice-urgent-1 = 電話を 近くに おいて、しずかに 休んで ください。
advice-urgent-2 = 水や お茶を 少しずつ のんで ください。
advice-urgent-3 = 1時間から 2時間 後に、もう一ど はかって、ほうこくして ください。
advice-watch-heading = 体の ようすに 気を つけて ください
advice-watch-1 = ほけんじょの 人が ほうこくを 見ます。ひつような ときは 電話します。
advice-watch-2 = 水や お茶を のんで、しずかに 休んで ください。
advice-watch-3 = 夕方や 夜にも、もう一ど ほうこくして ください。わるくなったら、またないで 電話して ください。
advice-routine-heading = 今は、ゆっくり 休んで ください
advice-routine-1 = 水や お茶を 少しずつ、何回も のんで ください。
advice-routine-2 = あしたも ほうこくして ください。
advice-routine-3 = わるくなったら、何回でも ほうこくできます。しんぱいな ときは 電話して ください。

## History
history-title = 今までの きろく
history-empty = まだ きろくが ありません。さいしょの ほうこくを すると、ここに 出ます。
history-more = もっと 前の きろく
history-when = 日と 時間
history-temperature = ねつ
history-spo2 = さんそ
history-how = ぐあい・ようす

## COCOA
cocoa-title = COCOAの とうろく ばんごう（処理番号）
cocoa-explain-1 = COCOAは スマホの アプリです。コロナに なった ことを アプリに 入れる ための 8つの 数字です。
cocoa-explain-2 = 入れると、近くに いた 人に だけ 通知が とどきます。あなたの 名前や ばしょは わかりません。
cocoa-explain-3 = ばんごうは 1時間 つかえます。つかわないと、じどうで 新しい ばんごうを おくります（ぜんぶで 5回まで）。
cocoa-ask = ばんごうを おくって もらう
cocoa-queued-title = ばんごうを よういして います
cocoa-queued-text = できたら、SMSか メールで おくります。この がめんにも 出ます。
cocoa-yours = あなたの ばんごう
cocoa-until = { $time }まで つかえます
cocoa-left = あと { $time }
cocoa-position = { $of }回の うち { $position }回目の ばんごうです
cocoa-open = COCOAを ひらいて とうろくする
cocoa-copy = ばんごうを コピー
cocoa-registered-title = とうろくしました
cocoa-registered-text = ありがとうございました。もう 何も しなくて いいです。
cocoa-expired-title = この ばんごうは もう つかえません
cocoa-expired-text = 新しい ばんごうを じどうで おくります。すぐに ほしい ときは、下の ボタンを おして ください。
cocoa-undelivered-title = ばんごうが とどきませんでした
cocoa-undelivered-text = 電話ばんごうと メールの せっていを 見て ください。それから、もう一ど やって ください。
cocoa-declined-title = COCOAは つかわないと 聞いて います
cocoa-declined-text = ばんごうは おくりません。ほしく なったら、いつでも 下の ボタンを おして ください。
cocoa-decline = COCOAは つかいません
cocoa-decline-title = ばんごうを 止めますか？
cocoa-decline-text = もう ばんごうを おくりません。後で また たのむ ことが できます。
cocoa-decline-confirm = はい、つかいません

## Settings
settings-title = せってい
settings-saved = ほぞんしました
settings-language = ことば
settings-language-hint = がめんと メッセージの ことばが かわります。
settings-reminder = おしらせ
settings-hour = おしらせの 時間
settings-hour-hint = その 日の ほうこくが まだの ときだけ、おしらせします。
settings-by = おしらせの おくりかた
settings-by-hint = 「おまかせ」は、通知、SMS、メールの じゅんに おくります。とどかない ときは、ほかの ほうほうでも おくります。
settings-by-any = おまかせ
settings-by-sms = はじめに SMSで
settings-by-email = はじめに メールで
settings-hour-n = { $hour }時
settings-hour-morning = 朝（{ $hour }時）
settings-hour-afternoon = 昼（{ $hour }時）
settings-hour-evening = 夜（{ $hour }時）
settings-push = この スマホの 通知
settings-push-text = 通知には、びょうきの ことや 名前は 出ません。
settings-push-on = 通知を もらう
settings-push-off = 通知を 止める
settings-push-is-on = 通知が とどきます。
settings-push-denied = ブラウザーが 通知を 止めて います。通知が ほしい ときは、ブラウザーの せっていを かえて ください。SMSや メールは とどきます。
settings-push-unsupported = この ブラウザーでは 通知が とどきません。iPhoneでは、きょうゆうボタンから「ホーム画面に追加」を おすと とどきます。SMSや メールは とどきます。
settings-push-failed = 通知の せっていが できませんでした。少し 後で やって ください。
settings-out = この スマホで つかうのを おわる
settings-out-text = ほかの 人も つかう スマホですか。つかいおわったら、おして ください。この スマホの きろくを けします。
settings-out-button = ログアウトする
settings-out-title = ログアウトしますか？
settings-out-again = もう一ど つかう ときは、ほけんじょからの リンクを ひらいて ください。
settings-out-waiting = まだ おくって いない ほうこく { $count }こも きえます
settings-out-confirm = ログアウトして きろくを けす

## Help
help-title = きけんな とき・はかり方
help-119 = きゅうきゅうしゃを よぶ とき
help-119-text = つぎの ことが 1つでも あったら、119番に 電話して ください。「コロナで りょうよう中です」と 言って ください。
help-center = ほけんじょに 電話する とき
help-center-text = 1つでも あったら、すぐに 電話して ください。さんそが 93%か、それより ひくい。ねつが 40℃か、それより 高い。水が のめない。とても しんぱい。
help-spo2 = さんそ（SpO₂）の 正しい はかり方
help-spo2-1 = ゆびを あたためて ください。マニキュアは とって ください。
help-spo2-2 = すわって、うごかないで、しずかに まちます。
help-spo2-3 = 数字が かわらなく なったら（20から 30びょう）、読みます。
help-spo2-4 = 数字が ひくい ときは、大きく いきを すって、はいて、もう一ど はかって ください。

## Correct, print
report-correct = おくった ものを なおす
report-correct-title = なおす ところを えらんで、おくって ください
home-end-why = おわる よていの 数え方
history-print = いんさつする・PDFで ほぞんする
history-print-hint = いんさつの がめんで「PDFに保存」を えらぶと、ファイルに なります。ファイルは ほかの 人に わたす ことが できます。

## Getting back in, and changing how we reach you
back-link = 電話ばんごうか メールで、もう一ど 入る
contact-phone-title = 電話ばんごうを かえる
contact-email-title = メールアドレスを かえる
settings-contact = れんらく先
settings-contact-phone = 電話ばんごう
settings-contact-email = メールアドレス
settings-contact-none = とうろく なし

## Certificate
certificate-title = りょうよう しょうめいしょ（療養証明書）

## Messages from staff
letters-title = ほけんじょからの れんらく
letter-from = { $center }・{ $when }
letter-read = 読みました
letter-read-at = { $when }に 読みました

## Who can see my data
access-title = きろくを 見る ことが できる 人

## Stop reminders, offer notifications
settings-stop = おしらせを 止める
settings-pause = 3日間 休む
settings-start = おしらせを また もらう
settings-paused = { $day }まで おしらせを 休んで います。ほうこくは いつでも できます。
settings-stopped = おしらせを 止めて います。ほうこくは いつでも できます。
push-ask-title = つぎの ほうこくを、この スマホの 通知で おしらせしましょうか
push-ask-text = ほうこくが まだの ときだけ、きめた 時間に とどきます。びょうきの ことや 名前は 出ません。後で せっていで かえる ことが できます。
push-ask-later = 今は しない
