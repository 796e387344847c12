# Words used by both the patient's and the staff's pages

app-name = Mimamori

## Actions
action-cancel = 취소
action-close = 닫기
action-back = 뒤로
action-next = 다음
action-retry = 다시 시도
action-save = 저장
action-copy = 복사
action-copied = 복사했습니다

## Kinds of notice (read out)
notice-info = 알림
notice-success = 완료
notice-warning = 주의
notice-error = 오류

## Fields
field-required = 필수
field-optional = 선택

## Dates and times
weekday-0 = 일
weekday-1 = 월
weekday-2 = 화
weekday-3 = 수
weekday-4 = 목
weekday-5 = 금
weekday-6 = 토
month-1 = 1
month-2 = 2
month-3 = 3
month-4 = 4
month-5 = 5
month-6 = 6
month-7 = 7
month-8 = 8
month-9 = 9
month-10 = 10
month-11 = 11
month-12 = 12
format-day = { $month }월 { $day }일({ $weekday })
format-day-year = { $year }년 { $month }월 { $day }일({ $weekday })
format-today = 오늘
format-yesterday = 어제
format-tomorrow = 내일
format-day-time = { $day } { $time }
format-minutes = { $count }분
format-hours = { $count }시간
format-days = { $count }일
format-temperature = { $value }℃
format-percent = { $value }%

## Charts
chart-temperature = 체온(℃)
chart-spo2 = 혈중 산소(SpO₂ %)
chart-summary = 기록 { $count }회, { $low }~{ $high }, 최근 { $last }
chart-empty = 아직 기록이 없습니다.

## Language
language-label = 언어 / Language
