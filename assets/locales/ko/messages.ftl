# What is sent. SMS at most 268 units (UTF-16). No illness, name or ID (COCOA's link and digits excepted).

## SMS

message-invitation-sms = Mimamori: 매일의 보고 안내입니다. 본인이 직접 링크를 열어 주세요 { $link } 중지·변경도 여기에서
message-reminder-sms = Mimamori: 오늘의 보고를 부탁드립니다 { $link } 중지·변경: { $stop }
message-second-reminder-sms = Mimamori: 시간 나실 때 오늘은 어떠신지 알려 주세요 { $link } 중지·변경: { $stop }
message-number-sms = Mimamori: 등록 번호 { $digits } ({ $time }까지) COCOA에 등록: { $link } 쓰지 않는 분: { $page }
message-number-reminder-sms = Mimamori: 등록 번호 { $digits } 사용은 { $time }까지입니다. 등록해 주세요 { $link } 쓰지 않는 분: { $page }
message-staff-alert-sms = Mimamori: 급한 대응이 필요한 건이 있고 아직 담당이 없습니다. 바로 확인해 주세요 { $link }
message-one-time-code-sms = Mimamori: 인증 코드는 { $digits } 입니다({ $time }까지). 다른 사람에게 알려 주지 마세요.

## Push

message-push-title = Mimamori
message-reminder-push = 오늘의 보고를 부탁드립니다.
message-second-reminder-push = 시간 나실 때 오늘은 어떠신지 알려 주세요.

## E-mail

message-subject = Mimamori: 알림
message-invitation-email =
    매일의 보고 안내입니다.

    본인이 직접 다음 링크를 열어 주세요.
    { $link }

    본인에게 온 연락이 아니라면, 이 링크에서 알려 주실 수 있습니다.
    발송 중지나 변경도 이 링크에서 하실 수 있습니다.
message-reminder-email =
    오늘의 보고를 부탁드립니다.
    { $link }

    잠시 쉬거나 중지하시려면 다음 링크를 열어 주세요(로그인 필요 없음).
    { $stop }
message-second-reminder-email =
    시간 나실 때 하셔도 괜찮습니다. 오늘은 어떠신지 알려 주세요.
    { $link }

    보고가 없으면 담당자가 전화를 드릴 수 있습니다.

    잠시 쉬거나 중지하시려면 다음 링크를 열어 주세요(로그인 필요 없음).
    { $stop }
message-number-email =
    등록 번호(処理番号)는 { $digits } 입니다. { $time }까지 쓸 수 있습니다.

    COCOA 앱에서 다음 링크를 열거나 번호를 입력해 등록해 주세요.
    { $link }

    COCOA를 쓰지 않으시면 다음 페이지에서 알려 주세요.
    { $page }
message-number-reminder-email =
    등록 번호(処理番号) { $digits } 사용은 { $time }까지입니다. 등록을 부탁드립니다.
    { $link }

    COCOA를 쓰지 않으시면 다음 페이지에서 알려 주세요.
    { $page }
message-staff-alert-email =
    급한 대응이 필요한 건이 있고 아직 담당이 정해지지 않았습니다.

    바로 확인해 주세요.
    { $link }
message-staff-invitation-email =
    직원 계정 안내입니다.

    다음 링크를 열어 비밀번호를 정해 주세요. 링크는 72시간 동안 한 번만 사용할 수 있습니다.
    { $link }

    기한이 지났으면 관리자에게 다시 보내 달라고 요청해 주세요.
    짐작 가는 바가 없으면 아무것도 하지 않으셔도 됩니다.
message-one-time-code-email =
    인증 코드는 { $digits } 입니다. { $time }까지 쓸 수 있습니다.

    다른 사람에게 알려 주지 마세요.
    요청하신 적이 없으면 아무것도 하지 않으셔도 됩니다.

## By telephone, read aloud. Numbers digit by digit, twice.

message-number-voice = 안녕하세요, 미마모리입니다. 등록 번호를 알려 드립니다. { $digits }. 다시 한 번 알려 드립니다. { $digits }. { $time }까지 코코아 앱에 등록해 주세요.
message-number-reminder-voice = 안녕하세요, 미마모리입니다. 번호 등록은 { $time }까지입니다. 번호는, { $digits }. 다시 한 번 알려 드립니다. { $digits }.
message-staff-alert-voice = 안녕하세요, 미마모리입니다. 급한 대응이 필요한 건이 있고, 아직 담당이 정해지지 않았습니다. 바로 화면을 확인해 주세요. 다시 한 번 말씀드립니다. 급한 대응이 필요한 건이 있습니다. 바로 화면을 확인해 주세요.
message-one-time-code-voice = 안녕하세요, 미마모리입니다. 인증 코드를 알려 드립니다. { $digits }. 다시 한 번 알려 드립니다. { $digits }. 다른 사람에게 알려 주지 마세요.

## The page that stops them (from the link in a message, without a login)

stop-title = 알림 잠시 쉬기·중지
stop-what = 이 페이지에서 쉬거나 중지할 수 있는 것은 매일의 보고 부탁(문자, 이메일, 푸시 알림)입니다.
stop-rest = 다른 연락이나 담당자의 전화는 계속됩니다.
stop-state-on = 지금은 매일 보내 드리고 있습니다.
stop-state-paused = 지금은 쉬고 있습니다. { $month }월 { $day }일부터 다시 보내 드립니다.
stop-state-off = 지금은 중지되어 있습니다.
stop-pause = 3일간 쉬기
stop-off = 중지하기
stop-start = 다시 받기
stop-report = 오늘의 보고하기
stop-unknown = 이 링크는 쓸 수 없습니다. 가장 최근에 받은 메시지의 링크를 열어 주세요.
