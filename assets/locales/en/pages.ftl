# What only the pages made by the server say; not sent to the phone.

## Getting in by a code, changing a contact
back-title = Get back in
back-text = We send a 6-digit code to the phone number or e-mail address that we have for you.
back-contact = Phone number or e-mail address
back-contact-hint = The one you gave the health centre
back-voice = Read the code to me in a call
back-voice-hint = Landlines are always called.
back-send = Send the code
back-none = If nothing comes for a while, what you entered may differ from what we have. Correct it and try again, or call the health centre.
code-title = Enter the code
code-by-sms = A 6-digit code comes by SMS. You can use it for 10 minutes.
code-by-email = A 6-digit code comes by e-mail. You can use it for 10 minutes.
code-by-voice = We will call in a moment and read a 6-digit code twice. You can use it for 10 minutes.
code-label = 6-digit code
code-enter = Confirm
code-again = Send again
code-again-done = Sent again. Only the new code works.
code-voice = Read it to me in a call
code-edit = Correct what I entered
contact-phone = New phone number
contact-email = New e-mail address
contact-text = We send a code to the new one. Until you enter it, nothing changes.
contact-now = Now: { $contact }
contact-done = Changed
contact-done-text = From now on our messages go there.
settings-contact-back = Back to settings
problem-code-over = This code can't be used any more. Press "Send again" and enter the new one.
problem-code-too-often = That was sent too many times. Please wait a while, or call the health centre if it can't wait.
field-error-contact-same = This is the one we have now
problem-code-pause = It can take a little while to arrive. Please wait about { $seconds } seconds, then press again.

## The certificate
certificate-says = This certifies isolation because of COVID-19 in the period below.
certificate-name = Name
certificate-birth = Date of birth
certificate-period = Period of isolation
certificate-period-days = { $from } to { $to }
certificate-center = Health centre
certificate-issued = Date of issue
certificate-code = Check code
certificate-check = Whether this code is valid can be checked at { $url }
check-title = Check a certificate of isolation
check-text = Enter the 12 characters printed on the certificate.
check-button = Check
check-valid = This certificate is valid
check-not-valid = This certificate is not valid
check-not-valid-text = Please check that the code is typed as printed.
certificate-print-how = To print it or keep it as a PDF, choose “Print” in the menu or under the share button of your browser.
problem-certificate-not-yet = You can have a certificate once the health centre has ended your isolation.

## Who sees the data
access-text = Your records are used only to support you. Each time staff look at them or write in them, that is recorded.
access-centers = Health centres that can see them
access-association = Doctors' association asked to follow you
access-hotel = Hotel where you stay
access-hotel-text = People of the hotel can't see these records.
access-days = Lately
access-viewed = { $role }: looked { $count ->
    [one] { $count } time
   *[other] { $count } times
}
access-changed = { $role }: wrote { $count ->
    [one] { $count } time
   *[other] { $count } times
}
access-empty = Nothing yet.
access-role-nurse = Nurse of the health centre
access-role-manager = Manager of the health centre
access-role-clinician = Doctor of the association
access-role-hotel = Staff of the hotel
access-role-prefecture = Prefecture staff
access-role-auditor = Auditor

## The report on one page
field-error-answer-both = Please give either the number or what applies, not both
