# What is sent. SMS at most 268 units (UTF-16). No illness, name or ID (COCOA's link and digits excepted).

## SMS

message-invitation-sms = Mimamori: sobre o seu relato diário. Este link é só para você. Abra, por favor: { $link } Para parar ou mudar os avisos, use o mesmo link.
message-reminder-sms = Mimamori: por favor, envie o relato de hoje { $link } Parar ou mudar: { $stop }
message-second-reminder-sms = Mimamori: quando puder, conte como você está hoje { $link } Parar ou mudar: { $stop }
message-number-sms = Mimamori: número de registro { $digits } (até { $time }). Registre no COCOA: { $link } Se não usa o COCOA: { $page }
message-number-reminder-sms = Mimamori: o número de registro { $digits } vale até { $time }. Registre, por favor: { $link } Se não usa o COCOA: { $page }
message-staff-alert-sms = Mimamori: há um atendimento urgente em espera e ainda sem responsável. Verifique agora: { $link }
message-one-time-code-sms = Mimamori: seu código é { $digits } (até { $time }). Não conte a ninguém.

## Push

message-push-title = Mimamori
message-reminder-push = Por favor, envie o relato de hoje.
message-second-reminder-push = Quando puder, conte como você está hoje.

## E-mail

message-subject = Mimamori: aviso
message-invitation-email =
    Esta mensagem é sobre o seu relato diário.

    Este link é só para você. Abra, por favor:
    { $link }

    Se a mensagem não é para você, avise-nos por este mesmo link.
    Por ele também pode parar ou mudar os envios.
message-reminder-email =
    Por favor, envie o relato de hoje.
    { $link }

    Para pausar ou parar, use este link (não precisa de login):
    { $stop }
message-second-reminder-email =
    Pode ser quando você puder. Conte como você está hoje.
    { $link }

    Sem o relato, nossa equipe poderá ligar para você.

    Para pausar ou parar, use este link (não precisa de login):
    { $stop }
message-number-email =
    Seu número de registro é { $digits }. Vale até { $time }.

    No aplicativo COCOA, abra este link ou digite o número para registrar:
    { $link }

    Se não usa o COCOA, avise-nos nesta página:
    { $page }
message-number-reminder-email =
    O número de registro { $digits } vale até { $time }. Registre, por favor.
    { $link }

    Se não usa o COCOA, avise-nos nesta página:
    { $page }
message-staff-alert-email =
    Há um atendimento urgente em espera e ainda sem responsável.

    Verifique agora:
    { $link }
message-staff-invitation-email =
    Esta mensagem é sobre a sua conta de funcionário.

    Abra o link a seguir e escolha uma senha. Ele funciona uma única vez, por 72 horas.
    { $link }

    Se o prazo tiver passado, peça ao responsável que envie novamente.
    Se você não sabe do que se trata, não precisa fazer nada.
message-one-time-code-email =
    Seu código é { $digits }. Vale até { $time }.

    Não conte a ninguém.
    Se você não pediu este código, não precisa fazer nada.

## By telephone, read aloud. Numbers digit by digit, twice.

message-number-voice = Aqui é o Mimamori. Vou dizer o seu número de registro. { $digits }. Vou repetir. { $digits }. Por favor, registre no aplicativo Cocoa até as { $time }.
message-number-reminder-voice = Aqui é o Mimamori. Por favor, registre o seu número até as { $time }. O número é { $digits }. Vou repetir. { $digits }.
message-staff-alert-voice = Aqui é o Mimamori. Há um atendimento urgente em espera e ainda sem responsável. Por favor, verifique a tela agora. Repito. Há um atendimento urgente em espera. Por favor, verifique a tela agora.
message-one-time-code-voice = Aqui é o Mimamori. Vou dizer o seu código. { $digits }. Vou repetir. { $digits }. Não conte a ninguém.

## The page that stops them (from the link in a message, without a login)

stop-title = Pausar ou parar os avisos
stop-what = Nesta página você pode pausar ou parar os pedidos de relato diário (SMS, e-mail e notificações).
stop-rest = As outras mensagens e as ligações da nossa equipe continuam.
stop-state-on = Agora os avisos são enviados todos os dias.
stop-state-paused = Os avisos estão pausados. Voltam em { $day } de { $month ->
    [1] janeiro
    [2] fevereiro
    [3] março
    [4] abril
    [5] maio
    [6] junho
    [7] julho
    [8] agosto
    [9] setembro
    [10] outubro
    [11] novembro
   *[12] dezembro
}.
stop-state-off = Os avisos estão parados.
stop-pause = Pausar por 3 dias
stop-off = Parar
stop-start = Voltar a receber
stop-report = Enviar o relato de hoje
stop-unknown = Este link não pode ser usado. Abra o link da mensagem mais recente.
