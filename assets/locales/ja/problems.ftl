# サーバーが断った理由と、入力欄の誤り（患者・職員共通）

problem-offline = 電波がないか、サーバーにつながりません。少し待って、もう一度お試しください。
problem-unreadable = 正しい返事が届きませんでした。Wi-Fiのログイン画面などが出ていないか確かめて、もう一度お試しください。
problem-bad-request = 送った内容を読み取れませんでした。画面を開き直して、もう一度お試しください。
problem-invalid = 入力に直すところがあります。
problem-not-found = 見つかりませんでした。なくなったか、見る権限がありません。
problem-signed-out = ログインの期限が切れました。
problem-forbidden = この操作をする権限がありません。
problem-csrf = 画面が古くなっています。開き直して、もう一度お試しください。
problem-locked = 何度も違ったため、いまは入力できません。{ $minutes }分ほどあとに、もう一度お試しください。
problem-too-many-requests = 続けて送られたため、少しお待ちいただいています。{ $minutes }分ほどあとに、もう一度お試しください。
problem-too-large = 内容が大きすぎます。
problem-unsupported-media-type = この種類のファイルは読めません。
problem-method-not-allowed = この操作はできません。
problem-conflict = ほかの人が先に変更しました。開き直して、もう一度お試しください。
problem-internal = サーバーで問題が起きました。少し待って、もう一度お試しください。
problem-unavailable = いまサーバーが混み合っています。少し待って、もう一度お試しください。
problem-birth-date-wrong = 生年月日が登録と違います。もう一度お確かめください。あと{ $tries }回入力できます。
problem-invitation-expired = リンクの期限が過ぎました。新しいリンクを送りますので、お電話ください。
problem-invitation-revoked = このリンクは止められています。お心当たりのないときは、お電話ください。
problem-gone = 期限が過ぎたか、なくなりました。
problem-report-differs = 同じ報告が、違う内容ですでに届いています。
problem-report-too-old = 報告の日時が古すぎます。
problem-number-not-eligible = 処理番号は、検査で陽性になった方にお出ししています。
problem-number-already = 番号はすでに用意しているか、送っています。
problem-push-refused = この端末の通知先は使えません。
problem-code-wrong = コードが違います。あと{ $tries }回入れられます。

## 入力欄
field-error-answer-needed = 入れるか、あてはまるものを選んでください
field-error-era-needed = 「昭和」などの元号を選ぶか、西暦を4けたで入れてください
field-error-required = 入力してください
field-error-too-long = 長すぎます
field-error-phone-digits = 電話番号は0から始まる10けたか11けたの数字で入れてください
field-error-phone-mobile-digits = 携帯電話の番号は11けたで入れてください
field-error-email-form = メールアドレスの形が正しくありません
field-error-date-form = 日付として読めません
field-error-date-no-such-day = その日は暦にありません
field-error-date-era = その元号にない年です
field-error-date-future = 先の日付は入れられません
field-error-date-before-birth = 生年月日より前の日付です
field-error-date-too-old = 古すぎる日付です
field-error-hour-range = 8時から20時の間で選んでください
field-error-pause-range = 明日から30日後までの日を選んでください
field-error-temperature-form = 体温は「38.4」のように数字で入れてください
field-error-temperature-range = 体温は34.0〜43.0℃の間で入れてください
field-error-spo2-form = 酸素の値は「97」のように数字で入れてください
field-error-spo2-range = 酸素の値は50〜100の間です。50より低いときは「50より低い」を押してください
field-error-pulse-form = 脈拍は数字で入れてください
field-error-pulse-range = 脈拍は30〜220の間で入れてください
field-error-comment-too-long = 500文字までで書いてください

## 確認コード
field-error-code-form = 6けたの数字で入れてください
field-error-mobile-needed = お知らせを送るため、携帯電話の番号を入れてください
