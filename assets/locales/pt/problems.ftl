# Why the server refused, and what is wrong in a field (patients and staff)

problem-offline = Sem sinal ou sem conexão com o servidor. Espere um pouco e tente de novo.
problem-unreadable = A resposta não chegou direito. Veja se não apareceu uma tela de login do Wi-Fi e tente de novo.
problem-bad-request = Não conseguimos ler o que foi enviado. Abra a tela de novo e tente outra vez.
problem-invalid = Há algo para corrigir no que foi preenchido.
problem-not-found = Não encontramos. Pode não existir mais, ou você não tem permissão para ver.
problem-signed-out = Seu acesso expirou.
problem-forbidden = Você não tem permissão para fazer isso.
problem-csrf = Esta tela está desatualizada. Abra de novo e tente outra vez.
problem-locked = Houve várias tentativas erradas. Tente de novo daqui a mais ou menos { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minutos
}.
problem-too-many-requests = Foram muitos envios seguidos. Tente de novo daqui a mais ou menos { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minutos
}.
problem-too-large = O conteúdo é grande demais.
problem-unsupported-media-type = Não conseguimos ler este tipo de arquivo.
problem-method-not-allowed = Não é possível fazer isso.
problem-conflict = Outra pessoa já fez uma alteração. Abra de novo e tente outra vez.
problem-internal = Houve um problema no servidor. Espere um pouco e tente de novo.
problem-unavailable = O servidor está ocupado agora. Espere um pouco e tente de novo.
problem-birth-date-wrong = A data de nascimento é diferente da que temos. Confira, por favor. Você ainda pode tentar { $tries ->
    [one] { $tries } vez
   *[other] { $tries } vezes
}.
problem-invitation-expired = O prazo deste link acabou. Ligue para nós e enviaremos um novo.
problem-invitation-revoked = Este link foi cancelado. Se não souber o motivo, ligue para nós.
problem-gone = O prazo acabou ou isto não existe mais.
problem-report-differs = Este relato já chegou com outro conteúdo.
problem-report-too-old = A data do relato é antiga demais.
problem-number-not-eligible = O número de registro é enviado a quem teve resultado positivo no teste.
problem-number-already = O número já está sendo preparado ou já foi enviado.
problem-push-refused = Não é possível enviar notificações para este celular.
problem-code-wrong = O código está errado. Você ainda pode tentar { $tries ->
    [one] { $tries } vez
   *[other] { $tries } vezes
}.

## Fields
field-error-answer-needed = Preencha ou escolha uma opção
field-error-era-needed = Escolha a era (Showa etc.) ou digite o ano ocidental com 4 números
field-error-required = Preencha este campo
field-error-too-long = Texto longo demais
field-error-phone-digits = Digite o telefone com 10 ou 11 números, começando com 0
field-error-phone-mobile-digits = O celular tem 11 números
field-error-email-form = O e-mail não está correto
field-error-date-form = Não conseguimos ler a data
field-error-date-no-such-day = Este dia não existe
field-error-date-era = Este ano não existe nesta era
field-error-date-future = A data não pode ser no futuro
field-error-date-before-birth = A data é anterior ao nascimento
field-error-date-too-old = A data é antiga demais
field-error-hour-range = Escolha um horário entre 8h e 20h
field-error-pause-range = Escolha um dia, de amanhã até daqui a 30 dias
field-error-temperature-form = Digite a temperatura em números, como 38.4
field-error-temperature-range = Digite uma temperatura entre 34.0 e 43.0 °C
field-error-spo2-form = Digite o oxigênio em números, como 97
field-error-spo2-range = O oxigênio vai de 50 a 100. Se for menor, toque em “Menos de 50”
field-error-pulse-form = Digite o pulso em números
field-error-pulse-range = Digite um pulso entre 30 e 220
field-error-comment-too-long = Escreva até 500 letras

## One-time codes
field-error-code-form = Digite os 6 números
field-error-mobile-needed = Digite um número de celular, para podermos enviar os avisos
