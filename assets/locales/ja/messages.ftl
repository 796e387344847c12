# 送信する文。SMS は 134 字以内（UTF-16）。病名・氏名・ID は書かない（COCOA のリンクと番号を除く）。

## SMS

message-invitation-sms = 【見守り】毎日のご報告のご案内です。ご本人が次のリンクを開いてください { $link } 停止・変更もこちらから
message-reminder-sms = 【見守り】今日のご報告をお願いします { $link } 時刻の変更・停止もこちらから
message-second-reminder-sms = 【見守り】お手すきのときで大丈夫です。今日の様子をお知らせください { $link } 時刻の変更・停止もこちらから
message-number-sms = 【見守り】処理番号{ $digits }（{ $time }まで）COCOAで登録: { $link } 使わない方: { $page }
message-number-reminder-sms = 【見守り】処理番号{ $digits }は{ $time }まで。登録をお願いします { $link } 使わない方: { $page }

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

    時刻の変更や停止も、このリンクからできます。
message-second-reminder-email =
    お手すきのときで大丈夫です。今日の様子をお知らせください。
    { $link }

    ご報告がないときは、担当からお電話することがあります。
    時刻の変更や停止も、このリンクからできます。
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
