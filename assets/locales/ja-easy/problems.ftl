# Why the server refused, and what is wrong in a field (patients and staff)

problem-offline = インターネットに つながりません。少し まって、もう一ど やって ください。
problem-unreadable = 正しい へんじが 来ませんでした。Wi-Fiの ログインの がめんが 出て いませんか。見てから、もう一ど やって ください。
problem-bad-request = おくった ものを 読めませんでした。がめんを ひらきなおして、もう一ど やって ください。
problem-invalid = なおす ところが あります。
problem-not-found = 見つかりません。もう ないか、あなたは 見る ことが できません。
problem-signed-out = ログインの 時間が おわりました。
problem-forbidden = あなたは これを する ことが できません。
problem-csrf = がめんが 古いです。ひらきなおして、もう一ど やって ください。
problem-locked = 何回も ちがったので、今は 入れる ことが できません。{ $minutes }分くらい 後で、もう一ど やって ください。
problem-too-many-requests = 何回も つづけて おくりました。少し まって ください。{ $minutes }分くらい 後で、もう一ど やって ください。
problem-too-large = 大きすぎます。
problem-unsupported-media-type = この ファイルは 読めません。
problem-method-not-allowed = これは できません。
problem-conflict = ほかの 人が 先に かえました。ひらきなおして、もう一ど やって ください。
problem-internal = サーバーに もんだいが ありました。少し まって、もう一ど やって ください。
problem-unavailable = 今、サーバーが こんで います。少し まって、もう一ど やって ください。
problem-birth-date-wrong = 生まれた 日が ちがいます。もう一ど 見て ください。あと { $tries }回 入れる ことが できます。
problem-invitation-expired = この リンクは もう つかえません。新しい リンクを おくります。電話して ください。
problem-invitation-revoked = この リンクは 止めて あります。なぜか わからない ときは、電話して ください。
problem-gone = 時間が すぎたか、もう ありません。
problem-report-differs = 同じ ほうこくが もう あります。でも、書いて ある ことが ちがいます。
problem-report-too-old = ほうこくの 日が 古すぎます。
problem-number-not-eligible = ばんごうは、けんさで コロナが わかった 人に おくって います。
problem-number-already = ばんごうは もう よういして いるか、おくって います。
problem-push-refused = この スマホには 通知を おくる ことが できません。
problem-code-wrong = コードが ちがいます。あと { $tries }回 入れる ことが できます。

## Fields
field-error-answer-needed = 入れて ください。または、えらんで ください
field-error-era-needed = 「しょうわ」などを えらんで ください。または、せいれきを 数字 4つで 入れて ください
field-error-required = 入れて ください
field-error-too-long = 長すぎます
field-error-phone-digits = 電話ばんごうは、0から はじまる 数字 10こか 11こです
field-error-phone-mobile-digits = けいたい電話の ばんごうは、数字 11こです
field-error-email-form = メールアドレスが 正しく ありません
field-error-date-form = 日にちが 読めません
field-error-date-no-such-day = この 日は ありません
field-error-date-era = この 年は ありません
field-error-date-future = 今日より 後の 日は 入れる ことが できません
field-error-date-before-birth = 生まれた 日より 前の 日です
field-error-date-too-old = 古すぎる 日です
field-error-hour-range = 8時から 20時までの 間で えらんで ください
field-error-pause-range = あしたから 30日後までの 日を えらんで ください
field-error-temperature-form = ねつは「38.4」のように 数字で 入れて ください
field-error-temperature-range = ねつは 34.0から 43.0℃までの 数字を 入れて ください
field-error-spo2-form = さんそは「97」のように 数字で 入れて ください
field-error-spo2-range = さんそは 50から 100までです。50より ひくい ときは「50より ひくい」を おして ください
field-error-pulse-form = みゃくは 数字で 入れて ください
field-error-pulse-range = みゃくは 30から 220までの 数字を 入れて ください
field-error-comment-too-long = 500文字までで 書いて ください

## One-time codes
field-error-code-form = 数字 6こを 入れて ください
field-error-mobile-needed = おしらせを おくります。けいたい電話の ばんごうを 入れて ください
