# The patient's pages. Read by someone with a fever: kind, short, clear.

page-title = { $page } | Mimamori
wait-loading = Loading
person-name = { $name }
word-yes = Yes
word-no = No

## Calls
call-119 = Call an ambulance
call-center = Call { $name }
call-center-short = Call the health centre
call-night = Nights and holidays
call-hours = Open { $hours }
call-consultation = Prefecture's advice line
call-consultation-when = When the health centre is busy, or for other worries
call-119-when = If you are short of breath, have blue lips, can't be woken or have chest pain, call 119 without hesitating.

## The way in
door-title = Is this you?
door-text = This link comes from { $center }. Please enter your date of birth.
door-birth = Date of birth
door-birth-hint = For example 1940, 3, 2
door-era = How you count the year
era-western = Western year
era-taisho = Taishō
era-showa = Shōwa
era-heisei = Heisei
era-reiwa = Reiwa
door-year = Year
door-month = Month
door-day = Day
door-date = { $day } { $month } { $year }
door-era-year = { $era } { $year }
door-understood = Born { $date } ({ $era })
door-enter = Start
door-help = If it doesn't work, please call us.
door-expired-title = This link has run out
door-revoked-title = This link can't be used
door-missing-title = This link doesn't look right
door-missing-text = Please open the link in your message once more, and check that it isn't cut off.
door-unreachable-title = No connection

not-me = This isn't me
not-me-title = Is this message not meant for you?
not-me-text = If you say yes, we will not write to this number or address again. The health centre will look for the right one.
not-me-confirm = Yes, this isn't me
not-me-done-title = Thank you for telling us
not-me-done-text = There is nothing more for you to do. You can close this page.

signed-out-title = Please open your link again
signed-out-text = Open the link in the SMS or e-mail from the health centre, and you can go on where you left off.
signed-out-waiting = Reports not yet sent are still on this phone. They will be sent when you are back in.
signed-out-call = Can't find the link? Please call. You can report by phone too.
signed-out-new = Can't find the link? Please call your health centre.

## Home
home-title = Today
home-title-household = Your family today
home-report = Report how you are
home-report-again = Report again
home-report-of = Report for { $name }
home-state-done = Reported today
home-state-due = Not reported yet today
home-state-waiting = Your report is waiting for a signal
home-state-over = Your follow-up has ended
home-over = Well done. If anything changes, please ask the health centre or your doctor.
home-last = Last time { $when }: { $values }
home-day = Isolation
home-day-n = Day { $day }
home-end = Expected end
home-end-day = { $day }
home-end-note = This may change with how you feel.
home-by-phone = We call you every day to ask how you are. You can also report here.
home-reminder = Next reminder: { $when }
home-trouble = Worried, or feeling worse?
home-trouble-text = If you feel worse, call now. Don't wait for the next report.
home-119-when = When to call an ambulance
home-help = Emergency signs, and how to measure
home-more = More

## Waiting reports, no connection
waiting-title = { $count ->
    [one] { $count } report is not sent yet
   *[other] { $count } reports are not sent yet
}
waiting-text = It is kept on this phone, even if you close this page, and sent by itself when the signal is back.
waiting-sending = Sending now.
waiting-now = Try to send now
offline-title = You are offline
offline-text = This is what we loaded last. You can report as usual.
not-kept-title = This browser can't keep your report
not-kept-text = Perhaps this is a private window. If you close this page before it is sent, the report is lost. Please keep it open.
refused-title = The report for { $name } ({ $when }) did not arrive
refused-text = Please report once more, or call the health centre.
refused-seen = I understand

missing-title = Page not found
missing-text = The address has changed, or this page can't be seen on this phone.
missing-home = To the start

## Report
report-place = Step { $place } of { $of }
report-resumed = You can go on where you left off
report-start-over = Start again
report-last = Last time { $value } ({ $when })
report-send-now = Send what I have now

report-temperature-title = What is your temperature?
report-temperature = Temperature
report-temperature-range = A number from 34.0 to 43.0 °C
report-temperature-less = 0.1 degrees lower
report-temperature-more = 0.1 degrees higher
report-temperature-none = Not measured, or no thermometer

report-oxygen-title = Your blood oxygen (SpO₂)?
report-spo2 = Oxygen (SpO₂)
report-spo2-range = Usually about 96 to 99%
report-spo2-less = 1 lower
report-spo2-more = 1 higher
report-spo2-under-50 = Below 50
report-spo2-none = Not measured, or no oximeter
report-spo2-how = How to measure well
report-pulse = Pulse
report-pulse-unit = per minute

odd-title = Is this number right?
odd-swapped = You entered oxygen { $spo2 } and pulse { $pulse }. Could they be swapped?
odd-jump = It changed a lot, from { $last } to { $now }. Warm your finger and measure once more to be sure.
odd-yes = It is right
odd-no = Change it

report-signs = Emergency signs
report-signs-title = Do you have any of these now?
report-signs-hint = Even one of them means a call at once. Tick what applies.
report-signs-own = What you feel yourself
report-signs-family = As seen by family or others
report-signs-none = None of these
report-sign-bad-colour = Clearly bad colour in the face
report-sign-blue-lips = Lips turned purple or blue
report-sign-strange = Not as usual, acting strangely
report-sign-heavy-breathing = Breathing has become heavy
report-sign-sudden-breathless = Suddenly short of breath
report-sign-breathless-moving = Short of breath when moving a little
report-sign-chest-pain = Pain in the chest
report-sign-cannot-lie-down = Can't lie down, can only breathe sitting up
report-sign-shoulder-breathing = Shoulders heave with every breath
report-sign-sudden-wheeze = Wheezing that began in the last 2 hours or so
report-sign-dazed = Dazed, slow to respond
report-sign-unresponsive = Barely conscious, doesn't answer
report-sign-irregular-pulse = Pulse skips or is out of rhythm

report-symptoms = Symptoms
report-symptoms-title = Any other symptoms?
report-symptoms-hint = Choose as many as you like
report-symptoms-none = No symptoms

report-course = How it goes
report-course-title = How is it compared with yesterday?
report-trend = Compared with yesterday
report-antipyretic = Did you take medicine for the fever?
report-antipyretic-hint = In about 6 hours before measuring
report-eat = Can you eat?
report-drink = Can you drink?
report-comment = Anything to tell us
report-comment-hint = What worries you, what you need
report-comment-left = { $left ->
    [one] { $left } character left
   *[other] { $left } characters left
}

report-check-title = Send this?
report-send = Send
report-edit = Change
report-edit-of = Change { $what }

value-not-measured = Not measured
value-under-50 = below 50%
value-none = None
value-dash = –
value-separator = {", "}
value-pulse = Pulse { $value } per minute
value-spo2 = oxygen { $value }
value-answered = { $question }: { $answer }

## After sending
sent-title = We have your report
sent-sending-title = Sending
sent-sending = On its way to the health centre
sent-waits-title = Your report is kept safe
sent-refused-title = Your report did not arrive
sent-arrived = Reached { $center } at { $time }
sent-later = When it has arrived, we show what the health centre advises.
sent-home = To the start

advice-emergency-title = Call 119 now
advice-emergency-text = This can be life-threatening. Say that you are isolating with COVID-19.
advice-emergency-heading = While you wait for the ambulance
advice-emergency-1 = Stay in a comfortable position, and don't be alone.
advice-emergency-2 = Unlock the front door. Keep your medicines and insurance card at hand.
advice-emergency-3 = If you can't call, ask family or someone near you.
advice-urgent-title = Call the health centre
advice-urgent-text = You need advice soon. The health centre will also contact you.
advice-urgent-119 = If breathing gets hard or answers get confused, call 119 at once.
advice-urgent-heading = While you wait for us
advice-urgent-1 = Keep your phone at hand and rest quietly.
advice-urgent-2 = Drink a little at a time.
advice-urgent-3 = Measure and report again in one or two hours.
advice-watch-heading = Please keep an eye on it
advice-watch-1 = Our staff look at your report, and call if needed.
advice-watch-2 = Drink, and rest quietly.
advice-watch-3 = Please report again this evening. If it gets worse, call without waiting.
advice-routine-heading = For now, please rest
advice-routine-1 = Drink a little, often.
advice-routine-2 = Please report again tomorrow.
advice-routine-3 = If it gets worse you can report any time. If you are worried, call.

## History
history-title = Your records
history-empty = Nothing recorded yet. Your first report will show here.
history-more = Earlier records
history-when = When
history-temperature = Temp.
history-spo2 = Oxygen
history-how = Symptoms

## COCOA
cocoa-title = COCOA number
cocoa-explain-1 = Eight digits to register a positive test in the contact app COCOA.
cocoa-explain-2 = Only people who were near you are told. Your name and place stay secret.
cocoa-explain-3 = A number lasts one hour. If unused, a new one is sent by itself (five in all).
cocoa-ask = Send me a number
cocoa-queued-title = Your number is being prepared
cocoa-queued-text = It comes by SMS or e-mail, and shows here too.
cocoa-yours = Your number
cocoa-until = Valid until { $time }
cocoa-left = { $time } left
cocoa-position = Number { $position } of { $of }
cocoa-open = Open COCOA and register
cocoa-copy = Copy the number
cocoa-registered-title = Registered
cocoa-registered-text = Thank you for helping. There is nothing more to do.
cocoa-expired-title = This number has run out
cocoa-expired-text = A new one will be sent by itself. If you need it now, press the button below.
cocoa-undelivered-title = We could not deliver the number
cocoa-undelivered-text = Please check your phone number and mail settings, then try again.
cocoa-declined-title = You don't use COCOA
cocoa-declined-text = We send no numbers. If you change your mind, ask below at any time.
cocoa-decline = I don't use COCOA
cocoa-decline-title = Stop the numbers?
cocoa-decline-text = We will send no more numbers. You can ask for one again later.
cocoa-decline-confirm = Yes, I don't use it

## Settings
settings-title = Settings
settings-saved = Saved
settings-language = Language
settings-language-hint = For these pages and for messages.
settings-reminder = Reminders
settings-hour = Time of the reminder
settings-hour-hint = Only on days when you have not reported yet.
settings-by = How reminders reach you
settings-by-hint = Automatic means notification, then SMS, then e-mail. If one does not arrive, we try the other ways too.
settings-by-any = Automatic
settings-by-sms = SMS first
settings-by-email = E-mail first
settings-hour-n = { $hour }:00
settings-hour-morning = Morning ({ $hour }:00)
settings-hour-afternoon = Afternoon ({ $hour }:00)
settings-hour-evening = Evening ({ $hour }:00)
settings-push = Notifications on this phone
settings-push-text = They never mention your name or illness.
settings-push-on = Get notifications
settings-push-off = Stop notifications
settings-push-is-on = Notifications are on.
settings-push-denied = Your browser blocks notifications. To get them, allow them in the browser's settings. SMS and e-mail still arrive.
settings-push-unsupported = This browser can't show notifications. On an iPhone, use Share, then "Add to Home Screen". SMS and e-mail still arrive.
settings-push-failed = Notifications could not be set up. Please try later.
settings-out = Stop using this phone
settings-out-text = On a shared phone, press this when you are done. It removes your data from this phone.
settings-out-button = Sign out
settings-out-title = Sign out?
settings-out-again = To come back, open the link from the health centre.
settings-out-waiting = { $count ->
    [one] { $count } report not yet sent will be lost
   *[other] { $count } reports not yet sent will be lost
}
settings-out-confirm = Sign out and remove data

## Help
help-title = Emergencies and measuring
help-119 = When to call an ambulance
help-119-text = If there is even one of these, call 119. Say that you are isolating with COVID-19.
help-center = When to ask the health centre
help-center-text = Oxygen 93% or less, fever of 40 °C or more, can't drink, or very worried: call at once.
help-spo2 = How to measure oxygen (SpO₂)
help-spo2-1 = Warm your fingertip and remove nail polish.
help-spo2-2 = Sit still and wait quietly.
help-spo2-3 = Read the number when it has settled (20 to 30 seconds).
help-spo2-4 = If it is low, breathe deeply and measure once more.

## Correct, print
report-correct = Correct what you sent
report-correct-title = Choose what to change, then send
home-end-why = How this day is counted
history-print = Print or save as PDF
history-print-hint = Choose “Save as PDF” in the print window to keep or share a file.

## Getting back in, and changing how we reach you
back-link = Get back in with your phone number or e-mail
contact-phone-title = Change the phone number
contact-email-title = Change the e-mail address
settings-contact = How we reach you
settings-contact-phone = Phone number
settings-contact-email = E-mail address
settings-contact-none = None

## Certificate
certificate-title = Certificate of isolation

## Messages from staff
letters-title = Messages from the health centre
letter-from = { $center }, { $when }
letter-read = I have read it
letter-read-at = Read { $when }

## Who can see my data
access-title = Who can see my data

## Stop reminders, offer notifications
settings-stop = Stop reminders
settings-pause = Pause for 3 days
settings-start = Start reminders again
settings-paused = Paused through { $day }. You can report at any time.
settings-stopped = Reminders are stopped. You can report at any time.
push-ask-title = Shall we remind you of the next report on this phone?
push-ask-text = Only when you haven't reported yet, at the hour you choose. It shows no illness and no name. You can change it in the settings.
push-ask-later = Not now
