# What only the pages made by the server say; not sent to the phone.

## Getting in by a code, changing a contact
back-title = もう一ど 入る
back-text = とうろくして ある 電話ばんごうか メールアドレスに、かくにんコード（6つの 数字）を おくります。
back-contact = 電話ばんごうか メールアドレス
back-contact-hint = ほけんじょに 教えた ものを 入れて ください
back-voice = コードを 電話の 声で 聞く
back-voice-hint = 家の 電話（こてい電話）には、いつも 電話で つたえます。
back-send = かくにんコードを おくる
back-none = 少し まっても とどかない ときは、入れた ものが とうろくと ちがうかも しれません。なおして もう一ど おくるか、ほけんじょに 電話して ください。
code-title = かくにんコードを 入れる
code-by-sms = SMSで 6つの 数字が とどきます。10分間 つかえます。
code-by-email = メールで 6つの 数字が とどきます。10分間 つかえます。
code-by-voice = もうすぐ 電話が かかります。6つの 数字を 2回 言います。10分間 つかえます。
code-label = かくにんコード（6つの 数字）
code-enter = かくにんする
code-again = もう一ど おくる
code-again-done = もう一ど おくりました。新しい コードだけ つかえます。
code-voice = 電話の 声で 聞く
code-edit = 入れた ものを なおす
contact-phone = 新しい 電話ばんごう
contact-email = 新しい メールアドレス
contact-text = 新しい れんらく先に かくにんコードを おくります。コードを 入れるまでは、今の れんらく先の ままです。
contact-now = 今の れんらく先：{ $contact }
contact-done = かえました
contact-done-text = これからの おしらせは、新しい れんらく先に とどきます。
settings-contact-back = せっていに もどる
problem-code-over = この コードは もう つかえません。「もう一ど おくる」を おして、新しい コードを 入れて ください。
problem-code-too-often = 何回も おくったので、今は おくる ことが できません。少し まって ください。いそぐ ときは、ほけんじょに 電話して ください。
field-error-contact-same = 今の れんらく先と 同じです
problem-code-pause = とどくまで すこし 時間が かかる ことが あります。あと { $seconds }びょうくらい まってから、もう一ど おして ください。

## The certificate
certificate-says = 下に 書いて ある 間、しんがたコロナウイルスかんせんしょうの ため、りょうようして いた ことを しょうめいします。
certificate-name = 名前
certificate-birth = 生まれた 日
certificate-period = りょうようして いた 間
certificate-period-days = { $from }から { $to }まで
certificate-center = ほけんじょ
certificate-issued = しょうめいしょを 出した 日
certificate-code = かくにんコード
certificate-check = この コードが つかえるか どうかは、{ $url } で たしかめる ことが できます。
check-title = りょうよう しょうめいしょの かくにん
check-text = しょうめいしょに 書いて ある 12文字の コードを 入れて ください。
check-button = たしかめる
check-valid = この しょうめいしょは つかえます（ゆうこうです）
check-not-valid = この しょうめいしょは つかえません（ゆうこうでは ありません）
check-not-valid-text = コードが 合って いるか、もう一ど 見て ください。
certificate-print-how = いんさつしたい とき、PDFで のこしたい ときは、ブラウザーの メニューか「共有」ボタンから「印刷」を えらんで ください。
problem-certificate-not-yet = りょうようが おわった ことを ほけんじょが たしかめます。その 後で、しょうめいしょを 出す ことが できます。

## Who sees the data
access-text = きろくは、あなたの りょうようを 手つだう ためだけに つかいます。ほけんじょなどの 人が 見た ことも、書いた ことも、ぜんぶ きろくに のこります。
access-centers = 見る ことが できる ほけんじょ
access-association = ほけんじょが 見まもりを たのんだ いしかい（いしゃの 会）
access-hotel = 休んで いる ホテル
access-hotel-text = ホテルの 人は、この きろくを 見る ことが できません。
access-days = さいきんの きろく
access-viewed = { $role }が { $count }回、見ました
access-changed = { $role }が { $count }回、書きました
access-empty = まだ きろくが ありません。
access-role-nurse = ほけんじょの かんごしなど
access-role-manager = ほけんじょの せきにんしゃ
access-role-clinician = いしかいの いしゃ
access-role-hotel = ホテルの スタッフ
access-role-prefecture = とどうふけんの やくしょの 人
access-role-auditor = 正しく つかって いるか しらべる 人

## The report on one page
field-error-answer-both = 数字を 入れるか、えらぶか、どちらか 1つに して ください
