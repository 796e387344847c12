# What only the pages made by the server say; not sent to the phone.

## Getting in by a code, changing a contact
back-title = 다시 로그인하기
back-text = 등록된 전화번호나 이메일 주소로 6자리 인증 코드를 보내 드립니다.
back-contact = 전화번호 또는 이메일 주소
back-contact-hint = 보건소에 알려 주신 것을 입력해 주세요
back-voice = 코드를 전화 음성으로 듣기
back-voice-hint = 집 전화 등 유선전화로는 항상 음성으로 알려 드립니다.
back-send = 인증 코드 보내기
back-none = 잠시 기다려도 오지 않으면 입력하신 내용이 등록된 것과 다를 수 있습니다. 고쳐서 다시 보내시거나 보건소에 전화해 주세요.
code-title = 인증 코드 입력
code-by-sms = 문자로 6자리 번호가 갑니다. 10분 동안 쓸 수 있습니다.
code-by-email = 이메일로 6자리 번호가 갑니다. 10분 동안 쓸 수 있습니다.
code-by-voice = 곧 전화가 갑니다. 6자리 번호를 두 번 읽어 드립니다. 10분 동안 쓸 수 있습니다.
code-label = 6자리 인증 코드
code-enter = 확인
code-again = 다시 보내기
code-again-done = 다시 보냈습니다. 새 코드만 쓸 수 있습니다.
code-voice = 전화 음성으로 듣기
code-edit = 입력한 내용 고치기
contact-phone = 새 전화번호
contact-email = 새 이메일 주소
contact-text = 새 연락처로 인증 코드를 보내 드립니다. 코드를 입력하실 때까지는 지금 연락처가 그대로 쓰입니다.
contact-now = 지금 연락처: { $contact }
contact-done = 바꾸었습니다
contact-done-text = 앞으로 알림은 새 연락처로 갑니다.
settings-contact-back = 설정으로 돌아가기
problem-code-over = 이 코드는 더 이상 쓸 수 없습니다. ‘다시 보내기’를 누르고 새 코드를 입력해 주세요.
problem-code-too-often = 연달아 보낼 수 있는 횟수를 넘었습니다. 잠시 기다리시거나, 급하시면 보건소에 전화해 주세요.
field-error-contact-same = 지금 연락처와 같습니다
problem-code-pause = 도착하기까지 시간이 조금 걸릴 수 있습니다. 약 { $seconds }초 기다린 뒤 다시 눌러 주세요.

## The certificate
certificate-says = 아래 기간 동안 코로나바이러스감염증-19(COVID-19)로 요양하였음을 증명합니다.
certificate-name = 성명
certificate-birth = 생년월일
certificate-period = 요양 기간
certificate-period-days = { $from }부터 { $to }까지
certificate-center = 보건소
certificate-issued = 발급일
certificate-code = 확인 코드
certificate-check = 이 코드가 유효한지는 { $url } 에서 확인할 수 있습니다.
check-title = 요양 증명서 확인
check-text = 증명서에 적힌 12자리 코드를 입력해 주세요.
check-button = 확인하기
check-valid = 이 증명서는 유효합니다
check-not-valid = 이 증명서는 유효하지 않습니다
check-not-valid-text = 코드가 맞는지 다시 확인해 주세요.
certificate-print-how = 인쇄하거나 PDF로 보관하려면 브라우저 메뉴나 공유 버튼에서 ‘인쇄’를 선택해 주세요.
problem-certificate-not-yet = 요양이 끝난 것을 보건소가 확인하면 증명서를 발급해 드릴 수 있습니다.

## Who sees the data
access-text = 기록은 요양을 도와 드리기 위해서만 씁니다. 직원이 본 것도, 적은 것도 모두 기록에 남습니다.
access-centers = 볼 수 있는 보건소
access-association = 보건소의 부탁으로 건강을 살피는 의사회
access-hotel = 요양 중인 숙소
access-hotel-text = 숙소 직원은 이 기록을 볼 수 없습니다.
access-days = 최근 기록
access-viewed = { $role }: { $count }번 보았습니다
access-changed = { $role }: { $count }번 적었습니다
access-empty = 아직 기록이 없습니다.
access-role-nurse = 보건소 간호 담당자
access-role-manager = 보건소 책임자
access-role-clinician = 의사회 의사
access-role-hotel = 숙소 직원
access-role-prefecture = 도도부현 직원
access-role-auditor = 감사 담당자

## The report on one page
field-error-answer-both = 숫자 입력과 항목 선택 중 하나만 해 주세요
