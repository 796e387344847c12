# What is sent. SMS at most 268 units (UTF-16). No illness, name or ID (COCOA's link and digits excepted).

## SMS

message-invitation-sms = 【見守り Mimamori】这是每日报告的通知。请您本人打开链接 { $link } 停止或更改也在这里
message-reminder-sms = 【見守り Mimamori】请提交今天的报告 { $link } 停止或更改 { $stop }
message-second-reminder-sms = 【見守り Mimamori】您方便的时候，请告诉我们今天的情况 { $link } 停止或更改 { $stop }
message-number-sms = 【見守り Mimamori】登记号码 { $digits }（{ $time }前有效）。在COCOA登记： { $link } 不使用COCOA： { $page }
message-number-reminder-sms = 【見守り Mimamori】登记号码 { $digits } 到{ $time }为止。请登记 { $link } 不使用COCOA： { $page }
message-staff-alert-sms = 【見守り Mimamori】有紧急事项等待处理，还没有人负责。请马上查看 { $link }
message-one-time-code-sms = 【見守り Mimamori】验证码是 { $digits }（{ $time }前有效）。请不要告诉别人。

## Push

message-push-title = Mimamori
message-reminder-push = 请提交今天的报告。
message-second-reminder-push = 您方便的时候，请告诉我们今天的情况。

## E-mail

message-subject = 【見守り Mimamori】通知
message-invitation-email =
    这是每日报告的通知。

    请您本人打开下面的链接。
    { $link }

    如果这不是发给您的，也可以用这个链接告诉我们。
    停止或更改发送，也可以用这个链接。
message-reminder-email =
    请提交今天的报告。
    { $link }

    想暂停或停止发送，请打开下面的链接（不需要登录）。
    { $stop }
message-second-reminder-email =
    您方便的时候就可以。请告诉我们今天的情况。
    { $link }

    如果没有收到报告，工作人员可能会打电话给您。

    想暂停或停止发送，请打开下面的链接（不需要登录）。
    { $stop }
message-number-email =
    您的登记号码（処理番号）是 { $digits }，{ $time } 前有效。

    请在 COCOA 应用里打开下面的链接，或输入号码进行登记。
    { $link }

    如果不使用 COCOA，请在下面的页面告诉我们。
    { $page }
message-number-reminder-email =
    登记号码（処理番号）{ $digits } 到 { $time } 为止。请您登记。
    { $link }

    如果不使用 COCOA，请在下面的页面告诉我们。
    { $page }
message-staff-alert-email =
    有紧急事项等待处理，还没有人负责。

    请马上查看。
    { $link }
message-staff-invitation-email =
    这是关于您的工作人员账号的通知。

    请打开以下链接并设置密码。链接在72小时内有效，只能使用一次。
    { $link }

    如已过期，请联系管理员重新发送。
    如果您不清楚这封邮件的来由，无需进行任何操作。
message-one-time-code-email =
    验证码是 { $digits }，{ $time } 前有效。

    请不要告诉别人。
    如果不是您申请的，您不需要做任何事。

## By telephone, read aloud. Numbers digit by digit, twice.

message-number-voice = 您好，这里是 Mimamori。现在告诉您登记号码。{ $digits }。再说一遍。{ $digits }。请在{ $time }之前，在 COCOA 应用里登记。
message-number-reminder-voice = 您好，这里是 Mimamori。请在{ $time }之前登记号码。号码是，{ $digits }。再说一遍。{ $digits }。
message-staff-alert-voice = 您好，这里是 Mimamori。有紧急事项等待处理，还没有人负责。请马上查看画面。再说一遍。有紧急事项等待处理。请马上查看画面。
message-one-time-code-voice = 您好，这里是 Mimamori。现在告诉您验证码。{ $digits }。再说一遍。{ $digits }。请不要告诉别人。

## The page that stops them (from the link in a message, without a login)

stop-title = 暂停或停止提醒
stop-what = 在这个页面可以暂停或停止的，是每日报告的提醒（短信、邮件和推送通知）。
stop-rest = 其他联系和工作人员的电话不会停止。
stop-state-on = 现在每天发送。
stop-state-paused = 现在暂停中。{ $month }月{ $day }日起重新发送。
stop-state-off = 现在已停止。
stop-pause = 暂停3天
stop-off = 停止
stop-start = 重新接收
stop-report = 提交今天的报告
stop-unknown = 这个链接不能使用。请打开最新信息里的链接。
