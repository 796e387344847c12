# Why the server refused, and what is wrong in a field (patients and staff)

problem-offline = No hay señal o no se puede conectar con el servidor. Espere un poco e intente de nuevo.
problem-unreadable = La respuesta no llegó bien. Vea si ha salido una pantalla de ingreso al Wi-Fi e intente de nuevo.
problem-bad-request = No pudimos leer lo que se envió. Abra otra vez la pantalla e intente de nuevo.
problem-invalid = Hay algo que corregir en los datos.
problem-not-found = No se encontró. Ya no existe o usted no tiene permiso para verlo.
problem-signed-out = Su sesión ha terminado.
problem-forbidden = No tiene permiso para hacer esto.
problem-csrf = Esta pantalla ya no está al día. Ábrala otra vez e intente de nuevo.
problem-locked = Hubo varios intentos equivocados. Intente de nuevo en unos { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minutos
}.
problem-too-many-requests = Hubo muchos envíos seguidos. Intente de nuevo en unos { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minutos
}.
problem-too-large = El contenido es demasiado grande.
problem-unsupported-media-type = No podemos leer este tipo de archivo.
problem-method-not-allowed = No se puede hacer esto.
problem-conflict = Otra persona hizo un cambio antes. Ábralo otra vez e intente de nuevo.
problem-internal = Hubo un problema en el servidor. Espere un poco e intente de nuevo.
problem-unavailable = El servidor está ocupado ahora. Espere un poco e intente de nuevo.
problem-birth-date-wrong = La fecha de nacimiento no es la que tenemos. Revísela, por favor. Puede intentar { $tries ->
    [one] { $tries } vez
   *[other] { $tries } veces
} más.
problem-invitation-expired = Este enlace ya venció. Llámenos y le enviaremos uno nuevo.
problem-invitation-revoked = Este enlace fue anulado. Si no sabe por qué, llámenos.
problem-gone = Ya venció o ya no existe.
problem-report-differs = Este reporte ya llegó con otro contenido.
problem-report-too-old = La fecha del reporte es demasiado antigua.
problem-number-not-eligible = El número de registro es para quienes dieron positivo en la prueba.
problem-number-already = El número ya se está preparando o ya se envió.
problem-push-refused = No se pueden enviar notificaciones a este celular.
problem-code-wrong = El código no es correcto. Puede intentar { $tries ->
    [one] { $tries } vez
   *[other] { $tries } veces
} más.

## Fields
field-error-answer-needed = Complete o elija lo que corresponda
field-error-era-needed = Elija la era (Showa, etc.) o escriba el año occidental con 4 cifras
field-error-required = Complete este dato
field-error-too-long = Es demasiado largo
field-error-phone-digits = Escriba el teléfono con 10 u 11 cifras, empezando con 0
field-error-phone-mobile-digits = El celular tiene 11 cifras
field-error-email-form = El correo electrónico no es correcto
field-error-date-form = No podemos leer la fecha
field-error-date-no-such-day = Ese día no existe
field-error-date-era = Ese año no existe en esa era
field-error-date-future = La fecha no puede ser futura
field-error-date-before-birth = La fecha es anterior al nacimiento
field-error-date-too-old = La fecha es demasiado antigua
field-error-hour-range = Elija una hora entre las 8 y las 20
field-error-pause-range = Elija un día, desde mañana hasta dentro de 30 días
field-error-temperature-form = Escriba la temperatura en números, como 38.4
field-error-temperature-range = Escriba una temperatura entre 34.0 y 43.0 °C
field-error-spo2-form = Escriba el oxígeno en números, como 97
field-error-spo2-range = El oxígeno va de 50 a 100. Si es menor, toque “Menos de 50”
field-error-pulse-form = Escriba el pulso en números
field-error-pulse-range = Escriba un pulso entre 30 y 220
field-error-comment-too-long = Escriba hasta 500 letras

## One-time codes
field-error-code-form = Escriba las 6 cifras
field-error-mobile-needed = Escriba un número de celular para que podamos enviarle los avisos
