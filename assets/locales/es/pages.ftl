# What only the pages made by the server say; not sent to the phone.

## Getting in by a code, changing a contact
back-title = Volver a entrar
back-text = Le enviaremos un código de confirmación de 6 cifras al teléfono o correo que tenemos registrado.
back-contact = Teléfono o correo electrónico
back-contact-hint = El mismo que le dio al centro de salud pública (hokenjo)
back-voice = Escuchar el código por llamada
back-voice-hint = A los teléfonos fijos siempre llamamos.
back-send = Enviar el código
back-none = Si el código tarda en llegar, quizás lo que escribió no coincide con lo registrado. Corríjalo y envíelo de nuevo, o llame al centro de salud pública (hokenjo).
code-title = Escriba el código de confirmación
code-by-sms = Le llegará un código de 6 cifras por SMS. Vale por 10 minutos.
code-by-email = Le llegará un código de 6 cifras por correo. Vale por 10 minutos.
code-by-voice = Le llamaremos en un momento y le leeremos dos veces un código de 6 cifras. Vale por 10 minutos.
code-label = Código de confirmación (6 cifras)
code-enter = Confirmar
code-again = Enviar de nuevo
code-again-done = Lo enviamos de nuevo. Solo sirve el código nuevo.
code-voice = Escucharlo por llamada
code-edit = Corregir lo que escribí
contact-phone = Teléfono nuevo
contact-email = Correo electrónico nuevo
contact-text = Enviaremos un código de confirmación al contacto nuevo. Hasta que escriba el código, seguiremos usando el actual.
contact-now = Contacto actual: { $contact }
contact-done = Contacto cambiado
contact-done-text = Desde ahora, los avisos llegarán al contacto nuevo.
settings-contact-back = Volver a la configuración
problem-code-over = Este código ya no se puede usar. Toque “Enviar de nuevo” y escriba el código nuevo.
problem-code-too-often = Hubo demasiados envíos seguidos. Espere un poco o, si le urge, llame al centro de salud pública (hokenjo).
field-error-contact-same = Es igual al contacto actual
problem-code-pause = El código puede tardar un poco en llegar. Espere unos { $seconds } segundos y pulse otra vez.

## The certificate
certificate-says = Se certifica que la persona abajo indicada estuvo en aislamiento por COVID-19 durante el período señalado.
certificate-name = Nombre completo
certificate-birth = Fecha de nacimiento
certificate-period = Período de aislamiento
certificate-period-days = Del { $from } al { $to }
certificate-center = Centro de salud pública (hokenjo)
certificate-issued = Fecha de emisión
certificate-code = Código de verificación
certificate-check = La validez de este código se puede verificar en { $url }
check-title = Verificación del certificado de aislamiento
check-text = Escriba el código de 12 caracteres que figura en el certificado.
check-button = Verificar
check-valid = Este certificado es válido
check-not-valid = Este certificado no es válido
check-not-valid-text = Compruebe que el código esté bien escrito.
certificate-print-how = Para imprimirlo o guardarlo en PDF, elija «Imprimir» en el menú del navegador o en el botón de compartir.
problem-certificate-not-yet = Podrá obtener el certificado cuando el centro de salud pública (hokenjo) confirme el fin de su aislamiento.

## Who sees the data
access-text = Sus registros se usan solo para cuidar de usted durante el aislamiento. Cada vez que el personal los ve o escribe en ellos, también queda registrado.
access-centers = Centros de salud pública (hokenjo) que pueden verlos
access-association = Asociación médica que le da seguimiento por encargo del hokenjo
access-hotel = Hotel donde está en aislamiento
access-hotel-text = El personal del hotel no puede ver estos registros.
access-days = Accesos recientes
access-viewed = { $role }: consultó { $count ->
    [one] { $count } vez
   *[other] { $count } veces
}
access-changed = { $role }: escribió { $count ->
    [one] { $count } vez
   *[other] { $count } veces
}
access-empty = Todavía no hay registros.
access-role-nurse = Personal de enfermería del hokenjo
access-role-manager = Responsable del hokenjo
access-role-clinician = Médico/a de la asociación médica
access-role-hotel = Personal del hotel
access-role-prefecture = Personal de la prefectura
access-role-auditor = Responsable de auditoría

## The report on one page
field-error-answer-both = Use solo uno de los dos: el número o la opción que corresponda
