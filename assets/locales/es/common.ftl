# Words used by both the patient's and the staff's pages

app-name = Mimamori

## Actions
action-cancel = Cancelar
action-close = Cerrar
action-back = Atrás
action-next = Siguiente
action-retry = Intentar de nuevo
action-save = Guardar
action-copy = Copiar
action-copied = Copiado

## Kinds of notice (read out)
notice-info = Aviso
notice-success = Listo
notice-warning = Atención
notice-error = Error

## Fields
field-required = obligatorio
field-optional = opcional

## Dates and times
weekday-0 = dom
weekday-1 = lun
weekday-2 = mar
weekday-3 = mié
weekday-4 = jue
weekday-5 = vie
weekday-6 = sáb
month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre
format-day = { $day } de { $month } ({ $weekday })
format-day-year = { $day } de { $month } de { $year } ({ $weekday })
format-today = hoy
format-yesterday = ayer
format-tomorrow = mañana
format-day-time = { $day }, { $time }
format-minutes = { $count } min
format-hours = { $count ->
    [one] { $count } hora
   *[other] { $count } horas
}
format-days = { $count ->
    [one] { $count } día
   *[other] { $count } días
}
format-temperature = { $value } °C
format-percent = { $value }%

## Charts
chart-temperature = Temperatura (°C)
chart-spo2 = Oxígeno en la sangre (SpO₂ %)
chart-summary = { $count ->
    [one] { $count } registro
   *[other] { $count } registros
}, de { $low } a { $high }, el último { $last }
chart-empty = Todavía no hay registros.

## Language
language-label = Idioma / Language
