# サーバーが作るページだけの文。端末には送らない。

## コードで入る・連絡先を変える
back-title = もう一度入る
back-text = 登録してある電話番号かメールアドレスに、6けたの確認コードを送ります。
back-contact = 電話番号またはメールアドレス
back-contact-hint = 保健所に伝えたものを入れてください
back-voice = コードを電話の音声で聞く
back-voice-hint = 固定電話には、いつも電話でお伝えします。
back-send = 確認コードを送る
back-none = しばらく待っても届かないときは、入れた内容が登録と違うかもしれません。直してもう一度送るか、保健所にお電話ください。
code-title = 確認コードを入れる
code-by-sms = SMSで6けたの番号が届きます。10分間使えます。
code-by-email = メールで6けたの番号が届きます。10分間使えます。
code-by-voice = まもなく電話がかかります。6けたの番号を二度読み上げます。10分間使えます。
code-label = 6けたの確認コード
code-enter = 確認する
code-again = もう一度送る
code-again-done = もう一度送りました。新しいコードだけが使えます。
code-voice = 電話の音声で聞く
code-edit = 入れた内容を直す
contact-phone = 新しい電話番号
contact-email = 新しいメールアドレス
contact-text = 新しい連絡先に確認コードを送ります。コードを入れるまでは、いまの連絡先のままです。
contact-now = いまの連絡先：{ $contact }
contact-done = 変更しました
contact-done-text = これからのお知らせは、新しい連絡先に届きます。
settings-contact-back = 設定に戻る
problem-code-over = このコードはもう使えません。「もう一度送る」を押して、新しいコードを入れてください。
problem-code-too-often = 続けて送れる回数を超えました。しばらく待つか、お急ぎのときは保健所にお電話ください。
field-error-contact-same = いまの連絡先と同じです
problem-code-pause = 届くまで少し時間がかかることがあります。あと{ $seconds }秒ほど待ってから、もう一度押してください。

## 療養証明
certificate-says = 下の期間、新型コロナウイルス感染症のため療養していたことを証明します。
certificate-name = 氏名
certificate-birth = 生年月日
certificate-period = 療養期間
certificate-period-days = { $from }から{ $to }まで
certificate-center = 保健所
certificate-issued = 発行日
certificate-code = 確認コード
certificate-check = このコードが有効かどうかは、{ $url } で確かめられます。
check-title = 療養証明書の確認
check-text = 証明書に書かれている12文字のコードを入れてください。
check-button = 確かめる
check-valid = この証明書は有効です
check-not-valid = この証明書は有効ではありません
check-not-valid-text = コードが合っているか、もう一度お確かめください。
certificate-print-how = 印刷するときやPDFで残すときは、ブラウザーのメニューか共有ボタンから「印刷」を選んでください。
problem-certificate-not-yet = 療養が終わったことを保健所が確かめると、証明書をお出しできます。

## だれが見られるか
access-text = 記録は、あなたの療養を支えるためだけに使います。職員が見たことも、書き込んだことも、すべて記録に残ります。
access-centers = 見られる保健所
access-association = 保健所から頼まれて見守る医師会
access-hotel = 療養している宿泊施設
access-hotel-text = 宿泊施設の人は、この記録を見られません。
access-days = 最近の記録
access-viewed = { $role }が{ $count }回、見ました
access-changed = { $role }が{ $count }回、書き込みました
access-empty = まだ記録がありません。
access-role-nurse = 保健所の看護職
access-role-manager = 保健所の責任者
access-role-clinician = 医師会の医師
access-role-hotel = 宿泊療養施設の職員
access-role-prefecture = 都道府県の職員
access-role-auditor = 監査の担当者

## 一枚の報告用紙
field-error-answer-both = 数字と、あてはまるもののうち、どちらか1つだけにしてください
