# What is sent. SMS at most 134 units (UTF-16). No illness, name or ID (COCOA's link and digits excepted).

## SMS

message-invitation-sms = Mimamori: for your daily reports please open { $link } Stop or change there
message-reminder-sms = Mimamori: please report today { $link } Stop: { $stop }
message-second-reminder-sms = Mimamori: how are you today? { $link } Stop: { $stop }
message-number-sms = COCOA number { $digits } until { $time }: { $link } Not using it: { $page }
message-number-reminder-sms = COCOA number { $digits } ends { $time }: { $link } Not using it: { $page }
message-staff-alert-sms = Mimamori: something urgent is waiting and nobody has taken it. Please look now: { $link }
message-one-time-code-sms = Mimamori: your code is { $digits }, until { $time }. Tell it to nobody.

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

    To pause or stop these messages (no login needed):
    { $stop }
message-second-reminder-email =
    Whenever you have a moment, please tell us how you are today.
    { $link }

    Without a report we may give you a call.

    To pause or stop these messages (no login needed):
    { $stop }
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
message-staff-alert-email =
    Something urgent is waiting and nobody has taken it.

    Please look now:
    { $link }
message-staff-invitation-email =
    This is about your staff account.

    Please open the following link and choose a password. It works once, for 72 hours.
    { $link }

    If it has expired, ask your manager to send it again.
    If you do not know what this is about, you need not do anything.
message-one-time-code-email =
    Your code is { $digits }. It can be used until { $time }.

    Tell it to nobody.
    If you didn't ask for it, there is nothing you need to do.

## By telephone, read aloud. Numbers digit by digit, twice.

message-number-voice = This is Mimamori. Here is your processing number. { $digits }. Once more. { $digits }. Please register it in the COCOA app by { $time }.
message-number-reminder-voice = This is Mimamori. Please register your processing number by { $time }. The number is { $digits }. Once more. { $digits }.
message-staff-alert-voice = This is Mimamori. Something urgent is waiting and nobody has taken it. Please look at the screen now. Once more. Something urgent is waiting. Please look at the screen now.
message-one-time-code-voice = This is Mimamori. Here is your code. { $digits }. Once more. { $digits }. Tell it to nobody.

## The page that stops them (from the link in a message, without a login)

stop-title = Pause or stop the reminders
stop-what = Here you can pause or stop the daily request for a report (SMS, e-mail and push).
stop-rest = Other messages and calls from the people in charge go on.
stop-state-on = They are sent every day now.
stop-state-paused = They are paused and start again on { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $day }.
stop-state-off = They are stopped.
stop-pause = Pause for 3 days
stop-off = Stop
stop-start = Start again
stop-report = Send today's report
stop-unknown = This link can't be used. Please open the link in the newest message.
