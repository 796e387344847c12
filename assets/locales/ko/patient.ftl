# The patient's pages. Read by someone with a fever: kind, short, clear.

page-title = { $page } | Mimamori
wait-loading = 불러오는 중입니다
person-name = { $name } 님
word-yes = 예
word-no = 아니요

## Calls
call-119 = 구급차 부르기
call-center = { $name }에 전화하기
call-center-short = 보건소에 전화
call-night = 야간·휴일 전화
call-hours = 전화 받는 시간 { $hours }
call-consultation = 도도부현 상담 전화
call-consultation-when = 보건소에 연결되지 않을 때나 생활에 걱정이 있을 때
call-119-when = 숨이 차거나, 입술이 보라색이거나, 불러도 대답이 없거나, 가슴이 아프면 망설이지 말고 119에 전화해 주세요.

## The way in
door-title = 본인 확인
door-text = { $center }에서 보내 드린 안내입니다. 생년월일을 입력해 주세요.
door-birth = 생년월일
door-birth-hint = 예: 쇼와 15년 3월 2일, 1940년 3월 2일
door-era = 연도 표기
era-western = 서기
era-taisho = 다이쇼
era-showa = 쇼와
era-heisei = 헤이세이
era-reiwa = 레이와
door-year = 년
door-month = 월
door-day = 일
door-date = { $year }년 { $month }월 { $day }일
door-era-year = { $era } { $year }년
door-understood = { $date }({ $era })생
door-enter = 시작하기
door-help = 잘 안 되면 전화해 주세요.
door-expired-title = 이 링크는 기간이 지났습니다
door-revoked-title = 이 링크는 쓸 수 없습니다
door-missing-title = 링크가 올바르지 않은 것 같습니다
door-missing-text = 메시지에 있는 링크를 다시 한 번 열어 주세요. 링크가 중간에 끊기지 않았는지도 확인해 주세요.
door-unreachable-title = 연결되지 않았습니다

not-me = 저는 이 사람이 아닙니다
not-me-title = 본인에게 온 연락이 아닌가요?
not-me-text = ‘예’를 누르시면 이 번호나 주소로는 더 이상 보내지 않습니다. 보건소에서 올바른 연락처를 확인합니다.
not-me-confirm = 예, 제가 아닙니다
not-me-done-title = 알려 주셔서 감사합니다
not-me-done-text = 더 하실 일은 없습니다. 이 화면을 닫아 주세요.

signed-out-title = 링크를 다시 열어 주세요
signed-out-text = 보건소에서 온 문자나 이메일의 링크를 열면 이어서 쓸 수 있습니다.
signed-out-waiting = 아직 보내지 않은 보고는 이 기기에 남아 있습니다. 다시 로그인하면 자동으로 보냅니다.
signed-out-call = 링크를 찾을 수 없으면 전화해 주세요. 보고도 전화로 하실 수 있습니다.
signed-out-new = 링크를 찾을 수 없으면 담당 보건소에 전화해 주세요.

## Home
home-title = 오늘의 몸 상태
home-title-household = 가족의 오늘 몸 상태
home-report = 몸 상태 보고하기
home-report-again = 다시 보고하기
home-report-of = { $name } 님의 상태 보고하기
home-state-done = 오늘은 보고하셨습니다
home-state-due = 오늘은 아직 보고하지 않으셨습니다
home-state-waiting = 보고가 신호를 기다리고 있습니다
home-state-over = 요양 중 건강 확인이 끝났습니다
home-over = 고생 많으셨습니다. 몸 상태가 달라지면 보건소나 평소 다니시는 병원에 상담해 주세요.
home-last = 지난번 { $when }: { $values }
home-day = 요양
home-day-n = { $day }일째
home-end = 종료 예정일
home-end-day = { $day }
home-end-note = 예정일은 몸 상태에 따라 바뀔 수 있습니다.
home-by-phone = 매일 담당자가 전화로 몸 상태를 여쭙니다. 여기에서 보고하셔도 됩니다.
home-reminder = 다음 알림: { $when }
home-trouble = 힘들 때, 걱정될 때
home-trouble-text = 몸 상태가 나빠지면 다음 보고까지 기다리지 말고 전화해 주세요.
home-119-when = 구급차를 불러야 할 때
home-help = 응급 증상과 올바른 측정법
home-more = 더 보기

## Waiting reports, no connection
waiting-title = 아직 보내지 않은 보고가 { $count }건 있습니다
waiting-text = 신호가 돌아오면 자동으로 보냅니다. 보고는 이 기기에 남아 있어 화면을 닫아도 사라지지 않습니다.
waiting-sending = 지금 보내고 있습니다.
waiting-now = 지금 보내 보기
offline-title = 지금 연결되어 있지 않습니다
offline-text = 전에 불러온 내용을 보여 드리고 있습니다. 보고는 그대로 쓰실 수 있습니다.
not-kept-title = 이 기기에는 저장할 수 없습니다
not-kept-text = 사생활 보호 모드 등을 쓰고 계신 것 같습니다. 보내기 전에 화면을 닫으면 보고가 사라집니다. 다 보낼 때까지 열어 두세요.
refused-title = { $name } 님의 보고({ $when })가 도착하지 않았습니다
refused-text = 번거로우시겠지만 다시 보고하시거나 보건소에 전화해 주세요.
refused-seen = 알겠습니다

missing-title = 페이지를 찾을 수 없습니다
missing-text = 주소가 바뀌었거나 이 기기에서는 볼 수 없는 페이지입니다.
missing-home = 처음 화면으로

## Report
report-place = { $of }개 중 { $place }번째
report-resumed = 지난번에 이어서 쓰실 수 있습니다
report-start-over = 처음부터 다시
report-last = 지난번 { $value }({ $when })
report-send-now = 여기까지 지금 보내기

report-temperature-title = 체온이 몇 도인가요?
report-temperature = 체온
report-temperature-range = 34.0~43.0℃ 사이의 숫자로 입력해 주세요
report-temperature-less = 0.1도 내리기
report-temperature-more = 0.1도 올리기
report-temperature-none = 재지 않음·체온계 없음

report-oxygen-title = 혈중 산소(SpO₂)는 얼마인가요?
report-spo2 = 산소 수치(SpO₂)
report-spo2-range = 보통은 96~99% 정도입니다
report-spo2-less = 1 내리기
report-spo2-more = 1 올리기
report-spo2-under-50 = 50 미만
report-spo2-none = 재지 않음·측정기 없음
report-spo2-how = 올바른 측정법
report-pulse = 맥박
report-pulse-unit = 회/분

odd-title = 이 숫자가 맞나요?
odd-swapped = 산소가 { $spo2 }, 맥박이 { $pulse }입니다. 서로 바뀌지 않았나요?
odd-jump = 지난번은 { $last }, 이번은 { $now }입니다. 차이가 큽니다. 손가락을 따뜻하게 하고 다시 재면 더 정확합니다.
odd-yes = 맞습니다
odd-no = 다시 입력

report-signs = 응급 증상
report-signs-title = 지금 이런 증상이 있나요?
report-signs-hint = 하나라도 있으면 바로 전화해야 합니다. 해당하는 것을 눌러 주세요.
report-signs-own = 본인이 느끼는 것
report-signs-family = 가족이나 주위 사람이 볼 때
report-signs-none = 해당 없음
report-sign-bad-colour = 얼굴색이 눈에 띄게 나쁘다
report-sign-blue-lips = 입술이 보라색이다
report-sign-strange = 평소와 다르고 상태가 이상하다
report-sign-heavy-breathing = 숨이 거칠어졌다
report-sign-sudden-breathless = 갑자기 숨쉬기 힘들어졌다
report-sign-breathless-moving = 조금만 움직여도 숨이 차다
report-sign-chest-pain = 가슴이 아프다
report-sign-cannot-lie-down = 누울 수 없고, 앉아야만 숨을 쉴 수 있다
report-sign-shoulder-breathing = 어깨를 들썩이며 숨을 쉰다
report-sign-sudden-wheeze = 최근 2시간쯤 사이에 갑자기 쌕쌕거리기 시작했다
report-sign-dazed = 멍하고 반응이 둔하다
report-sign-unresponsive = 의식이 흐리고 불러도 대답이 없다
report-sign-irregular-pulse = 맥박이 건너뛰거나 불규칙하다

report-symptoms = 증상
report-symptoms-title = 다른 증상이 있나요?
report-symptoms-hint = 여러 개 고르셔도 됩니다
report-symptoms-none = 증상 없음

report-course = 경과
report-course-title = 어제와 비교해 어떠세요?
report-trend = 어제와 비교해
report-antipyretic = 해열제를 드셨나요?
report-antipyretic-hint = 체온을 재기 전 6시간 정도 사이에
report-eat = 식사를 하실 수 있나요?
report-drink = 물이나 음료를 드실 수 있나요?
report-comment = 전하고 싶은 말
report-comment-hint = 걱정되거나 힘든 점이 있으면 적어 주세요
report-comment-left = { $left }자 더 쓸 수 있습니다

report-check-title = 이대로 보낼까요?
report-send = 보내기
report-edit = 고치기
report-edit-of = { $what } 고치기

value-not-measured = 재지 않음
value-under-50 = 50% 미만
value-none = 없음
value-dash = −
value-separator = {", "}
value-pulse = 맥박 { $value }회/분
value-spo2 = 산소 { $value }
value-answered = { $question }: { $answer }

## After sending
sent-title = 보고를 받았습니다
sent-sending-title = 보내고 있습니다
sent-sending = 보건소로 보내고 있습니다
sent-waits-title = 보고를 저장해 두었습니다
sent-refused-title = 보고가 도착하지 않았습니다
sent-arrived = { $time } { $center }에 도착했습니다
sent-later = 도착한 뒤에 보건소의 안내를 보여 드립니다.
sent-home = 처음 화면으로

advice-emergency-title = 지금 바로 119에 전화해 주세요
advice-emergency-text = 생명이 위험할 수 있습니다. 전화로 ‘코로나로 요양 중’이라고 말해 주세요: korona de ryōyō-chū(コロナで療養中).
advice-emergency-heading = 구급차를 기다리는 동안
advice-emergency-1 = 편한 자세로 계시고, 혼자 있지 않도록 해 주세요.
advice-emergency-2 = 현관문 잠금을 풀고, 약 수첩(お薬手帳)과 건강보험증을 가까이에 두세요.
advice-emergency-3 = 전화하기 어려우면 가족이나 가까이 있는 사람에게 부탁하세요.
advice-urgent-title = 보건소에 전화해 주세요
advice-urgent-text = 빨리 상담이 필요한 상태입니다. 보건소에서도 연락드립니다.
advice-urgent-119 = 숨이 많이 차거나 대답이 이상하면 바로 119에 전화해 주세요.
advice-urgent-heading = 연락을 기다리는 동안
advice-urgent-1 = 전화를 받을 수 있게 두고 조용히 쉬세요.
advice-urgent-2 = 물을 조금씩 드세요.
advice-urgent-3 = 1~2시간 뒤에 다시 재서 보고해 주세요.
advice-watch-heading = 몸 상태를 잘 살펴봐 주세요
advice-watch-1 = 담당자가 내용을 확인하고, 필요하면 전화드립니다.
advice-watch-2 = 물을 드시고 조용히 쉬세요.
advice-watch-3 = 저녁이나 밤에도 다시 보고해 주세요. 나빠지면 기다리지 말고 전화해 주세요.
advice-routine-heading = 지금은 푹 쉬세요
advice-routine-1 = 물을 조금씩 자주 드세요.
advice-routine-2 = 내일도 보고해 주세요.
advice-routine-3 = 도중에 나빠지면 몇 번이든 보고하실 수 있습니다. 걱정되면 전화해 주세요.

## History
history-title = 지금까지의 기록
history-empty = 아직 기록이 없습니다. 첫 보고를 하시면 여기에 표시됩니다.
history-more = 더 이전 기록
history-when = 일시
history-temperature = 체온
history-spo2 = 산소
history-how = 증상·경과

## COCOA
cocoa-title = COCOA 등록 번호(処理番号)
cocoa-explain-1 = 접촉 확인 앱 COCOA에 양성을 등록하기 위한 8자리 번호입니다.
cocoa-explain-2 = 등록하면 가까이 있었던 사람에게만 알림이 갑니다. 이름이나 장소는 알려지지 않습니다.
cocoa-explain-3 = 번호는 1시간 동안 쓸 수 있습니다. 쓰지 않으면 새 번호를 자동으로 보냅니다(모두 5번까지).
cocoa-ask = 번호 받기
cocoa-queued-title = 번호를 준비하고 있습니다
cocoa-queued-text = 준비되면 문자나 이메일로 보내 드립니다. 이 화면에도 표시됩니다.
cocoa-yours = 내 등록 번호
cocoa-until = { $time }까지 쓸 수 있습니다
cocoa-left = { $time } 남음
cocoa-position = { $of }번 중 { $position }번째 번호입니다
cocoa-open = COCOA 열어 등록하기
cocoa-copy = 번호 복사
cocoa-registered-title = 등록되었습니다
cocoa-registered-text = 협조해 주셔서 감사합니다. 더 하실 일은 없습니다.
cocoa-expired-title = 이 번호는 시간이 지났습니다
cocoa-expired-text = 새 번호를 자동으로 보내 드립니다. 지금 필요하시면 아래 버튼을 눌러 주세요.
cocoa-undelivered-title = 번호를 전해 드리지 못했습니다
cocoa-undelivered-text = 전화번호와 이메일 수신 설정을 확인하고 다시 시도해 주세요.
cocoa-declined-title = COCOA를 쓰지 않으신다고 들었습니다
cocoa-declined-text = 번호는 보내지 않습니다. 마음이 바뀌시면 언제든지 아래 버튼을 눌러 주세요.
cocoa-decline = COCOA를 쓰지 않습니다
cocoa-decline-title = 번호를 그만 받으시겠어요?
cocoa-decline-text = 더 이상 번호를 보내지 않습니다. 나중에 다시 신청하실 수 있습니다.
cocoa-decline-confirm = 예, 쓰지 않습니다

## Settings
settings-title = 설정
settings-saved = 저장했습니다
settings-language = 언어
settings-language-hint = 화면과 메시지의 언어가 바뀝니다.
settings-reminder = 알림
settings-hour = 알림 시간
settings-hour-hint = 그날 아직 보고하지 않으셨을 때만 알려 드립니다.
settings-by = 알림을 받는 방법
settings-by-hint = 자동으로 하시면 기기 알림, 문자, 이메일 순으로 보내 드립니다. 도착하지 않으면 다른 방법으로도 보내 드립니다.
settings-by-any = 자동
settings-by-sms = 문자 먼저
settings-by-email = 이메일 먼저
settings-hour-n = { $hour }시
settings-hour-morning = 아침({ $hour }시)
settings-hour-afternoon = 낮({ $hour }시)
settings-hour-evening = 저녁({ $hour }시)
settings-push = 이 기기의 알림
settings-push-text = 알림에는 병이나 이름이 나오지 않습니다.
settings-push-on = 알림 받기
settings-push-off = 알림 끄기
settings-push-is-on = 알림을 받고 있습니다.
settings-push-denied = 브라우저 설정에서 알림이 막혀 있습니다. 받으시려면 브라우저 설정에서 허용해 주세요. 문자와 이메일 알림은 그대로 갑니다.
settings-push-unsupported = 이 브라우저에서는 알림을 받을 수 없습니다. iPhone에서는 공유 버튼에서 ‘홈 화면에 추가’를 누르면 쓸 수 있습니다. 문자와 이메일 알림은 그대로 갑니다.
settings-push-failed = 알림을 설정하지 못했습니다. 잠시 후 다시 시도해 주세요.
settings-out = 이 기기에서 사용 끝내기
settings-out-text = 다른 사람과 함께 쓰는 기기라면 다 쓰신 뒤에 눌러 주세요. 이 기기의 기록을 지웁니다.
settings-out-button = 로그아웃
settings-out-title = 로그아웃할까요?
settings-out-again = 다시 쓰시려면 보건소에서 온 링크를 열어 주세요.
settings-out-waiting = 아직 보내지 않은 보고 { $count }건도 사라집니다
settings-out-confirm = 로그아웃하고 기록 지우기

## Help
help-title = 응급 상황과 측정법
help-119 = 구급차를 불러야 할 때
help-119-text = 다음 중 하나라도 있으면 119에 전화해 주세요. ‘코로나로 요양 중’이라고 말해 주세요: korona de ryōyō-chū(コロナで療養中).
help-center = 보건소에 상담해야 할 때
help-center-text = 산소 수치가 93% 이하, 열이 40℃ 이상이거나, 물을 마실 수 없거나, 많이 불안하면 바로 전화해 주세요.
help-spo2 = 산소(SpO₂)를 올바르게 재는 법
help-spo2-1 = 손끝을 따뜻하게 하고 매니큐어는 지워 주세요.
help-spo2-2 = 앉아서 움직이지 말고 조용히 기다립니다.
help-spo2-3 = 숫자가 안정되면(20~30초) 읽습니다.
help-spo2-4 = 낮은 값이 나오면 심호흡을 하고 다시 한 번 재 주세요.

## Correct, print
report-correct = 보낸 내용 고치기
report-correct-title = 고칠 곳을 골라서 보내 주세요
home-end-why = 종료 예정일 계산 방법
history-print = 인쇄·PDF로 저장
history-print-hint = 인쇄 화면에서 ‘PDF로 저장’을 고르면 파일로 만들어 전달할 수 있습니다.

## Getting back in, and changing how we reach you
back-link = 전화번호나 이메일로 다시 로그인하기
contact-phone-title = 전화번호 바꾸기
contact-email-title = 이메일 주소 바꾸기
settings-contact = 연락처
settings-contact-phone = 전화번호
settings-contact-email = 이메일 주소
settings-contact-none = 등록 안 됨

## Certificate
certificate-title = 요양 증명서(療養証明書)

## Messages from staff
letters-title = 보건소에서 온 연락
letter-from = { $center } · { $when }
letter-read = 읽었습니다
letter-read-at = { $when }에 읽었습니다

## Who can see my data
access-title = 내 기록을 볼 수 있는 사람

## Stop reminders, offer notifications
settings-stop = 알림 중지하기
settings-pause = 3일간 쉬기
settings-start = 알림 다시 받기
settings-paused = { $day }까지 알림을 쉽니다. 보고는 언제든지 하실 수 있습니다.
settings-stopped = 알림이 중지되어 있습니다. 보고는 언제든지 하실 수 있습니다.
push-ask-title = 다음 보고를 이 기기의 알림으로 알려 드릴까요?
push-ask-text = 아직 보고하지 않으셨을 때만 정하신 시간에 알려 드립니다. 병이나 이름은 나오지 않습니다. 나중에 설정에서 바꿀 수 있습니다.
push-ask-later = 지금은 안 함
