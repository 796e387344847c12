# 送信する文。SMS は 134 字以内（UTF-16）。病名・氏名・ID は書かない（COCOA のリンクと番号を除く）。

## SMS

message-invitation-sms = 【見守り】毎日のご報告のご案内です。ご本人が次のリンクを開いてください { $link } 停止・変更もこちらから
message-reminder-sms = 【見守り】今日のご報告をお願いします { $link } 停止・変更はこちら { $stop }
message-second-reminder-sms = 【見守り】お手すきのときに、今日の様子をお知らせください { $link } 停止・変更 { $stop }
message-number-sms = 【見守り】処理番号{ $digits }（{ $time }まで）COCOAで登録: { $link } 使わない方: { $page }
message-number-reminder-sms = 【見守り】処理番号{ $digits }は{ $time }まで。登録をお願いします { $link } 使わない方: { $page }
message-staff-alert-sms = 【見守り】至急の対応待ちがあり、まだ担当が決まっていません。すぐにご確認ください { $link }
message-one-time-code-sms = 【見守り】確認コードは { $digits } です（{ $time }まで）。ほかの人に教えないでください。

## プッシュ通知

message-push-title = 見守り
message-reminder-push = 今日のご報告をお願いします。
message-second-reminder-push = お手すきのときに、今日の様子をお知らせください。

## メール

message-subject = 【見守り】お知らせ
message-invitation-email =
    毎日のご報告のご案内です。

    ご本人が次のリンクを開いてください。
    { $link }

    お心当たりのない方も、このリンクからお知らせいただけます。
    送信の停止や変更も、このリンクからできます。
message-reminder-email =
    今日のご報告をお願いします。
    { $link }

    お休みや停止は、次のリンクから（ログインは要りません）。
    { $stop }
message-second-reminder-email =
    お手すきのときで大丈夫です。今日の様子をお知らせください。
    { $link }

    ご報告がないときは、担当からお電話することがあります。

    お休みや停止は、次のリンクから（ログインは要りません）。
    { $stop }
message-number-email =
    処理番号は { $digits } です。{ $time }まで使えます。

    アプリ COCOA で次のリンクを開くか、番号を入力して登録してください。
    { $link }

    COCOA を使わない方は、次のページからお知らせください。
    { $page }
message-number-reminder-email =
    処理番号 { $digits } は{ $time }までです。登録をお願いします。
    { $link }

    COCOA を使わない方は、次のページからお知らせください。
    { $page }
message-staff-alert-email =
    至急の対応待ちがあり、まだ担当が決まっていません。

    すぐにご確認ください。
    { $link }
message-staff-invitation-email =
    職員アカウントのご案内です。

    次のリンクを開いて、パスワードを決めてください。リンクは72時間、一度だけ使えます。
    { $link }

    期限が切れたときは、管理者に送り直しを頼んでください。
    お心当たりがないときは、何もしなくて大丈夫です。
message-one-time-code-email =
    確認コードは { $digits } です。{ $time }まで使えます。

    ほかの人に教えないでください。
    お心当たりがないときは、何もしなくて大丈夫です。

## 電話（読み上げ）。番号は一桁ずつ、二度読む。

message-number-voice = こちらは見守りです。処理番号をお伝えします。{ $digits }。もう一度お伝えします。{ $digits }。{ $time }までに、アプリ、ココアで登録してください。
message-number-reminder-voice = こちらは見守りです。処理番号の登録は、{ $time }までです。番号は、{ $digits }。もう一度お伝えします。{ $digits }。
message-staff-alert-voice = こちらは見守りです。至急の対応待ちがあり、まだ担当が決まっていません。すぐに画面をご確認ください。くりかえします。至急の対応待ちがあります。すぐに画面をご確認ください。
message-one-time-code-voice = こちらは見守りです。確認コードをお伝えします。{ $digits }。もう一度お伝えします。{ $digits }。ほかの人に教えないでください。

## 停止のページ（メッセージのリンクから。ログインなしで開く）

stop-title = お知らせのお休み・停止
stop-what = このページでお休み・停止ができるのは、毎日のご報告のお願い（SMS・メール・プッシュ通知）です。
stop-rest = ほかのご連絡や、担当からのお電話は止まりません。
stop-state-on = いまは、毎日お送りしています。
stop-state-paused = お休みしています。{ $month }月{ $day }日から、またお送りします。
stop-state-off = 停止しています。
stop-pause = 3日間お休みする
stop-off = 停止する
stop-start = また受け取る
stop-report = 今日の報告をする
stop-unknown = このリンクは使えません。新しく届いたメッセージのリンクを開いてください。
