# What is sent. SMS at most 268 units (UTF-16). No illness, name or ID (COCOA's link and digits excepted).

## SMS

message-invitation-sms = Mimamori: sobre su reporte diario. Este enlace es solo para usted. Ábralo, por favor: { $link } Para detener o cambiar los avisos, use el mismo enlace.
message-reminder-sms = Mimamori: por favor, envíe el reporte de hoy { $link } Detener o cambiar: { $stop }
message-second-reminder-sms = Mimamori: cuando pueda, cuéntenos cómo está hoy { $link } Detener o cambiar: { $stop }
message-number-sms = Mimamori: número de registro { $digits } (hasta { $time }). Regístrelo en COCOA: { $link } Si no usa COCOA: { $page }
message-number-reminder-sms = Mimamori: el número de registro { $digits } vale hasta { $time }. Regístrelo, por favor: { $link } Si no usa COCOA: { $page }
message-staff-alert-sms = Mimamori: hay una atención urgente en espera y aún sin responsable. Revise ahora: { $link }
message-one-time-code-sms = Mimamori: su código es { $digits } (hasta { $time }). No se lo dé a nadie.

## Push

message-push-title = Mimamori
message-reminder-push = Por favor, envíe el reporte de hoy.
message-second-reminder-push = Cuando pueda, cuéntenos cómo está hoy.

## E-mail

message-subject = Mimamori: aviso
message-invitation-email =
    Este mensaje es sobre su reporte diario.

    Este enlace es solo para usted. Ábralo, por favor:
    { $link }

    Si el mensaje no es para usted, avísenos con este mismo enlace.
    Con él también puede detener o cambiar los envíos.
message-reminder-email =
    Por favor, envíe el reporte de hoy.
    { $link }

    Para pausar o detener, use este enlace (sin iniciar sesión):
    { $stop }
message-second-reminder-email =
    Cuando pueda, cuéntenos cómo está hoy.
    { $link }

    Si no recibimos su reporte, es posible que le llamemos.

    Para pausar o detener, use este enlace (sin iniciar sesión):
    { $stop }
message-number-email =
    Su número de registro es { $digits }. Vale hasta { $time }.

    En la aplicación COCOA, abra este enlace o escriba el número para registrarlo:
    { $link }

    Si no usa COCOA, avísenos en esta página:
    { $page }
message-number-reminder-email =
    El número de registro { $digits } vale hasta { $time }. Regístrelo, por favor.
    { $link }

    Si no usa COCOA, avísenos en esta página:
    { $page }
message-staff-alert-email =
    Hay una atención urgente en espera y aún sin responsable.

    Revise ahora:
    { $link }
message-staff-invitation-email =
    Este mensaje es sobre su cuenta de personal.

    Abra el siguiente enlace y elija una contraseña. Sirve una sola vez, durante 72 horas.
    { $link }

    Si ha caducado, pida a su responsable que lo envíe de nuevo.
    Si no sabe de qué se trata, no tiene que hacer nada.
message-one-time-code-email =
    Su código es { $digits }. Vale hasta { $time }.

    No se lo dé a nadie.
    Si usted no lo pidió, no tiene que hacer nada.

## By telephone, read aloud. Numbers digit by digit, twice.

message-number-voice = Le habla Mimamori. Le voy a decir su número de registro. { $digits }. Repito. { $digits }. Por favor, regístrelo en la aplicación Cocoa antes de las { $time }.
message-number-reminder-voice = Le habla Mimamori. Por favor, registre su número antes de las { $time }. El número es { $digits }. Repito. { $digits }.
message-staff-alert-voice = Le habla Mimamori. Hay una atención urgente en espera y aún sin responsable. Por favor, revise la pantalla ahora. Repito. Hay una atención urgente en espera. Por favor, revise la pantalla ahora.
message-one-time-code-voice = Le habla Mimamori. Le voy a decir su código. { $digits }. Repito. { $digits }. No se lo dé a nadie.

## The page that stops them (from the link in a message, without a login)

stop-title = Pausar o detener los avisos
stop-what = En esta página puede pausar o detener los pedidos del reporte diario (SMS, correo y notificaciones).
stop-rest = Los demás mensajes y las llamadas de nuestro personal continúan.
stop-state-on = Ahora los avisos se envían todos los días.
stop-state-paused = Los avisos están en pausa. Vuelven el { $day } de { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
}.
stop-state-off = Los avisos están detenidos.
stop-pause = Pausar 3 días
stop-off = Detener
stop-start = Volver a recibir
stop-report = Enviar el reporte de hoy
stop-unknown = Este enlace no se puede usar. Abra el enlace del mensaje más reciente.
