# What is sent. SMS at most 268 units (UTF-16). No illness, name or ID (COCOA's link and digits excepted).

## SMS

message-invitation-sms = 【見守り Mimamori】這是每日回報的通知。請您本人開啟連結 { $link } 停止或變更也在這裡
message-reminder-sms = 【見守り Mimamori】請完成今天的回報 { $link } 停止或變更 { $stop }
message-second-reminder-sms = 【見守り Mimamori】您方便的時候，請告訴我們今天的情況 { $link } 停止或變更 { $stop }
message-number-sms = 【見守り Mimamori】登錄號碼 { $digits }（{ $time }前有效）。在COCOA登錄： { $link } 不使用COCOA： { $page }
message-number-reminder-sms = 【見守り Mimamori】登錄號碼 { $digits } 到{ $time }為止。請登錄 { $link } 不使用COCOA： { $page }
message-staff-alert-sms = 【見守り Mimamori】有緊急事項等待處理，還沒有人負責。請馬上查看 { $link }
message-one-time-code-sms = 【見守り Mimamori】驗證碼是 { $digits }（{ $time }前有效）。請不要告訴別人。

## Push

message-push-title = Mimamori
message-reminder-push = 請完成今天的回報。
message-second-reminder-push = 您方便的時候，請告訴我們今天的情況。

## E-mail

message-subject = 【見守り Mimamori】通知
message-invitation-email =
    這是每日回報的通知。

    請您本人開啟下面的連結。
    { $link }

    如果這不是給您的，也可以用這個連結告訴我們。
    停止或變更傳送，也可以用這個連結。
message-reminder-email =
    請完成今天的回報。
    { $link }

    想暫停或停止傳送，請開啟下面的連結（不需要登入）。
    { $stop }
message-second-reminder-email =
    您方便的時候就可以。請告訴我們今天的情況。
    { $link }

    如果沒有收到回報，工作人員可能會打電話給您。

    想暫停或停止傳送，請開啟下面的連結（不需要登入）。
    { $stop }
message-number-email =
    您的登錄號碼（処理番号）是 { $digits }，{ $time } 前有效。

    請在 COCOA App 裡開啟下面的連結，或輸入號碼登錄。
    { $link }

    如果不使用 COCOA，請在下面的頁面告訴我們。
    { $page }
message-number-reminder-email =
    登錄號碼（処理番号）{ $digits } 到 { $time } 為止。請您登錄。
    { $link }

    如果不使用 COCOA，請在下面的頁面告訴我們。
    { $page }
message-staff-alert-email =
    有緊急事項等待處理，還沒有人負責。

    請馬上查看。
    { $link }
message-staff-invitation-email =
    這是關於您的工作人員帳號的通知。

    請打開以下連結並設定密碼。連結在72小時內有效，只能使用一次。
    { $link }

    如已過期，請聯絡管理者重新寄送。
    如果您不清楚這封郵件的來由，無需進行任何操作。
message-one-time-code-email =
    驗證碼是 { $digits }，{ $time } 前有效。

    請不要告訴別人。
    如果不是您申請的，您不需要做任何事。

## By telephone, read aloud. Numbers digit by digit, twice.

message-number-voice = 您好，這裡是 Mimamori。現在告訴您登錄號碼。{ $digits }。再說一次。{ $digits }。請在{ $time }之前，用 COCOA App 登錄。
message-number-reminder-voice = 您好，這裡是 Mimamori。請在{ $time }之前登錄號碼。號碼是，{ $digits }。再說一次。{ $digits }。
message-staff-alert-voice = 您好，這裡是 Mimamori。有緊急事項等待處理，還沒有人負責。請馬上查看畫面。再說一次。有緊急事項等待處理。請馬上查看畫面。
message-one-time-code-voice = 您好，這裡是 Mimamori。現在告訴您驗證碼。{ $digits }。再說一次。{ $digits }。請不要告訴別人。

## The page that stops them (from the link in a message, without a login)

stop-title = 暫停或停止提醒
stop-what = 在這個頁面可以暫停或停止的，是每日回報的提醒（簡訊、電子郵件和推播通知）。
stop-rest = 其他聯絡和工作人員的電話不會停止。
stop-state-on = 現在每天傳送。
stop-state-paused = 現在暫停中。{ $month }月{ $day }日起重新傳送。
stop-state-off = 現在已停止。
stop-pause = 暫停3天
stop-off = 停止
stop-start = 重新接收
stop-report = 完成今天的回報
stop-unknown = 這個連結不能使用。請開啟最新訊息裡的連結。
