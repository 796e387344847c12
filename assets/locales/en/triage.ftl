# Triage, silence, release and the number chain (for staff; names of symptoms are shown to patients too)

## Measures

measure-spo2 = SpO₂
measure-pulse = Pulse
measure-temperature = Temperature

## Urgent signs

sign-bad-colour = Clearly bad colour of the face (as seen by someone with you)
sign-blue-lips = Lips are purple
sign-strange = Not as usual, something is wrong (as seen by someone with you)
sign-heavy-breathing = Breathing has become heavy (more breaths than usual)
sign-sudden-breathless = Suddenly short of breath
sign-breathless-moving = Short of breath after moving a little in daily life
sign-chest-pain = Chest pain
sign-cannot-lie-down = Cannot lie down, cannot breathe unless sitting up
sign-shoulder-breathing = Breathing with the shoulders
sign-sudden-wheeze = Suddenly began to wheeze (within about 2 hours)
sign-dazed = Dazed, weak response (as seen by someone with you)
sign-unresponsive = Barely conscious, does not answer (as seen by someone with you)
sign-irregular-pulse = Pulse skips beats or feels irregular

## Reasons

reason-sign = Urgent sign: { $sign ->
        [bad-colour] { sign-bad-colour }
        [blue-lips] { sign-blue-lips }
        [strange] { sign-strange }
        [heavy-breathing] { sign-heavy-breathing }
        [sudden-breathless] { sign-sudden-breathless }
        [breathless-moving] { sign-breathless-moving }
        [chest-pain] { sign-chest-pain }
        [cannot-lie-down] { sign-cannot-lie-down }
        [shoulder-breathing] { sign-shoulder-breathing }
        [sudden-wheeze] { sign-sudden-wheeze }
        [dazed] { sign-dazed }
        [unresponsive] { sign-unresponsive }
        [irregular-pulse] { sign-irregular-pulse }
       *[other] { $sign }
    }
reason-spo2-below-scale = SpO₂ under 50 %
reason-spo2-emergency = SpO₂ { $spo2 } % (90 % or less)
reason-spo2-own-target-emergency = SpO₂ { $spo2 } % (own target 88–92 %, 83 % or less)
reason-spo2-urgent = SpO₂ { $spo2 } % (91–93 %)
reason-spo2-own-target-urgent = SpO₂ { $spo2 } % (own target 88–92 %, 84–87 %)
reason-temperature-urgent = Temperature { $temperature } °C (40.0 °C or more)
reason-news2-urgent = Partial NEWS2 { $score } (5 or more)
reason-news2-single = NEWS2 single parameter { $points }: { $measure ->
        [spo2] { measure-spo2 } { $value } %
        [pulse] { measure-pulse } { $value } /min
        [temperature] { measure-temperature } { $value } °C
       *[other] { $value }
    }
reason-pulse-urgent = Pulse { $pulse } /min (130 or more)
reason-pulse-child = Pulse { $pulse } /min (too fast for the age)
reason-cannot-drink = Cannot drink
reason-spo2-watch = SpO₂ { $spo2 } % (94–95 %)
reason-spo2-below-baseline = SpO₂ { $spo2 } % ({ $drop } points below the usual { $baseline } %)
reason-temperature-watch = Temperature { $temperature } °C (39.1 °C or more)
reason-fever-running = { $limit } °C or more on { $days } days running
reason-pulse-watch = Pulse { $pulse } /min (111–129)
reason-news2-watch = Partial NEWS2 { $score } (3–4)
reason-worse-running = “Worse than yesterday” again and again (for { $hours } hours)
reason-new-respiratory = New respiratory symptom: { $symptom ->
        [cough] { symptom-cough }
        [sputum] { symptom-sputum }
        [sore-throat] { symptom-sore-throat }
        [runny-nose] { symptom-runny-nose }
       *[other] { $symptom }
    }
reason-fever-late = { $temperature } °C on day { $day } of illness
reason-nothing-measured = Neither temperature nor SpO₂ nor pulse measured
reason-missing = Not measured now (last { $measure ->
        [spo2] { measure-spo2 } { $value } %
        [pulse] { measure-pulse } { $value } /min
        [temperature] { measure-temperature } { $value } °C
       *[other] { $value }
    } at { $time })

# Reasons of rules that a centre has changed. The numbers come from the rule.
reason-set-spo2 = SpO₂ { $spo2 } % ({ $high } % or less)
reason-set-spo2-range = SpO₂ { $spo2 } % ({ $low }–{ $high } %)
reason-set-spo2-own = SpO₂ { $spo2 } % (own target 88–92 %, { $high } % or less)
reason-set-spo2-own-range = SpO₂ { $spo2 } % (own target 88–92 %, { $low }–{ $high } %)
reason-set-temperature = Temperature { $temperature } °C ({ $limit } °C or more)
reason-set-pulse = Pulse { $pulse } /min ({ $low } or more)
reason-set-pulse-range = Pulse { $pulse } /min ({ $low }–{ $high })
reason-set-news2 = Partial NEWS2 { $score } ({ $low } or more)
reason-set-news2-range = Partial NEWS2 { $score } ({ $low }–{ $high })

## Showing NEWS2

news2-partial = Partial NEWS2 { $score }
news2-missing = Respiration, blood pressure and consciousness are not measured

## Silence

silence-missing-report = No report for { $hours } hours
silence-never-reported = No report since registration { $hours } hours ago
silence-unopened-invitation = Invitation not opened for { $hours } hours (check the number)
silence-call-task = Today’s follow-up call

## Processing numbers

number-phase-waiting = Waiting to be sent
number-phase-live = Live
number-phase-paused = Re-issue paused (delivery is slow)
number-phase-settling = Waiting for the delivery result
number-phase-ended = Ended
number-end-registered = Registered
number-end-not-using = Does not use COCOA
number-end-stopped = Stopped by staff
number-end-not-eligible = No longer eligible
number-end-undeliverable = Stopped: could not be delivered
number-end-exhausted = Ended unused (no re-issue left)
number-task-undeliverable = The processing number could not be delivered { $count } times running (check the contact)
number-refused-no-wish = No wish for a number is recorded
number-refused-not-positive = Only a positive person can have a number

## Messages that are not delivered

message-task-failed = { $kind ->
    [invitation] The invitation can't be delivered (check the contact)
    [reminder] The reminder can't be delivered (check the contact)
   *[other] A message can't be delivered (check the contact)
}
message-task-wrong-contact = The phone number can't be reached (check the number)
task-not-me = The receiver says "this isn't me" (check the contact)
