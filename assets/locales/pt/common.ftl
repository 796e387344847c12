# Words used by both the patient's and the staff's pages

app-name = Mimamori

## Actions
action-cancel = Cancelar
action-close = Fechar
action-back = Voltar
action-next = Próximo
action-retry = Tentar de novo
action-save = Salvar
action-copy = Copiar
action-copied = Copiado

## Kinds of notice (read out)
notice-info = Aviso
notice-success = Pronto
notice-warning = Atenção
notice-error = Erro

## Fields
field-required = obrigatório
field-optional = opcional

## Dates and times
weekday-0 = dom
weekday-1 = seg
weekday-2 = ter
weekday-3 = qua
weekday-4 = qui
weekday-5 = sex
weekday-6 = sáb
month-1 = janeiro
month-2 = fevereiro
month-3 = março
month-4 = abril
month-5 = maio
month-6 = junho
month-7 = julho
month-8 = agosto
month-9 = setembro
month-10 = outubro
month-11 = novembro
month-12 = dezembro
format-day = { $day } de { $month } ({ $weekday })
format-day-year = { $day } de { $month } de { $year } ({ $weekday })
format-today = hoje
format-yesterday = ontem
format-tomorrow = amanhã
format-day-time = { $day }, { $time }
format-minutes = { $count } min
format-hours = { $count ->
    [one] { $count } hora
   *[other] { $count } horas
}
format-days = { $count ->
    [one] { $count } dia
   *[other] { $count } dias
}
format-temperature = { $value } °C
format-percent = { $value }%

## Charts
chart-temperature = Temperatura (°C)
chart-spo2 = Oxigênio no sangue (SpO₂ %)
chart-summary = { $count ->
    [one] { $count } registro
   *[other] { $count } registros
}, de { $low } a { $high }, o último { $last }
chart-empty = Ainda não há registros.

## Language
language-label = Idioma / Language
