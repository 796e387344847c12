# Why the server refused, and what is wrong in a field (patients and staff)

problem-offline = There is no signal, or the server can't be reached. Please wait a little and try again.
problem-unreadable = The answer was not ours. Check whether a Wi-Fi login page is in between, then try again.
problem-bad-request = We could not read what was sent. Open the page again and retry.
problem-invalid = Something in the form needs correcting.
problem-not-found = Not found. It is gone, or you may not see it.
problem-signed-out = Your session has ended.
problem-forbidden = You may not do this.
problem-csrf = This page is out of date. Open it again and retry.
problem-locked = Too many wrong tries. Please try again in about { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}.
problem-too-many-requests = Too many requests at once. Please try again in about { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}.
problem-too-large = That is too large.
problem-unsupported-media-type = We can't read this kind of file.
problem-method-not-allowed = This can't be done.
problem-conflict = Someone else changed it first. Open it again and retry.
problem-internal = Something went wrong on the server. Please wait a little and try again.
problem-unavailable = The server is busy. Please wait a little and try again.
problem-birth-date-wrong = This date of birth is not the one we have. Please check it. { $tries ->
    [one] { $tries } try
   *[other] { $tries } tries
} left.
problem-invitation-expired = This link has run out. Please call, and we will send a new one.
problem-invitation-revoked = This link was stopped. If you don't know why, please call.
problem-gone = It has ended or is gone.
problem-report-differs = This report is already here with other content.
problem-report-too-old = The report's date is too old.
problem-number-not-eligible = Numbers are for people who tested positive.
problem-number-already = A number is already on its way to you.
problem-push-refused = Notifications can't be sent to this phone.
problem-code-wrong = { $tries ->
    [one] Wrong code. You can try once more.
   *[other] Wrong code. You can try { $tries } more times.
}

## Fields
field-error-answer-needed = Please enter it, or choose what applies
field-error-era-needed = Choose an era such as Shōwa, or enter the Western year with four digits
field-error-required = Please fill this in
field-error-too-long = Too long
field-error-phone-digits = Enter 10 or 11 digits beginning with 0
field-error-phone-mobile-digits = A mobile number has 11 digits
field-error-email-form = This is not an e-mail address
field-error-date-form = We can't read this as a date
field-error-date-no-such-day = There is no such day
field-error-date-era = That era has no such year
field-error-date-future = This date lies in the future
field-error-date-before-birth = This is before the date of birth
field-error-date-too-old = This date is too long ago
field-error-hour-range = Choose an hour from 8 to 20
field-error-pause-range = Choose a day from tomorrow to 30 days ahead
field-error-temperature-form = Enter a number such as 38.4
field-error-temperature-range = Enter a temperature from 34.0 to 43.0 °C
field-error-spo2-form = Enter a number such as 97
field-error-spo2-range = Enter 50 to 100. If it is lower, press "Below 50"
field-error-pulse-form = Enter the pulse as a number
field-error-pulse-range = Enter a pulse from 30 to 220
field-error-comment-too-long = At most 500 characters

## One-time codes
field-error-code-form = Enter six digits
field-error-mobile-needed = Enter a mobile number, so that messages can reach you
