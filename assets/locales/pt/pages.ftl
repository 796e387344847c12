# What only the pages made by the server say; not sent to the phone.

## Getting in by a code, changing a contact
back-title = Entrar de novo
back-text = Enviaremos um código de confirmação de 6 números para o telefone ou e-mail cadastrado.
back-contact = Telefone ou e-mail
back-contact-hint = O mesmo que você informou ao centro de saúde (hokenjo)
back-voice = Ouvir o código por ligação
back-voice-hint = Para telefone fixo, o código é sempre dado por ligação.
back-send = Enviar o código
back-none = Se o código demorar a chegar, talvez o que você digitou seja diferente do cadastro. Corrija e envie de novo, ou ligue para o centro de saúde (hokenjo).
code-title = Digite o código de confirmação
code-by-sms = Você vai receber um código de 6 números por SMS. Ele vale por 10 minutos.
code-by-email = Você vai receber um código de 6 números por e-mail. Ele vale por 10 minutos.
code-by-voice = Vamos ligar daqui a pouco e ler duas vezes um código de 6 números. Ele vale por 10 minutos.
code-label = Código de confirmação (6 números)
code-enter = Confirmar
code-again = Enviar de novo
code-again-done = Enviamos de novo. Só o novo código funciona.
code-voice = Ouvir por ligação
code-edit = Corrigir o que digitei
contact-phone = Novo telefone
contact-email = Novo e-mail
contact-text = Enviaremos um código de confirmação para o novo contato. Até você digitar o código, continua valendo o contato atual.
contact-now = Contato atual: { $contact }
contact-done = Contato alterado
contact-done-text = A partir de agora, os avisos chegam no novo contato.
settings-contact-back = Voltar às configurações
problem-code-over = Este código não pode mais ser usado. Toque em “Enviar de novo” e digite o novo código.
problem-code-too-often = Foram muitos envios seguidos. Espere um pouco ou, se tiver pressa, ligue para o centro de saúde (hokenjo).
field-error-contact-same = É igual ao contato atual
problem-code-pause = O código pode demorar um pouco para chegar. Espere cerca de { $seconds } segundos e toque de novo.

## The certificate
certificate-says = Certificamos que a pessoa abaixo esteve em isolamento por COVID-19 durante o período indicado.
certificate-name = Nome completo
certificate-birth = Data de nascimento
certificate-period = Período de isolamento
certificate-period-days = De { $from } a { $to }
certificate-center = Centro de saúde (hokenjo)
certificate-issued = Data de emissão
certificate-code = Código de verificação
certificate-check = A validade deste código pode ser verificada em { $url }
check-title = Verificação do certificado de isolamento
check-text = Digite o código de 12 caracteres que está no certificado.
check-button = Verificar
check-valid = Este certificado é válido
check-not-valid = Este certificado não é válido
check-not-valid-text = Confira se o código foi digitado corretamente.
certificate-print-how = Para imprimir ou guardar em PDF, escolha “Imprimir” no menu do navegador ou no botão de compartilhar.
problem-certificate-not-yet = O certificado fica disponível depois que o centro de saúde (hokenjo) confirmar o fim do seu isolamento.

## Who sees the data
access-text = Seus registros são usados só para cuidar de você durante o isolamento. Sempre que alguém da equipe vê ou escreve algo, isso também fica registrado.
access-centers = Centros de saúde (hokenjo) que podem ver
access-association = Associação médica que acompanha você a pedido do hokenjo
access-hotel = Hotel onde você está em isolamento
access-hotel-text = A equipe do hotel não pode ver estes registros.
access-days = Acessos recentes
access-viewed = { $role }: viu { $count ->
    [one] { $count } vez
   *[other] { $count } vezes
}
access-changed = { $role }: escreveu { $count ->
    [one] { $count } vez
   *[other] { $count } vezes
}
access-empty = Ainda não há registros.
access-role-nurse = Enfermagem do hokenjo
access-role-manager = Responsável do hokenjo
access-role-clinician = Médico(a) da associação médica
access-role-hotel = Funcionários do hotel
access-role-prefecture = Equipe da província
access-role-auditor = Responsável pela auditoria

## The report on one page
field-error-answer-both = Use só um dos dois: o número ou a opção que se aplica
