# The patient's pages. Read by someone with a fever: kind, short, clear.

page-title = { $page } | Mimamori
wait-loading = Cargando
person-name = { $name }
word-yes = Sí
word-no = No

## Calls
call-119 = Llamar a la ambulancia
call-center = Llamar a { $name }
call-center-short = Llamar al hokenjo
call-night = Noches, fines de semana y feriados
call-hours = Atención: { $hours }
call-consultation = Línea de consulta de la prefectura
call-consultation-when = Cuando el centro de salud pública (hokenjo) no contesta, o para otras preocupaciones
call-119-when = Si hay falta de aire, labios morados o dolor en el pecho, o si la persona no responde, llame al 119 sin dudar.

## The way in
door-title = Confirmemos que es usted
door-text = Mensaje de { $center }. Escriba su fecha de nacimiento.
door-birth = Fecha de nacimiento
door-birth-hint = Ejemplo: año 1940 (o Showa 15), mes 3, día 2
door-era = Cómo contar el año
era-western = Año occidental
era-taisho = Taisho
era-showa = Showa
era-heisei = Heisei
era-reiwa = Reiwa
door-year = Año
door-month = Mes
door-day = Día
door-date = { $day } de { $month } de { $year }
door-era-year = { $era } { $year }
door-understood = Nacimiento: { $date } ({ $era })
door-enter = Empezar
door-help = Si no le funciona, llámenos.
door-expired-title = Este enlace ya venció
door-revoked-title = Este enlace no se puede usar
door-missing-title = El enlace parece incorrecto
door-missing-text = Abra otra vez el enlace del mensaje, tal como llegó. Vea también que no esté cortado.
door-unreachable-title = No se pudo conectar

not-me = No soy yo
not-me-title = ¿Este mensaje no es para usted?
not-me-text = Si toca “Sí”, no enviaremos nada más a este número o correo. El centro de salud pública (hokenjo) buscará el contacto correcto.
not-me-confirm = Sí, no es para mí
not-me-done-title = Gracias por avisarnos
not-me-done-text = No tiene que hacer nada más. Puede cerrar esta pantalla.

signed-out-title = Abra su enlace otra vez
signed-out-text = Abra el enlace del SMS o correo del centro de salud pública (hokenjo) y podrá seguir donde se quedó.
signed-out-waiting = Los reportes sin enviar siguen guardados en este celular. Cuando usted vuelva a entrar, se enviarán solos.
signed-out-call = ¿No encuentra el enlace? Llámenos. También puede hacer el reporte por teléfono.
signed-out-new = ¿No encuentra el enlace? Llame a su centro de salud pública (hokenjo).

## Home
home-title = Su salud hoy
home-title-household = La salud de su familia hoy
home-report = Reportar cómo estoy
home-report-again = Reportar otra vez
home-report-of = Reportar cómo está { $name }
home-state-done = El reporte de hoy ya está enviado
home-state-due = Todavía falta el reporte de hoy
home-state-waiting = El reporte espera a que vuelva la señal
home-state-over = El seguimiento del aislamiento terminó
home-over = Gracias por su esfuerzo. Si nota algún cambio, consulte al centro de salud pública (hokenjo) o a su médico.
home-last = Última vez ({ $when }): { $values }
home-day = Aislamiento
home-day-n = Día { $day }
home-end = Fin previsto
home-end-day = { $day }
home-end-note = La fecha puede cambiar según su salud.
home-by-phone = Le llamamos todos los días para saber cómo está. Si quiere, también puede reportar aquí.
home-reminder = Próximo aviso: { $when }
home-trouble = ¿Algún problema o preocupación?
home-trouble-text = Si se siente peor, llame. No espere al próximo reporte.
home-119-when = Cuándo llamar a la ambulancia
home-help = Señales de emergencia y cómo medir
home-more = Más

## Waiting reports, no connection
waiting-title = { $count ->
    [one] Falta enviar { $count } reporte
   *[other] Falta enviar { $count } reportes
}
waiting-text = Se enviará solo cuando vuelva la señal. Queda guardado en este celular aunque cierre la pantalla.
waiting-sending = Enviando ahora.
waiting-now = Intentar enviar ahora
offline-title = Sin conexión por ahora
offline-text = Mostramos lo que se cargó antes. Puede llenar su reporte como siempre.
not-kept-title = No se puede guardar en este celular
not-kept-text = Quizás sea una ventana privada. Si cierra la pantalla antes de enviar, el reporte se pierde. Déjela abierta hasta que se envíe.
refused-title = El reporte de { $name } ({ $when }) no llegó
refused-text = Disculpe la molestia. Envíe otro reporte o llame al centro de salud pública (hokenjo).
refused-seen = Entendido

missing-title = Página no encontrada
missing-text = La dirección cambió o esta página no se puede ver en este celular.
missing-home = Ir al inicio

## Report
report-place = Paso { $place } de { $of }
report-resumed = Puede seguir donde se quedó
report-start-over = Empezar de nuevo
report-last = Última vez: { $value } ({ $when })
report-send-now = Enviar ya lo que llené

report-temperature-title = ¿Qué temperatura tiene?
report-temperature = Temperatura
report-temperature-range = Escriba un número de 34.0 a 43.0 °C
report-temperature-less = Bajar 0.1 grados
report-temperature-more = Subir 0.1 grados
report-temperature-none = No la medí o no tengo termómetro

report-oxygen-title = ¿Cuánto oxígeno tiene en la sangre (SpO₂)?
report-spo2 = Oxígeno (SpO₂)
report-spo2-range = Lo normal es de 96 a 99% más o menos
report-spo2-less = Bajar 1
report-spo2-more = Subir 1
report-spo2-under-50 = Menos de 50
report-spo2-none = No lo medí o no tengo oxímetro
report-spo2-how = Cómo medir bien
report-pulse = Pulso
report-pulse-unit = por minuto

odd-title = ¿Está bien este número?
odd-swapped = Puso oxígeno { $spo2 } y pulso { $pulse }. ¿No estarán al revés?
odd-jump = Cambió mucho: antes { $last }, ahora { $now }. Caliente el dedo y mida otra vez para confirmar.
odd-yes = Está bien
odd-no = Corregir

report-signs = Señales de emergencia
report-signs-title = ¿Tiene alguna de estas señales?
report-signs-hint = Con una sola ya hay que llamar de inmediato. Toque las que correspondan.
report-signs-own = Lo que usted siente
report-signs-family = Lo que notan la familia u otras personas
report-signs-none = Ninguna de estas
report-sign-bad-colour = Muy mal color en la cara
report-sign-blue-lips = Labios morados
report-sign-strange = No está como siempre, actúa raro
report-sign-heavy-breathing = Respiración agitada
report-sign-sudden-breathless = Falta de aire de repente
report-sign-breathless-moving = Falta de aire con moverse un poco
report-sign-chest-pain = Dolor en el pecho
report-sign-cannot-lie-down = No puede echarse, solo puede respirar si se sienta
report-sign-shoulder-breathing = Levanta los hombros al respirar
report-sign-sudden-wheeze = Silbido en el pecho que empezó de repente en las últimas 2 horas
report-sign-dazed = Mirada perdida, reacciona poco
report-sign-unresponsive = Casi sin conciencia, no responde
report-sign-irregular-pulse = El pulso se salta latidos o es irregular

report-symptoms = Síntomas
report-symptoms-title = ¿Tiene otros síntomas?
report-symptoms-hint = Puede elegir varios
report-symptoms-none = Sin síntomas

report-course = Evolución
report-course-title = ¿Cómo está comparado con ayer?
report-trend = Comparado con ayer
report-antipyretic = ¿Tomó medicina para la fiebre?
report-antipyretic-hint = En las 6 horas, más o menos, antes de medir la temperatura
report-eat = ¿Puede comer?
report-drink = ¿Puede tomar líquidos?
report-comment = ¿Quiere contarnos algo?
report-comment-hint = Algo que le preocupa o necesita
report-comment-left = { $left ->
    [one] Queda { $left } letra
   *[other] Quedan { $left } letras
}

report-check-title = ¿Lo enviamos así?
report-send = Enviar
report-edit = Corregir
report-edit-of = Corregir: { $what }

value-not-measured = sin medir
value-under-50 = menos de 50%
value-none = Ninguno
value-dash = –
value-separator = {", "}
value-pulse = pulso { $value } por minuto
value-spo2 = oxígeno { $value }
value-answered = { $question } – { $answer }

## After sending
sent-title = Recibimos su reporte
sent-sending-title = Enviando
sent-sending = Enviando al centro de salud pública (hokenjo)
sent-waits-title = Su reporte está guardado
sent-refused-title = El reporte no llegó
sent-arrived = Recibido por { $center } ({ $time })
sent-later = Cuando llegue, le mostraremos las indicaciones del centro de salud pública (hokenjo).
sent-home = Ir al inicio

advice-emergency-title = Llame ahora al 119
advice-emergency-text = Puede haber riesgo para la vida. Al llamar, diga que está en aislamiento por COVID-19: “korona de ryōyō-chū（コロナで療養中）”.
advice-emergency-heading = Mientras espera la ambulancia
advice-emergency-1 = Póngase en una posición cómoda y pida que alguien le acompañe.
advice-emergency-2 = Quite el seguro de la puerta de entrada. Tenga a la mano su libreta de medicinas y su tarjeta del seguro de salud.
advice-emergency-3 = Si no puede llamar, pídaselo a su familia o a alguien cercano.
advice-urgent-title = Llame al centro de salud pública (hokenjo)
advice-urgent-text = Necesita consultar pronto. El centro de salud también se comunicará con usted.
advice-urgent-119 = Si le falta mucho el aire o responde de forma confusa, llamen de inmediato al 119.
advice-urgent-heading = Mientras espera la llamada
advice-urgent-1 = Tenga el teléfono cerca y descanse con calma.
advice-urgent-2 = Tome líquidos poco a poco.
advice-urgent-3 = En 1 o 2 horas, mida y reporte otra vez.
advice-watch-heading = Preste atención a cómo se siente
advice-watch-1 = Nuestro personal revisará su reporte y le llamará si es necesario.
advice-watch-2 = Tome líquidos y descanse con calma.
advice-watch-3 = Reporte otra vez al final de la tarde o en la noche. Si empeora, llame sin esperar.
advice-routine-heading = Por ahora, descanse bien
advice-routine-1 = Tome líquidos a menudo.
advice-routine-2 = Reporte también mañana.
advice-routine-3 = Si empeora, puede reportar las veces que quiera. Si algo le preocupa, llámenos.

## History
history-title = Sus registros
history-empty = Todavía no hay registros. Su primer reporte aparecerá aquí.
history-more = Registros anteriores
history-when = Fecha y hora
history-temperature = Temp.
history-spo2 = Oxígeno
history-how = Síntomas y evolución

## COCOA
cocoa-title = Número de registro de COCOA（処理番号）
cocoa-explain-1 = Son 8 cifras para registrar su resultado positivo en COCOA, la aplicación de confirmación de contactos.
cocoa-explain-2 = Solo las personas que estuvieron cerca reciben un aviso. No se revela su nombre ni el lugar.
cocoa-explain-3 = El número vale 1 hora. Si no lo usa, le enviamos otro automáticamente (hasta 5 veces en total).
cocoa-ask = Recibir el número
cocoa-queued-title = Estamos preparando su número
cocoa-queued-text = En cuanto esté listo, llegará por SMS o correo. También aparecerá en esta pantalla.
cocoa-yours = Su número de registro
cocoa-until = Válido hasta: { $time }
cocoa-left = Tiempo restante: { $time }
cocoa-position = Número { $position } de { $of }
cocoa-open = Abrir COCOA y registrar
cocoa-copy = Copiar el número
cocoa-registered-title = Registrado
cocoa-registered-text = Gracias por su colaboración. No tiene que hacer nada más.
cocoa-expired-title = Este número ya venció
cocoa-expired-text = Le enviaremos otro automáticamente. Si lo necesita ya, toque el botón de abajo.
cocoa-undelivered-title = No pudimos entregarle el número
cocoa-undelivered-text = Revise su teléfono y la configuración de su correo, e intente de nuevo.
cocoa-declined-title = Nos indicó que no usa COCOA
cocoa-declined-text = No le enviaremos el número. Si cambia de idea, pídalo cuando quiera con el botón de abajo.
cocoa-decline = No uso COCOA
cocoa-decline-title = ¿Dejar de recibir el número?
cocoa-decline-text = No le enviaremos más números. Después puede pedirlo otra vez.
cocoa-decline-confirm = Sí, no lo usaré

## Settings
settings-title = Configuración
settings-saved = Guardado
settings-language = Idioma
settings-language-hint = Cambia el idioma de las pantallas y los mensajes.
settings-reminder = Avisos
settings-hour = Hora del aviso
settings-hour-hint = Solo avisamos si falta el reporte del día.
settings-by = Cómo le llegan los avisos
settings-by-hint = Automático: notificación, luego SMS, luego correo. Si un aviso no llega, probamos también por otro medio.
settings-by-any = Automático
settings-by-sms = Primero por SMS
settings-by-email = Primero por correo
settings-hour-n = { $hour }:00
settings-hour-morning = Mañana ({ $hour }:00)
settings-hour-afternoon = Tarde ({ $hour }:00)
settings-hour-evening = Noche ({ $hour }:00)
settings-push = Notificaciones en este celular
settings-push-text = En las notificaciones no aparecen su nombre ni la enfermedad.
settings-push-on = Recibir notificaciones
settings-push-off = Detener notificaciones
settings-push-is-on = Está recibiendo notificaciones.
settings-push-denied = El navegador tiene bloqueadas las notificaciones. Para recibirlas, permítalas en la configuración del navegador. Los avisos por SMS y correo sí le llegan.
settings-push-unsupported = Este navegador no puede recibir notificaciones. En iPhone, toque compartir y luego “Agregar a pantalla de inicio”. Los avisos por SMS y correo sí le llegan.
settings-push-failed = No se pudieron activar las notificaciones. Intente más tarde.
settings-out = Dejar de usar este celular
settings-out-text = Si comparte este celular, toque aquí al terminar. Se borrarán sus registros de este celular.
settings-out-button = Cerrar sesión
settings-out-title = ¿Cerrar sesión?
settings-out-again = Para volver a usarlo, abra el enlace que le envió el centro de salud pública (hokenjo).
settings-out-waiting = { $count ->
    [one] También se borrará { $count } reporte sin enviar
   *[other] También se borrarán { $count } reportes sin enviar
}
settings-out-confirm = Cerrar sesión y borrar registros

## Help
help-title = Emergencias y cómo medir
help-119 = Cuándo llamar a la ambulancia
help-119-text = Si hay una sola de estas señales, llame al 119. Diga que está en aislamiento por COVID-19: “korona de ryōyō-chū（コロナで療養中）”.
help-center = Cuándo llamar al centro de salud pública (hokenjo)
help-center-text = Llame de inmediato si el oxígeno es 93% o menos, si tiene fiebre de 40 °C o más, si no puede tomar líquidos o si siente mucha angustia.
help-spo2 = Cómo medir bien el oxígeno (SpO₂)
help-spo2-1 = Caliente la punta del dedo y quítese el esmalte.
help-spo2-2 = Siéntese y espere con calma, sin moverse.
help-spo2-3 = Cuando el número deje de cambiar (20 a 30 segundos), léalo.
help-spo2-4 = Si el valor es bajo, respire hondo y mida otra vez.

## Correct, print
report-correct = Corregir lo que envié
report-correct-title = Elija qué corregir y envíelo
home-end-why = Cómo se calcula esta fecha
history-print = Imprimir o guardar en PDF
history-print-hint = En la pantalla de impresión, elija “Guardar como PDF” para tener un archivo que pueda entregar.

## Getting back in, and changing how we reach you
back-link = Volver a entrar con su teléfono o correo
contact-phone-title = Cambiar el teléfono
contact-email-title = Cambiar el correo electrónico
settings-contact = Sus datos de contacto
settings-contact-phone = Teléfono
settings-contact-email = Correo electrónico
settings-contact-none = Sin registrar

## Certificate
certificate-title = Certificado de aislamiento（療養証明書）

## Messages from staff
letters-title = Mensajes del centro de salud pública (hokenjo)
letter-from = { $center }, { $when }
letter-read = Ya lo leí
letter-read-at = Leído: { $when }

## Who can see my data
access-title = Quién puede ver sus datos

## Stop reminders, offer notifications
settings-stop = Detener los avisos
settings-pause = Pausar 3 días
settings-start = Volver a recibir avisos
settings-paused = Los avisos están en pausa (hasta: { $day }). Puede enviar su reporte cuando quiera.
settings-stopped = Los avisos están detenidos. Puede enviar su reporte cuando quiera.
push-ask-title = ¿Quiere que le avisemos en este celular del próximo reporte?
push-ask-text = El aviso llega solo si falta su reporte, a la hora elegida. No muestra la enfermedad ni su nombre. Puede cambiarlo después en la configuración.
push-ask-later = Ahora no
