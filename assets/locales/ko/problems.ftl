# Why the server refused, and what is wrong in a field (patients and staff)

problem-offline = 신호가 없거나 서버에 연결되지 않습니다. 잠시 후 다시 시도해 주세요.
problem-unreadable = 올바른 응답을 받지 못했습니다. Wi-Fi 로그인 화면이 떠 있지 않은지 확인하고 다시 시도해 주세요.
problem-bad-request = 보내신 내용을 읽지 못했습니다. 화면을 다시 열고 시도해 주세요.
problem-invalid = 고쳐야 할 곳이 있습니다.
problem-not-found = 찾을 수 없습니다. 없어졌거나 볼 권한이 없습니다.
problem-signed-out = 로그인 시간이 끝났습니다.
problem-forbidden = 이 작업을 할 권한이 없습니다.
problem-csrf = 화면이 오래되었습니다. 다시 열고 시도해 주세요.
problem-locked = 여러 번 틀려서 지금은 입력할 수 없습니다. 약 { $minutes }분 뒤에 다시 시도해 주세요.
problem-too-many-requests = 연달아 보내셔서 잠시 기다려 주셔야 합니다. 약 { $minutes }분 뒤에 다시 시도해 주세요.
problem-too-large = 내용이 너무 큽니다.
problem-unsupported-media-type = 이 종류의 파일은 읽을 수 없습니다.
problem-method-not-allowed = 이 작업은 할 수 없습니다.
problem-conflict = 다른 사람이 먼저 바꾸었습니다. 다시 열고 시도해 주세요.
problem-internal = 서버에 문제가 생겼습니다. 잠시 후 다시 시도해 주세요.
problem-unavailable = 지금 서버가 붐비고 있습니다. 잠시 후 다시 시도해 주세요.
problem-birth-date-wrong = 생년월일이 등록된 것과 다릅니다. 다시 확인해 주세요. 앞으로 { $tries }번 더 입력할 수 있습니다.
problem-invitation-expired = 링크 기간이 지났습니다. 새 링크를 보내 드릴 테니 전화해 주세요.
problem-invitation-revoked = 이 링크는 중지되었습니다. 이유를 모르시면 전화해 주세요.
problem-gone = 기간이 지났거나 없어졌습니다.
problem-report-differs = 같은 보고가 다른 내용으로 이미 도착해 있습니다.
problem-report-too-old = 보고 날짜가 너무 오래되었습니다.
problem-number-not-eligible = 등록 번호는 검사에서 양성이 나온 분께 드립니다.
problem-number-already = 번호를 이미 준비했거나 보내는 중입니다.
problem-push-refused = 이 기기로는 알림을 보낼 수 없습니다.
problem-code-wrong = 인증 코드가 다릅니다. 앞으로 { $tries }번 더 입력할 수 있습니다.

## Fields
field-error-answer-needed = 입력하거나 해당하는 것을 골라 주세요
field-error-era-needed = ‘쇼와’ 같은 연호를 고르거나 서기 연도를 네 자리로 입력해 주세요
field-error-required = 입력해 주세요
field-error-too-long = 너무 깁니다
field-error-phone-digits = 전화번호는 0으로 시작하는 10자리나 11자리 숫자로 입력해 주세요
field-error-phone-mobile-digits = 휴대전화 번호는 11자리로 입력해 주세요
field-error-email-form = 이메일 주소 형식이 올바르지 않습니다
field-error-date-form = 날짜를 알아볼 수 없습니다
field-error-date-no-such-day = 달력에 없는 날입니다
field-error-date-era = 그 연호에 없는 해입니다
field-error-date-future = 앞으로의 날짜는 입력할 수 없습니다
field-error-date-before-birth = 생년월일보다 이전 날짜입니다
field-error-date-too-old = 너무 오래된 날짜입니다
field-error-hour-range = 8시에서 20시 사이로 골라 주세요
field-error-pause-range = 내일부터 30일 뒤까지의 날을 골라 주세요
field-error-temperature-form = 체온은 ‘38.4’처럼 숫자로 입력해 주세요
field-error-temperature-range = 체온은 34.0~43.0℃ 사이로 입력해 주세요
field-error-spo2-form = 산소 수치는 ‘97’처럼 숫자로 입력해 주세요
field-error-spo2-range = 산소 수치는 50~100 사이입니다. 50보다 낮으면 ‘50 미만’을 눌러 주세요
field-error-pulse-form = 맥박은 숫자로 입력해 주세요
field-error-pulse-range = 맥박은 30~220 사이로 입력해 주세요
field-error-comment-too-long = 500자까지 쓸 수 있습니다

## One-time codes
field-error-code-form = 숫자 6자리로 입력해 주세요
field-error-mobile-needed = 알림을 보내 드릴 수 있도록 휴대전화 번호를 입력해 주세요
