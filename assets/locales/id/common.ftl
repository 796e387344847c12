# Words used by both the patient's and the staff's pages

app-name = Mimamori

## Actions
action-cancel = Batal
action-close = Tutup
action-back = Kembali
action-next = Lanjut
action-retry = Coba lagi
action-save = Simpan
action-copy = Salin
action-copied = Sudah disalin

## Kinds of notice (read out)
notice-info = Pemberitahuan
notice-success = Selesai
notice-warning = Perhatian
notice-error = Kesalahan

## Fields
field-required = wajib
field-optional = tidak wajib

## Dates and times
weekday-0 = Min
weekday-1 = Sen
weekday-2 = Sel
weekday-3 = Rab
weekday-4 = Kam
weekday-5 = Jum
weekday-6 = Sab
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = Mei
month-6 = Jun
month-7 = Jul
month-8 = Agu
month-9 = Sep
month-10 = Okt
month-11 = Nov
month-12 = Des
format-day = { $weekday }, { $day } { $month }
format-day-year = { $weekday }, { $day } { $month } { $year }
format-today = Hari ini
format-yesterday = Kemarin
format-tomorrow = Besok
format-day-time = { $day } pukul { $time }
format-minutes = { $count } menit
format-hours = { $count } jam
format-days = { $count } hari
format-temperature = { $value } °C
format-percent = { $value }%

## Charts
chart-temperature = Suhu badan (°C)
chart-spo2 = Oksigen darah (SpO₂ %)
chart-summary = { $count } catatan, { $low } sampai { $high }, terakhir { $last }
chart-empty = Belum ada catatan.

## Language
language-label = Bahasa / Language
