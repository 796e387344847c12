# The screens of health centres and associations, in the words nurses use.

## Frame
staff-app = Mimamori
staff-skip = Skip to content
staff-nav = Screens
staff-nav-queue = Work list
staff-nav-patients = Patients
staff-nav-import = Import
staff-nav-messages = Sending
staff-nav-audit = Audit log
staff-nav-help = Keyboard
staff-logout = Log out
staff-language = Language
staff-loading = Loading
staff-retry = Load again
staff-more = Show more
staff-back-queue = Back to the work list
staff-next-person = Next: { $name }
staff-back-patient = Back to the patient
staff-close = Close
staff-error-title = This could not be loaded
staff-error-offline = The server can’t be reached. Check the network and try again.
staff-missing-title = Page not found
staff-missing-text = The address is wrong, or this patient is outside what you may see.
staff-nothing-title = There is no screen for this role yet
staff-nothing-text = Aggregate figures are being prepared. No personal data is shown here.
staff-page-title = { $page } | Mimamori
staff-yes = Yes
staff-no = No
staff-list-comma = {", "}
staff-undo = Undo
staff-signed-out = Your session has ended. Please log in again.

## Times
staff-time-now = just now
staff-time-minutes = { $n } min
staff-time-hours = { $h } h { $m } min
staff-time-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
 }
staff-time-ago = { $time } ago
staff-due-left = { $time } left
staff-due-over = { $time } over
staff-due-at = due { $time }
staff-date-year = { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
 } { $year }

## Words about patients
staff-age = { $n } y
staff-day = day { $n }
staff-day-long = day { $n } of illness
staff-day-unknown = onset date missing
staff-lives-alone = Lives alone
staff-high-risk = High risk
staff-tier-none = No report
staff-class-confirmed = Confirmed case
staff-class-suspected = Suspected case
staff-class-asymptomatic = Asymptomatic carrier
staff-class-contact = Close contact
staff-sex-male = Male
staff-sex-female = Female
staff-sex-unknown = Sex unknown
staff-mode-phone = Asked by phone
staff-mode-self = Self-reporting
staff-place-home = Home
staff-place-hotel = Hotel
staff-place-hospital = Hospital
staff-status-following = Followed up
staff-status-released = Released
staff-status-transferred = Transferred out
staff-status-deceased = Deceased
staff-lang-ja = Japanese
staff-lang-ja-easy = Easy Japanese
staff-lang-en = English
staff-lang-zh-hans = Chinese (simplified)
staff-lang-zh-hant = Chinese (traditional)
staff-lang-ko = Korean
staff-lang-vi = Vietnamese
staff-lang-pt = Portuguese
staff-lang-es = Spanish
staff-lang-fil = Filipino
staff-lang-ne = Nepali
staff-lang-th = Thai
staff-lang-id = Indonesian
staff-lang-my = Burmese
staff-risk-pregnancy = Pregnancy
staff-risk-obesity = BMI 30 or over
staff-risk-diabetes = Diabetes
staff-risk-heart = Heart disease
staff-risk-lung = Lung disease
staff-risk-kidney = Kidney disease
staff-risk-immune = Weak immune system
staff-risk-unvaccinated = Not vaccinated
staff-risk-age = 65 or older
staff-method-pcr = PCR
staff-method-lamp = LAMP
staff-method-antigen-quantitative = Antigen, quantitative
staff-method-antigen-qualitative = Antigen, qualitative
staff-method-other = Other
staff-specimen-nasopharyngeal = Nasopharyngeal swab
staff-specimen-nasal = Nasal swab
staff-specimen-saliva = Saliva
staff-specimen-sputum = Sputum
staff-specimen-other = Other
staff-result-positive = Positive
staff-result-negative = Negative
staff-result-unknown = Pending or unknown
staff-role-nurse = Nurse
staff-role-manager = Manager
staff-role-clinician = Medical association
staff-role-prefecture = Prefecture
staff-role-auditor = Auditor

## Values
staff-temperature = Temp.
staff-spo2 = SpO₂
staff-pulse = Pulse
staff-unit-celsius = °C
staff-unit-percent = %
staff-unit-bpm = /min
staff-under-50 = under 50
staff-not-measured = not measured
staff-trend-up = rising
staff-trend-down = falling
staff-trend-flat = unchanged
staff-spark-label = { $name }, oldest first: { $values }

## Login
staff-login-title = Log in
staff-login-lead = For staff of health centres and medical associations.
staff-login-id = User ID
staff-login-password = Password
staff-login-show = Show password
staff-login-submit = Next
staff-login-code-title = One-time code
staff-login-code-lead = Enter the six digits that your authenticator app shows.
staff-login-code = Code (six digits)
staff-login-code-submit = Log in
staff-login-code-form = Enter six digits.
staff-login-back = Use another user ID
staff-login-locked = Too many wrong entries: login is paused. Try again in { $time }.
staff-login-empty-id = Enter your user ID.
staff-login-empty-password = Enter your password.
staff-enrol-title = Set up your authenticator
staff-enrol-lead = This is your first login. Register the authenticator app on your phone; you do this once.
staff-enrol-step-app = Open your authenticator app (Google Authenticator, Microsoft Authenticator or similar).
staff-enrol-step-scan = Choose “add” and scan this QR code.
staff-enrol-step-code = Enter the six digits that the app shows.
staff-enrol-qr = QR code for the authenticator app
staff-enrol-manual = If you can’t scan it, type this key
staff-enrol-submit = Register and log in

## Work list
staff-queue-title = Work list
staff-queue-tab = { $urgent ->
    [0] { $total ->
        [0] Work list
       *[other] ({ $total }) Work list
    }
   *[other] [{ $urgent } EMERGENCY] Work list ({ $total })
 }
staff-queue-updated = Updated { $time }
staff-queue-live = live
staff-queue-polling = Connection lost. The list is read again every 20 seconds (last update { $time }).
staff-queue-stale = The latest state could not be loaded. You see the list as of { $time }.
staff-queue-reconnect = Reconnect now
staff-queue-counts = Open items
staff-queue-empty-title = Nobody needs a call right now
staff-queue-empty-text = New reports and missing reports appear here at once. You can leave this screen open.
staff-queue-list = People to call, most pressing first
staff-queue-more = Show { $n } more
staff-queue-col-tier = Urgency
staff-queue-col-patient = Patient
staff-queue-col-reasons = Reasons
staff-queue-col-values = Last values
staff-queue-col-due = Contact due
staff-queue-col-owner = Taken by
staff-queue-more-reasons = and { $n } more
staff-queue-wait = waiting { $time }
staff-queue-new = New
staff-claim = Take
staff-claim-name = Take { $name }
staff-claimed-by = { $name } has it
staff-claimed-by-me = You have it
staff-unclaimed = Not taken
staff-claimed-toast = You have taken { $name }.
staff-claim-taken = { $who } has already taken this.
staff-release-toast = { $name } is back on the list, not taken.
staff-kind-medical = Health report
staff-kind-silence = No report
staff-kind-unopened = Invitation not opened
staff-kind-call = Daily call
staff-kind-wrong-contact = Check the contact
staff-kind-number-failed = Number not delivered
staff-kind-message-failed = Message not delivered

## Keyboard
staff-help-title = Keyboard
staff-help-lead = Work through the list without the mouse.
staff-help-down = Next person
staff-help-up = Previous person
staff-help-open = Open the patient
staff-help-claim = Take
staff-help-next = Open the next person
staff-help-call = Go to the phone number (patient page)
staff-help-back = Back to the work list (patient page)
staff-help-search = Search patients
staff-help-help = Open this help

## Patient page
staff-patient-call = Call { $phone }
staff-patient-no-phone = No phone number
staff-patient-landline = Landline (no SMS)
staff-patient-edit = Edit details
staff-patient-enter-report = Enter a report
staff-patient-invite = Send the invitation again
staff-patient-invite-done = The invitation is on its way.
staff-patient-invitation = Invitation
staff-invitation-open = Sent, not opened
staff-invitation-opened = Opened
staff-invitation-opened-at = Opened ({ $time })
staff-invitation-expired = Expired
staff-invitation-revoked = Revoked (“this isn’t me”)
staff-invitation-none = Not sent
staff-patient-expected-end = Expected release
staff-patient-basic = Details
staff-patient-risk = Risk factors
staff-patient-center = Health centre
staff-patient-association = Association
staff-patient-alerts = To do
staff-patient-alerts-closed = Closed items ({ $n })
staff-patient-no-alerts = Nothing to do for this patient right now.
staff-patient-status-change = Change the follow-up status
staff-status-new = New status
staff-status-reason = Reason
staff-status-submit = Change status
staff-status-done = Status changed.

## Alerts
staff-alert-opened = opened { $time }
staff-alert-raised = worsened { $time }
staff-alert-closed = closed { $time }
staff-alert-release = Put back on the list
staff-alert-by-other = { $name } has had this since { $time }.
staff-alert-by-me = You have had this since { $time }.
staff-alert-call-title = Result of the call
staff-alert-call-note = Note
staff-alert-call-save = Record result
staff-alert-call-done = Recorded.
staff-alert-call-pick = Choose one result.
staff-alert-note-only = Note only
staff-alert-close = Close
staff-alert-close-title = Close { $name }’s item
staff-alert-close-lead = It leaves the work list. A worse report brings it back.
staff-alert-close-outcome = What was done
staff-alert-close-note = Note
staff-alert-close-note-hint = For example: spoke to the patient, not short of breath, will measure again at 22:00.
staff-alert-close-note-empty = Write what was done.
staff-alert-close-outcome-empty = Choose what was done.
staff-alert-close-submit = Close
staff-alert-close-done = { $name }’s item is closed.
staff-alert-note-too-long = At most 2,000 characters (now { $n }).
staff-outcome-fine = Called, fine
staff-outcome-no-answer = No answer
staff-outcome-advice = Gave advice
staff-outcome-doctor = Passed to a doctor
staff-outcome-ambulance = Ambulance called
staff-outcome-hospital = Hospital arranged
staff-outcome-done = Dealt with

## Chart and reports
staff-chart-title = Temperature and SpO₂
staff-chart-empty = No values yet.
staff-reports-title = Reports
staff-reports-empty = No reports yet.
staff-reports-scroll = Table of reports (scrolls sideways)
staff-reports-measured = Measured
staff-reports-condition = Condition
staff-reports-since = Since yesterday: { $trend }
staff-reports-verdict = Result
staff-reports-by-patient = Patient
staff-reports-corrected = Replaced
staff-reports-correction = Correction
staff-reports-late = received { $time }
staff-reports-no-symptoms = No symptoms
staff-antipyretic-yes = Antipyretic taken
staff-antipyretic-no = No antipyretic
staff-eat-no = Can’t eat
staff-eat-yes = Can eat
staff-drink-no = Can’t drink
staff-drink-yes = Can drink

## Messages
staff-messages-title = Messages
staff-messages-empty = Nothing has been sent yet.
staff-messages-attempts = { $n ->
    [one] { $n } try
   *[other] { $n } tries
 }
staff-messages-code = code { $code }
staff-reminders-on = The daily request for a report is sent.
staff-reminders-paused = The request for a report is paused (again from { $day }).
staff-reminders-off = The request for a report is stopped.
staff-reminders-pause = Pause for 3 days
staff-reminders-stop = Stop the requests
staff-reminders-start = Start the requests again
staff-reminders-done = The requests for a report were changed.
staff-message-invitation = Invitation
staff-message-reminder = Reminder
staff-message-second-reminder = Second reminder
staff-message-number = Processing number
staff-message-number-reminder = Processing number, reminder
staff-message-staff-alert = Alert to staff
staff-message-one-time-code = One-time code
staff-channel-sms = SMS
staff-channel-email = E-mail
staff-channel-push = Push
staff-channel-voice = Voice call
staff-state-ready = Waiting to be sent
staff-state-leased = Being sent
staff-state-handed-over = Sent, delivery not confirmed
staff-state-ambiguous = Checking the outcome
staff-state-delivered = Delivered
staff-state-undelivered = Not delivered
staff-state-failed = Could not be sent
staff-state-expired = Expired
staff-state-cancelled = Cancelled
staff-state-dead = Given up
staff-state-unknown = No word of its arrival

## Processing numbers
staff-numbers-title = Processing numbers (COCOA)
staff-numbers-none = None issued yet.
staff-numbers-issue = Issue a number
staff-numbers-issue-done = A number is on its way. It is valid for one hour from delivery.
staff-numbers-stop = Stop issuing
staff-numbers-stop-done = Issuing has stopped.
staff-numbers-stop-sure = Stop issuing? The number that is valid now ends too.
staff-numbers-started = started { $time }
staff-numbers-step = No. { $n }
staff-numbers-from = from { $time }
staff-numbers-until = until { $time }
staff-numbers-delivered = arrived { $time }
staff-numbers-not-heard = arrival unknown
staff-numbers-used = used { $time }
staff-numbers-restart = Begin anew, with a reason
staff-numbers-restart-lead = New numbers are sent, from the first on. The reason stays in the record.
staff-numbers-restart-running = The running issue ends, its number can't be used any more, and new ones are sent from the first on. The reason stays in the record.
staff-numbers-not-wished = No wish is recorded, so none can be issued. Record it under “Edit details”.
staff-numbers-not-positive = Only for confirmed cases and asymptomatic carriers.
staff-number-waiting = Not issued
staff-number-not-wished = Not wished
staff-number-available = Can be issued
staff-number-queued = Waiting to be sent
staff-number-live = Valid
staff-number-expired = Expired
staff-number-undelivered = Not delivered
staff-number-ended = Ended
staff-number-registered = Registered
staff-number-declined = Doesn’t use COCOA
staff-chain-unknown = state { $status }

## History
staff-notes-title = History
staff-notes-empty = No entries yet.
staff-notes-machine = automatic
staff-note-note = Note
staff-note-call = Call
staff-note-claim = Taken
staff-note-release = Put back
staff-note-close = Closed
staff-note-finding = Doctor’s finding
staff-note-mode = Reporting changed
staff-note-status = Status changed
staff-finding-label = Doctor’s finding
staff-finding-add = Record finding
staff-finding-done = Finding recorded.
staff-finding-empty = Write the finding.
staff-finding-too-long = At most 2,000 characters (now { $n }).
staff-finding-save = Record finding

## Report on behalf
staff-report-title = Enter a report for { $name }
staff-report-lead = Enter what you were told on the phone. Leave empty what was not measured.
staff-report-measured = Measured at
staff-report-measured-now = Now
staff-report-measured-earlier = Earlier
staff-report-measured-hint = From 30 days ago until now
staff-report-measured-error = Enter a time before now.
staff-report-spo2-under = Under 50
staff-report-optional-blank = Leave empty if not measured
staff-report-values = Measurements
staff-report-signs = Urgent signs
staff-report-signs-hint = One is enough for Emergency. Ask these first.
staff-report-emergency = Urgent signs are present. Call 119 and a doctor first.
staff-report-symptoms = Other symptoms
staff-report-trend = Compared with yesterday
staff-report-not-asked = Not asked
staff-report-antipyretic = Antipyretic taken?
staff-report-eat = Able to eat?
staff-report-drink = Able to drink?
staff-report-comment = Comment
staff-report-comment-count = { $n } / 500 characters
staff-report-submit = Save report
staff-report-odd-swapped = Are SpO₂ and pulse swapped? If SpO₂ { $spo2 }% and pulse { $pulse } are right, press “Save report” again.
staff-report-odd-jump = The last SpO₂ was { $last }%. If { $spo2 }% is right, press “Save report” again.
staff-report-done = Report saved. Result: { $tier }

## Registration and editing
staff-form-new = Register a patient
staff-form-edit = Edit { $name }
staff-form-first = Needed first
staff-form-first-hint = These six are enough to register. The rest can follow later.
staff-form-contact = Contact and place
staff-form-care = Follow-up
staff-form-other = Other
staff-form-submit = Register
staff-form-save = Save
staff-form-errors = { $n ->
    [one] { $n } field needs a correction.
   *[other] { $n } fields need a correction.
 }
staff-form-old = Before: { $value }
staff-form-old-empty = Before: empty
staff-form-reason = Why the way of reporting changes
staff-form-registered = { $name } is registered. The invitation is on its way.
staff-form-registered-quiet = { $name } is registered.
staff-form-saved = Saved.
staff-form-changed = Somebody changed this patient in the meantime. What you typed is still here. Check the latest values below and save again.
staff-form-changed-now = Latest: { $value }
staff-form-choose = Choose
staff-known-title = We may know this person
staff-known-text = For the same course of illness, correct the known patient. For another infection, register a new course.
staff-known-by-her-sys-id = Same HER-SYS ID
staff-known-by-kana-birth = Same kana and birth date
staff-known-registered = registered { $date }
staff-known-open = View
staff-known-correct = Correct this patient
staff-known-new = Register as a new course
staff-field-her-sys-id = HER-SYS ID
staff-field-name = Name
staff-field-kana = Name in kana
staff-field-birth-date = Birth date
staff-field-birth-date-hint = For example 1985-01-01 or S60.1.1
staff-field-sex = Sex
staff-field-phone = Phone
staff-field-phone-hint = A mobile number gets the invitation by SMS
staff-field-email = E-mail
staff-field-address = Address
staff-field-place = Place of stay
staff-field-hotel = Hotel
staff-field-room = Room
staff-field-emergency-contact = Emergency contact
staff-field-emergency-contact-hint = Name, relation, phone
staff-field-passport = Passport number
staff-field-passport-hint = If diagnosed within 28 days of entering Japan
staff-field-lives-alone = Lives alone
staff-field-language = Language of messages
staff-field-classification = Classification
staff-field-onset-date = Onset
staff-field-specimen-date = Specimen taken
staff-field-exposure-date = Last exposure
staff-field-test-method = Test method
staff-field-specimen = Specimen
staff-field-test-result = Test result
staff-field-risk-factors = Risk factors
staff-field-reporting-mode = Reporting
staff-field-wish-number = Wishes a processing number
staff-field-wish-number-hint = Ask the patient before choosing Yes
staff-field-spoken-to = Spoken to
staff-field-spoken-to-hint = A close contact gets no message before that
staff-field-by-voice = Read the number aloud by telephone
staff-field-by-voice-hint = For those without a mobile phone who asked for it; the number is read twice, in Japanese
staff-field-reminder-hour = Time of the daily reminder
staff-field-reminder-hour-value = { $n }:00
staff-field-note = Note

## Patients
staff-patients-title = Patients
staff-patients-search = Search by name, kana, romaji, phone or HER-SYS ID
staff-patients-search-submit = Search
staff-patients-new = Register a patient
staff-patients-empty = No patients are registered yet.
staff-patients-empty-hint = Register one, or import a file.
staff-patients-not-found = Nobody matches “{ $q }”.
staff-patients-not-found-hint = Use two characters or more, or try another spelling.
staff-patients-list = Patients
staff-patients-last = Last report
staff-patients-never = no report yet

## Import
staff-import-title = Import a file
staff-import-lead = Choose a CSV file (UTF-8 or Shift_JIS). You see what it would do; nothing is registered until you confirm.
staff-import-choose = Choose a file
staff-import-drop = or drop it here
staff-import-reading = Reading { $name }
staff-import-columns-hint = Headers may be Japanese or English, in any order.
staff-import-another = Choose another file
staff-import-file = File
staff-import-encoding = Encoding
staff-import-columns = How the headers are read
staff-import-column-ignored = not used
staff-import-rows = Rows
staff-import-line = Line
staff-import-state = State
staff-import-before = This file was imported before. Nobody will be registered twice.
staff-import-summary = { $total ->
    [one] { $total } row
   *[other] { $total } rows
 }: { $take } to import, { $ask } to check, { $skip } left out, { $bad } refused
staff-import-row-ok = Will be imported
staff-import-row-bad = Refused
staff-import-row-ask = Needs an answer
staff-import-row-skip = Left out
staff-import-filter = Rows shown
staff-import-filter-all = All
staff-import-filter-ask = Needs an answer
staff-import-filter-bad = Refused
staff-import-warning-landline = Landline: no SMS
staff-import-warning-no-contact = No way to be reached
staff-import-same-line = Same person as line { $line }; this line is left out
staff-import-known = May be { $name } (born { $birth }, registered { $date })
staff-import-known-correct = Same course: correct
staff-import-known-new = Another infection: new
staff-import-known-skip = Leave out
staff-import-household = Same phone as { $who }
staff-import-household-line = line { $line }
staff-import-household-yes = Make them one household
staff-import-confirm = { $n ->
    [one] Import { $n } row
   *[other] Import { $n } rows
 }
staff-import-confirm-ask = { $n ->
    [one] First answer the { $n } row that needs it.
   *[other] First answer the { $n } rows that need it.
 }
staff-import-working = { $n ->
    [one] Importing { $n } row
   *[other] Importing { $n } rows
 }
staff-import-empty = No rows could be read.
staff-import-result-title = Import finished
staff-import-result-summary = { $registered } registered, { $corrected } corrected, { $skipped } left out
staff-import-result-registered = Registered
staff-import-result-corrected = Corrected
staff-import-result-skipped = Left out
staff-import-result-open = Open
staff-import-too-big = The file is too big ({ $mb } MB). Split it into files of at most 5 MB.

## State of sending
staff-messaging-title = Sending
staff-messaging-well = SMS and e-mail go out as they should.
staff-messaging-troubles = Something is wrong with sending
staff-trouble-details = Details
staff-trouble-more = Details ({ $n } more)
staff-trouble-brake = Processing numbers are not being re-issued: SMS take up to { $minutes } min to arrive. New requests are still served.
staff-trouble-stopped = SMS provider “{ $provider }” is stopped: { $why }. Please tell the system operator.
staff-trouble-stalled = “{ $schedule }” has made no progress for { $minutes } min. Please tell the system operator.
staff-trouble-stalled-never = “{ $schedule }” does not run. Please tell the system operator.
staff-trouble-late = “{ $lane }” goes out { $minutes } min late.
staff-trouble-reduced = SMS provider “{ $provider }” delivers slowly and gets { $percent } % of its share. It recovers by itself.
staff-schedule-sending = Sending
staff-schedule-deliveries = Checking what arrived
staff-schedule-numbers = Re-issuing numbers
staff-schedule-deadlines = Deadlines
staff-schedule-reminders = Reminders
staff-schedule-silences = Noticing silence
staff-schedule-housekeeping = Housekeeping (keys and the like)
staff-schedule-worker = The sending program (worker)
staff-lane-0 = Numbers, one-time codes
staff-lane-1 = Re-issued numbers
staff-lane-2 = Alerts to staff
staff-lane-3 = Invitations
staff-lane-4 = Reminders
staff-lane-5 = Notices to many
staff-lanes-title = Waiting to be sent
staff-lanes-hint = Upper rows go first. A number never waits behind a reminder.
staff-lanes-waiting = { $n } waiting, the oldest for { $age }
staff-lanes-none = none
staff-brake-title = Re-issue of numbers
staff-brake-off = Numbers are re-issued as usual
staff-brake-pulled = No re-issue since { $time }
staff-brake-why = From hand-over to arrival: nine in ten within { $p90 }. Longest wait for news of an arrival: { $backlog }.
staff-providers-title = SMS providers
staff-providers-none = No SMS provider is configured.
staff-provider-good = In use as usual
staff-provider-reduced = Gets { $percent } % of its share
staff-provider-stopped = Stopped since { $time } ({ $why })
staff-provider-measured = Nine in ten arrive within { $p90 }, longest wait { $backlog }
staff-schedules-title = Automatic work
staff-schedule-progress = Last ran { $time }
staff-schedule-never = Has never run
staff-dead-title = Messages that did not arrive
staff-dead-lead = What could not be solved automatically. When you have told the person another way, drop the message with a reason.
staff-dead-empty = No undelivered messages
staff-dead-empty-text = Only what needs a person is shown here.
staff-dead-when = Ended { $time }, { $n ->
    [one] { $n } try
   *[other] { $n } tries
 }
staff-dead-retry = Send again
staff-dead-retry-done = It is on its way again.
staff-dead-drop = Drop
staff-dead-drop-title = Drop this message
staff-dead-drop-lead = It will not be sent any more. The reason stays on the patient's page.
staff-dead-drop-done = Dropped.
staff-dead-read = Read the text
staff-messages-dropped = Dropped because: { $reason }
staff-code-20003 = the provider refuses our account
staff-code-21211 = not a valid phone number
staff-code-21408 = no contract for that region
staff-code-21610 = the receiver has opted out
staff-code-21612 = this number can't be reached
staff-code-21614 = not a mobile number
staff-code-30003 = switched off or out of reach
staff-code-30005 = number not in use
staff-code-30006 = a landline that takes no SMS
staff-code-30007 = filtered as spam
staff-code-30036 = did not arrive within its validity
staff-code-timeout = no answer from the provider
staff-code-connect = the provider can't be reached
staff-code-cut = the connection broke
staff-code-lease = sending stopped half-way
staff-code-claims = sending never finished, however often it was tried
staff-code-no-channel = no way to send it

## Where contact points stand
staff-contacts = Contact points
staff-colon = {": "}
contact-standing-unverified = nothing has arrived yet
contact-standing-good = messages arrive
contact-standing-failing = messages don't arrive
contact-standing-failing-times = { $n ->
    [one] the last message did not arrive
   *[other] the last { $n } messages did not arrive
 }
contact-standing-wrong = not in use
contact-standing-opted-out = opted out
contact-standing-landline = a landline (no SMS)
staff-contact-by = checked by { $name } ({ $time })
staff-contact-confirm = Checked, works
staff-contact-confirmed = Recorded as working.

## Numbers for many
staff-issue-begin = Issue numbers to many
staff-issue-title = Issue numbers to many
staff-issue-lead = Choose patients in the list, see who will get one, then issue. Only positive people with a recorded wish get one.
staff-issue-chosen = { $n } chosen
staff-issue-choose = Choose { $name }
staff-issue-all = Choose all shown
staff-issue-look = See who will get one
staff-issue-go = { $n ->
    [one] Issue to { $n } person
   *[other] Issue to { $n } people
 }
staff-issue-will-start = Will get one ({ $n })
staff-issue-started = Under way ({ $n })
staff-issue-running = Running already ({ $n })
staff-issue-not-eligible = No recorded wish, not positive, or not followed up ({ $n })
staff-issue-declined = Said “I don't use COCOA” ({ $n })
staff-issue-registered = Registered in COCOA already ({ $n })
staff-issue-no-contact = Neither mobile number nor e-mail ({ $n })
staff-issue-not-found = Not found, or not yours ({ $n })

## Audit log
staff-audit-title = Audit log
staff-audit-lead = Who saw or changed which patient, and when.
staff-audit-patient = Only this patient ID
staff-audit-filter = Filter
staff-audit-clear = Show all
staff-audit-id-form = This is not a patient ID.
staff-audit-empty = No entries match.
staff-audit-seq = No.
staff-audit-at = When
staff-audit-who = Who
staff-audit-what = What
staff-audit-whom = Patient
staff-audit-fields = Fields
staff-actor-staff = Staff
staff-actor-patient = Patient
staff-actor-system = Automatic
staff-actor-cocoa = COCOA
staff-actor-provider = Provider

## Refusals, in the words of this screen
staff-problem-wrong-login = The user ID or the password is wrong.
staff-problem-wrong-code = The code is wrong. Check that the clock of your phone is right, too.
staff-problem-code-used = This code has been used. Wait for the next one.
staff-problem-alert-closed = This item is already closed.
staff-problem-not-claimed = Press “Take” first.
staff-problem-forbidden = You may not do this.
staff-problem-number-not-eligible = Only for positive patients whose wish is recorded.
staff-problem-number-declined = The patient said they don’t use COCOA.
staff-problem-number-registered = The patient is already registered in COCOA.
staff-problem-number-no-contact = There is no mobile number or e-mail to send it to.
staff-problem-message-superseded = A newer message of this kind exists, so this one can't be sent again.
staff-problem-message-chain-ended = The issue of this number has ended. Begin anew on the patient's page.
staff-problem-message-not-following = The person is not followed up, or has not been spoken to yet.
staff-problem-message-too-late = This reminder was for its day and can't be sent again.
staff-field-error-too-many = At most 500 people at once
staff-problem-invitation-not-following = This patient is not being followed up, so no invitation can be sent.
staff-problem-invitation-phone-mode = Patients who are asked by phone get no invitation.
staff-problem-invitation-not-spoken-to = A close contact gets no invitation before somebody has spoken to them.
staff-problem-invitation-no-contact = There is no mobile number or e-mail to send it to.
staff-problem-import-empty = The file has no rows.
staff-problem-import-no-columns = No header could be read. Check that the first line holds the headers.
staff-problem-import-encoding = The text could not be read. Save the file as CSV (UTF-8 or Shift_JIS).
staff-problem-too-large = The file is too large: at most 5,000 rows and 5 MB at a time.
staff-problem-unsupported-media-type = Choose a CSV file.
staff-field-error-column-count = The number of columns differs from the header
staff-field-error-line-break = There is a line break inside
staff-login-tries = { " " }{ $n ->
    [one] { $n } more wrong entry pauses the login.
   *[other] { $n } more wrong entries pause the login.
 }
staff-field-row = Row

## What was done, in the audit log
staff-did-alert-claim = Took an alert
staff-did-alert-close = Closed an alert
staff-did-alert-note = Wrote a note
staff-did-alert-open = Alert opened
staff-did-alert-raise = Alert worsened
staff-did-alert-release = Put an alert back
staff-did-audit-view = Read the audit log
staff-did-finding-write = Wrote a finding
staff-did-brake-pull = Stopped the re-issue of numbers
staff-did-brake-release = Resumed the re-issue of numbers
staff-did-contact-confirm = Confirmed a contact point
staff-did-import-confirm = Confirmed an import
staff-did-import-preview = Previewed an import
staff-did-invitation-not-me = Said “this isn’t me”
staff-did-invitation-open = Opened the invitation
staff-did-invitation-refused = Failed to open the invitation
staff-did-invitation-send = Sent the invitation
staff-did-message-drop = Dropped a message
staff-did-message-read = Read a message
staff-did-message-retry = Sent a message again
staff-did-messages-list = Viewed undelivered messages
staff-did-number-ask = Asked for a number
staff-did-number-decline = Declined COCOA
staff-did-number-mint = Number issued
staff-did-number-restart = Began numbers anew
staff-did-number-stop = Stopped the numbers
staff-did-number-verify = Number verified
staff-did-number-wish = Changed the wish for a number
staff-did-patient-assign = Assigned to an association
staff-did-patient-history = Read the history of reports
staff-did-patient-home = Opened the patient’s home
staff-did-patient-household = Joined a household
staff-did-patient-match = Shown as a possible match
staff-did-patient-push = Registered for push
staff-did-patient-register = Registered a patient
staff-did-patient-reports = Read the reports
staff-did-patient-settings = Changed settings
staff-did-patient-sign-out = Signed a device out
staff-did-patient-status = Changed the follow-up status
staff-did-patient-update = Edited a patient
staff-did-patient-view = Viewed a patient
staff-did-patients-list = Listed patients
staff-did-provider-less = Gave a provider less
staff-did-provider-more = Gave a provider its share back
staff-did-provider-resume = Used a provider again
staff-did-queue-view = Viewed the work list
staff-did-report-submit = Sent a report
staff-did-staff-create = Created an account
staff-did-staff-disable = Disabled an account
staff-did-staff-enable = Enabled an account
staff-did-staff-login = Logged in
staff-did-staff-logout = Logged out
staff-did-staff-password = Changed a password
staff-did-staff-password-accepted = Password accepted
staff-did-staff-totp-offer = Began authenticator set-up
staff-did-staff-totp-reset = Reset an authenticator

## Refusals and wrong fields that only staff see

problem-patient-known = This person may already be registered.
problem-changed-meanwhile = Someone else changed this while you were editing. Check the latest version and save again.
problem-already-claimed = { $who } has already taken this.
problem-already-closed = This has already been closed.
problem-not-claimed = Please claim it first.
problem-login-failed = Wrong user ID or password.
problem-file-unreadable = We could not read the file. Please save it as CSV (UTF-8 or Shift_JIS).
problem-import-changed = The import has changed. Please choose the file again.
problem-reason-needed = Please give a reason.
field-error-choice-unknown = Not one of the choices
field-error-name-form = Contains characters that can't be used
field-error-contact-needed = To report by themselves they need a mobile number or an e-mail address
field-error-hotel-needed = Enter the name of the hotel
field-error-wish-not-positive = Only confirmed cases and asymptomatic carriers get a number
field-error-her-sys-id-form = A HER-SYS ID has letters and digits only

## Messages to the patient, certificate
staff-letters-title = Messages to the patient
staff-letters-empty = Nothing written yet.
staff-letter-add = Write a message
staff-letter-label = Message on the patient’s screen (up to 500 characters)
staff-letter-save = Send
staff-letter-done = Shown on the patient’s screen
staff-letter-empty = Please write what to say
staff-letter-too-long = Up to 500 characters (now { $n })
staff-letter-unread = Not read yet
staff-letter-read = Read { $when }
staff-patient-certificate = Certificate issued
staff-did-certificate-issue = Certificate issued
staff-did-certificate-check = Certificate checked
staff-did-letter-write = Wrote to the patient
staff-did-letter-list = Read the list of messages
staff-did-letter-read = Read a message from staff
staff-did-patient-access = Looked who saw the data

## Handing over and putting off
staff-views = Parts of the list
staff-view-all = All
staff-view-mine = Mine
staff-view-free = Not taken
staff-view-overdue = Overdue
staff-view-offered = Handed to me
staff-view-medical = Health
staff-view-silence = No report
staff-view-unopened = Not opened
staff-view-call = To call
staff-view-medical-empty = Nobody needs a call for their health
staff-view-silence-empty = Everybody has reported
staff-view-unopened-empty = Everybody has opened the invitation
staff-view-call-empty = Nobody is left to be asked by telephone
staff-view-mine-empty = You have nobody
staff-view-free-empty = Everybody is taken care of
staff-view-overdue-empty = Nobody is overdue
staff-view-offered-empty = Nothing was handed over to you
staff-view-empty-text = Choose “All” to see the others.
staff-thousand = 1,000+
staff-sound-on = Emergency sound: on
staff-sound-off = Emergency sound: off
staff-snooze = Later
staff-snooze-name = { $name } later
staff-snooze-title = { $name }, later
staff-snooze-lead = You keep this until then. A worse report brings it back to the top at once.
staff-snooze-choice = In { $span } ({ $time })
staff-snooze-done = { $name } comes back at { $time }.
staff-snooze-undone = { $name } is back in place.
staff-snoozed = again at { $time }
staff-offer = Hand over
staff-offer-name = Hand { $name } over
staff-offer-title = Hand { $name } over
staff-offer-lead = Until your colleague takes it, nobody has it: it stays “not taken” on everybody’s list.
staff-offer-to = To whom
staff-offer-choose = Choose
staff-offer-to-empty = Choose a colleague.
staff-offer-here = { $name } (here now)
staff-offer-away = { $name }
staff-offer-center = The health centre
staff-offer-nobody = There is nobody to hand over to. “Put back on the list” gives it back to everybody.
staff-offer-note = What they must know
staff-offer-note-hint = For example: will measure again at 22:00. 92% or less: arrange a hospital.
staff-offer-all = Hand over all { $n } that I have
staff-offer-submit = Hand over
staff-offer-done = { $n } handed over to { $whom }; “not taken” until accepted.
staff-offered = { $by } hands over to { $to }
staff-offered-center = { $by } (association) hands over to the health centre
staff-alert-reopened = Open again.
staff-phrases = Common phrases
staff-phrase-1 = Spoke to the patient. Not short of breath, talks as usual.
staff-phrase-2 = Spoke to the patient. Eats and drinks.
staff-phrase-3 = Asked to breathe deeply and measure again; checked the value.
staff-phrase-4 = Told to call at once if it gets worse.
staff-phrase-5 = No answer. Will call again later.
staff-phrase-6 = Asked the doctor and follows the advice.
staff-note-snooze = Put off
staff-note-offer = Handed over
staff-note-reopen = Closing taken back
staff-did-alert-snooze = put off
staff-did-alert-offer = handed over
staff-did-alert-reopen = took a closing back
staff-help-snooze = Later
staff-help-hand-over = Hand over
staff-help-close = Close (on a patient’s page)
staff-help-undo = Undo (within a minute)
staff-help-views = Parts of the list
field-error-time-past = Choose a time to come
field-error-snooze-too-long = With this urgency it can't wait that long
field-error-colleague-unknown = This colleague can't take it; choose again
## On call
staff-nav-on-call = On call
staff-on-call-title = Who is on call
staff-on-call-lead = When nobody has taken an Emergency by its due time, the first person on call gets an SMS, a call { $minutes } minutes later, and another { $minutes } minutes later it goes on to the next. It stops when somebody presses “Take”.
staff-on-call-now = On call now
staff-on-call-nobody = Nobody who can be telephoned is on call now
staff-on-call-managers = An overdue Emergency goes to every manager with a telephone number. Please plan a shift.
staff-on-call-no-phone-at-all = Nobody has a telephone number, so nobody can be alerted. Please enter telephone numbers first.
staff-on-call-step = No. { $n }
staff-on-call-agenda = The next two weeks
staff-on-call-empty = No shifts are planned yet. Please ask a manager to plan them.
staff-on-call-empty-manager = No shifts are planned yet. Plan the first one under “Plan a shift”.
staff-on-call-span = { $from }–{ $to }
staff-on-call-next-day = { $time } next day
staff-on-call-gap = Nobody on call { $time }
staff-on-call-fill = Fill this
staff-on-call-running = Now
staff-on-call-unreachable = No telephone number, or has left: can’t be alerted
staff-on-call-add = Plan a shift
staff-on-call-add-submit = Plan
staff-on-call-who = Who
staff-on-call-choose = Please choose
staff-on-call-without-phone = { $name } (no telephone number)
staff-on-call-from = From
staff-on-call-to = Until
staff-on-call-to-hint = At most 24 hours
staff-on-call-order = Order
staff-on-call-order-hint = With two or more at the same time, No. 1 is alerted first
staff-on-call-saved = The shift of { $name } is saved.
staff-on-call-change = Change
staff-on-call-change-title = Change the shift
staff-on-call-change-submit = Save
staff-on-call-remove = Remove
staff-on-call-remove-title = Remove the shift
staff-on-call-remove-lead = Removes the shift of { $name } ({ $time }). If nobody else has that time, nobody is on call then.
staff-on-call-remove-done = The shift is removed.
staff-on-call-take = Take over
staff-on-call-take-title = Take the shift over
staff-on-call-take-lead = You take over the shift of { $name } ({ $time }). Please tell { $name } too.
staff-on-call-take-done = The shift is yours.
staff-on-call-phones = Telephone numbers for the alarm
staff-on-call-phones-lead = Used for the on-call alarm only. A landline gets a call instead of an SMS.
staff-on-call-phone-none = No telephone number
staff-on-call-phone-change = Change number
staff-on-call-phone-title = Telephone number of { $name }
staff-on-call-phone-label = Telephone number
staff-on-call-phone-hint = For example 090-1234-5678. Saved empty, the number is deleted
staff-on-call-phone-save = Save
staff-on-call-phone-saved = The telephone number of { $name } is saved.
staff-field-error-shift-end-before-start = The end must be after the beginning
staff-field-error-shift-too-long = A shift lasts at most 24 hours. Please make two of it
staff-field-error-shift-over = This time is over already
staff-field-error-shift-too-far = Shifts are planned at most a year ahead
staff-field-error-shift-step = Choose a number from 1 to 9
staff-field-error-shift-nobody = Not on the staff of this health centre
staff-field-error-shift-no-phone = Has no telephone number. Please enter it first
staff-field-error-shift-twice = Is on call at that time already
staff-alarms = Alarms to those on call
staff-alarm-line = On-call alerted { $time }: { $channel } to { $name } ({ $state })
staff-alarm-nobody = { $time } Nobody could be alerted (no one on call and no manager has a telephone number)
staff-alarms-older = and { $n } before
staff-schedule-alarms = On-call alarm
staff-trouble-unreached = { $n } overdue Emergencies, and nobody could be alerted. Please take them now.
staff-trouble-unreached-more = Look who is on call
staff-did-alert-alarm = Alerted who is on call
staff-did-alert-alarm-nobody = Could alert nobody
staff-did-on-call-view = Looked at who is on call
staff-did-on-call-add = Planned a shift
staff-did-on-call-change = Changed a shift
staff-did-on-call-remove = Removed a shift
staff-did-on-call-take = Took a shift over
staff-did-staff-phone = Changed a telephone number of staff
## Staff accounts
staff-nav-accounts = Staff
staff-accounts-title = Staff accounts
staff-accounts-lead = The staff of your centre and the clinicians of contracted associations. Who can log in is decided here.
staff-accounts-empty = Nobody else yet
staff-accounts-empty-text = Press “Invite a colleague” to send a mail with which they choose a password.
staff-accounts-invite = Invite a colleague
staff-accounts-invite-lead = They get a mail with a link to choose a password. It works once, for 72 hours. They register their authenticator app right after.
staff-accounts-invite-send = Send the invitation
staff-accounts-invite-done = The invitation is on its way to { $email }.
staff-accounts-name = Name
staff-accounts-name-hint = As colleagues see it on the list and in records.
staff-accounts-login-hint = 3 to 64 letters, digits or . _ @ -. It can’t be changed later.
staff-accounts-email = E-mail address
staff-accounts-email-hint = One that nobody else reads.
staff-accounts-role = Role
staff-accounts-association = Association
staff-accounts-choose = Please choose
staff-accounts-own = you
staff-accounts-own-lead = This is your own account: you will be logged out too.
staff-accounts-seen = last used { $time }
staff-accounts-never = never used
staff-account-invited = No password yet
staff-account-enrolling = No authenticator yet
staff-account-active = In use
staff-account-disabled = Closed
staff-accounts-mail-waits = the mail is on its way
staff-accounts-mail-failed = The mail could not be sent. Check the address and send it again.
staff-accounts-link-until = the link works until { $time }
staff-accounts-link-over = There is no link that works. Send it again.
staff-accounts-of = { $name }: { $deed }
staff-accounts-invitation = Send the link again
staff-accounts-invitation-lead = A new link goes out by mail. The one before stops working.
staff-accounts-invitation-done = A new link is on its way to { $name }.
staff-accounts-password = Reset password
staff-accounts-password-lead = The present password stops working at once, and open screens are logged out. A link to choose a new one goes out by mail.
staff-accounts-password-done = The password of { $name } is reset. A link is on its way.
staff-accounts-totp = Reset authenticator
staff-accounts-totp-lead = The present authenticator stops working, and open screens are logged out. The next login registers a new one. Make sure first, for example by phone, that it is really them who ask.
staff-accounts-totp-done = The authenticator of { $name } is reset.
staff-accounts-role-manager = Make a manager
staff-accounts-role-nurse = Make a nurse
staff-accounts-role-lead = What they can do changes. Open screens are logged out; the new role begins with the next login.
staff-accounts-role-done = The role of { $name } has changed.
staff-accounts-disable = Close
staff-accounts-disable-lead = They are logged out at once and can’t log in any more. What they recorded stays. It can be opened again later.
staff-accounts-disable-done = The account of { $name } is closed.
staff-accounts-enable = Open again
staff-accounts-enable-lead = They can log in again with the password and authenticator they had.
staff-accounts-enable-done = The account of { $name } is open again.
staff-message-staff-invitation = Invitation of staff
staff-problem-own-account = You can’t close your own account or change your own role. Ask another manager.
staff-problem-last-manager = There would be no manager left. Make somebody else a manager first.
staff-problem-account-joined = There is a password already. If it was forgotten, use “Reset password”.
staff-problem-account-disabled = The account is closed. Open it first.
staff-field-error-login-form = 3 to 64 letters, digits or . _ @ -
staff-field-error-login-taken = This user ID is taken
staff-field-error-email-on-record = The address on record can’t be changed
staff-field-error-password-short = At least 12 characters
staff-field-error-password-long = Too long
staff-field-error-password-login = It must not contain the user ID
staff-did-staff-list = Viewed the staff accounts
staff-did-staff-invite = Sent an invitation to staff
staff-did-staff-address = Changed a staff e-mail address
staff-did-staff-password-reset = Reset a password
staff-did-staff-role = Changed a role

## The link of an invitation
staff-join-title = Choose a password
staff-join-again-title = Choose a new password
staff-join-organisation = Organisation
staff-join-password = Password
staff-join-rules = At least 12 characters, without the user ID. A few words in a row are long and still easy to remember.
staff-join-password-again = Password once more
staff-join-differs = The two are not the same.
staff-join-submit = Next
staff-join-login = To the login
staff-join-used = This link was used already
staff-join-used-text = There is a password. Log in with it and your user ID. If that wasn’t you, tell your manager at once.
staff-join-replaced = This link does not work any more
staff-join-replaced-text = Look for a newer mail. If there is none, ask your manager to send the link again.
staff-join-expired = This link has expired
staff-join-expired-text = Ask your manager to send it again.
staff-join-closed = This account is closed
staff-join-closed-text = Ask your manager.
staff-join-unknown = This link is not right
staff-join-unknown-text = Make sure that you copied all of it from the mail. If it still does not open, ask your manager to send it again.

## Associations and their contracts
staff-nav-contracts = Contracts
staff-contracts-title = Contracts with associations
staff-contracts-lead = An association sees the patients assigned to it only while its contract is in force. After midnight of the last day they are the centre’s alone again.
staff-contracts-add = Add a contract
staff-contracts-new = Register a new association
staff-contracts-name = Name of the association
staff-contracts-phone = Telephone
staff-contracts-from = First day
staff-contracts-to = Last day
staff-contracts-to-hint = Leave empty if it is not known yet
staff-contracts-send = Save the contract
staff-contracts-added = The contract is saved.
staff-contracts-empty = No contracts yet
staff-contracts-empty-text = Add one, and patients can be assigned to the association.
staff-contract-coming = Not begun
staff-contract-in-force = In force
staff-contract-over = Over
staff-contracts-term = { $from } to { $to }
staff-contracts-term-open = From { $from }, no last day
staff-contracts-patients = Patients assigned: { $n }
staff-contracts-clinicians = Clinicians: { $n }
staff-contracts-call = Telephone { $phone }
staff-contracts-end = Change the last day
staff-contracts-end-title = Last day of the contract with { $name }
staff-contracts-end-lead = After midnight of the last day the patients assigned now ({ $n }) are the centre’s alone again, and out of the association’s sight.
staff-contracts-end-hint = Empty: no last day. { $day } (yesterday): it ends right now
staff-contracts-end-save = Save
staff-contracts-changed = The last day is changed.
staff-contracts-remove = Cancel it
staff-contracts-remove-lead = Cancels the contract { $contract }. It has not begun, so no patient is affected.
staff-contracts-removed = The contract is cancelled.
staff-field-error-contract-end-before-start = The last day can’t be before the first
staff-field-error-contract-over = That day is over; choose today or later
staff-field-error-contract-too-far = A contract begins within a year
staff-field-error-contract-overlaps = Another contract with this association covers some of these days
staff-field-error-contract-ended = This contract is over; add a new one
staff-field-error-association-known = An association of this name is registered: choose it from the list above
staff-field-error-association-no-contract = No contract with it is in force; choose another
staff-problem-contract-begun = It has begun already: change its last day instead.
staff-problem-alert-escalated = You handed this up to the centre; they deal with it.
staff-assign-title = Association
staff-assign-now = Assigned to { $name } now.
staff-assign-none = Not assigned to any association.
staff-assign-nobody = No contract is in force. Ask a manager to add one.
staff-assign-to = Assign to
staff-assign-back = Take back to the centre
staff-assign-save = Change
staff-assign-done = Assigned. What is open moved to the association’s list.
staff-assign-back-done = Taken back to the centre.
staff-offer-lead-up = It moves to the centre’s list, marked as coming from you, and leaves yours. Say why.
staff-note-escalate = Handed up to the centre
staff-note-assign = Assigned to an association
staff-note-take-back = Back with the centre
staff-did-alert-escalate = Handed up to the centre
staff-did-association-create = Registered an association
staff-did-contract-list = Looked at the contracts
staff-did-contract-put = Saved a contract
staff-did-contract-add = Saved a contract
staff-did-contract-end = Changed a contract’s last day
staff-did-contract-remove = Cancelled a contract
