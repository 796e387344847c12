# What is sent. SMS at most 134 units (UTF-16). No illness, name or ID (COCOA's link and digits excepted).

## SMS

message-invitation-sms = Mimamori: for your daily reports please open { $link } Stop or change there
message-reminder-sms = Mimamori: please send today's report { $link } Change the time or stop it there
message-second-reminder-sms = Mimamori: whenever you have a moment, please tell us how you are today { $link } Change the time or stop there too
message-number-sms = COCOA number { $digits } until { $time }: { $link } Not using it: { $page }
message-number-reminder-sms = COCOA number { $digits } ends { $time }: { $link } Not using it: { $page }

## Push

message-push-title = Mimamori
message-reminder-push = Please send today's report.
message-second-reminder-push = When you have a moment, please send today's report.

## E-mail

message-subject = Mimamori: a message for you
message-invitation-email =
    You are asked for daily reports.

    Please open this link yourself:
    { $link }

    If this wasn't meant for you, the link lets you say so.
    You can also stop or change the messages there.
message-reminder-email =
    Please send today's report:
    { $link }

    You can change the time or stop the messages there.
message-second-reminder-email =
    Whenever you have a moment, please tell us how you are today.
    { $link }

    Without a report we may give you a call.
    You can change the time or stop these messages there too.
message-number-email =
    Your processing number is { $digits }. It can be used until { $time }.

    Open this link in the COCOA app, or type the number there, to register:
    { $link }

    If you don't use COCOA, please say so here:
    { $page }
message-number-reminder-email =
    Processing number { $digits } ends at { $time }. Please register:
    { $link }

    If you don't use COCOA, please say so here:
    { $page }
