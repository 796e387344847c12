# The patient's pages. Read by someone with a fever: kind, short, clear.

page-title = { $page } | Mimamori
wait-loading = Carregando
person-name = { $name }
word-yes = Sim
word-no = Não

## Calls
call-119 = Chamar ambulância
call-center = Ligar para { $name }
call-center-short = Ligar para o hokenjo
call-night = Noites, fins de semana e feriados
call-hours = Atendimento: { $hours }
call-consultation = Linha de consulta da província
call-consultation-when = Quando o centro de saúde (hokenjo) não atende, ou para outras preocupações
call-119-when = Se houver falta de ar, lábios roxos ou dor no peito, ou se a pessoa não responder, ligue para o 119 sem hesitar.

## The way in
door-title = Vamos confirmar que é você
door-text = Mensagem de { $center }. Digite sua data de nascimento.
door-birth = Data de nascimento
door-birth-hint = Exemplo: ano 1940 (ou Showa 15), mês 3, dia 2
door-era = Como contar o ano
era-western = Ano ocidental
era-taisho = Taisho
era-showa = Showa
era-heisei = Heisei
era-reiwa = Reiwa
door-year = Ano
door-month = Mês
door-day = Dia
door-date = { $day } de { $month } de { $year }
door-era-year = { $era } { $year }
door-understood = Nascimento: { $date } ({ $era })
door-enter = Começar
door-help = Se não der certo, ligue para nós.
door-expired-title = O prazo deste link acabou
door-revoked-title = Este link não pode ser usado
door-missing-title = O link parece estar errado
door-missing-text = Abra de novo o link da mensagem, do jeito que veio. Veja também se ele não está cortado.
door-unreachable-title = Não foi possível conectar

not-me = Não sou eu
not-me-title = Esta mensagem não é para você?
not-me-text = Se tocar em “Sim”, não enviaremos mais nada para este número ou e-mail. O centro de saúde (hokenjo) vai procurar o contato certo.
not-me-confirm = Sim, não é para mim
not-me-done-title = Agradecemos por nos avisar
not-me-done-text = Você não precisa fazer mais nada. Pode fechar esta tela.

signed-out-title = Abra o link mais uma vez
signed-out-text = Abra o link do SMS ou e-mail do centro de saúde (hokenjo) para continuar de onde parou.
signed-out-waiting = Os relatos não enviados estão guardados neste celular. Quando você entrar de novo, serão enviados automaticamente.
signed-out-call = Não achou o link? Ligue para nós. Você também pode fazer o relato por telefone.
signed-out-new = Não achou o link? Ligue para o seu centro de saúde (hokenjo).

## Home
home-title = Sua saúde hoje
home-title-household = A saúde da família hoje
home-report = Informar como estou
home-report-again = Informar de novo
home-report-of = Informar como está { $name }
home-state-done = O relato de hoje já foi enviado
home-state-due = Ainda falta o relato de hoje
home-state-waiting = O relato está esperando o sinal voltar
home-state-over = O acompanhamento do isolamento terminou
home-over = Foram dias difíceis, e você conseguiu. Se sentir alguma mudança, fale com o centro de saúde (hokenjo) ou com seu médico.
home-last = Última vez ({ $when }): { $values }
home-day = Isolamento
home-day-n = Dia { $day }
home-end = Término previsto
home-end-day = { $day }
home-end-note = A previsão pode mudar conforme a sua saúde.
home-by-phone = Nossa equipe liga todos os dias para saber como você está. Se quiser, também pode informar por aqui.
home-reminder = Próximo aviso: { $when }
home-trouble = Dificuldade ou preocupação?
home-trouble-text = Se piorar, ligue. Não espere o próximo relato.
home-119-when = Quando chamar a ambulância
home-help = Sinais de emergência e como medir
home-more = Mais

## Waiting reports, no connection
waiting-title = { $count ->
    [one] { $count } relato ainda não foi enviado
   *[other] { $count } relatos ainda não foram enviados
}
waiting-text = Será enviado automaticamente quando o sinal voltar. Fica guardado neste celular, mesmo que você feche a tela.
waiting-sending = Enviando agora.
waiting-now = Tentar enviar agora
offline-title = Sem conexão no momento
offline-text = Mostramos o que foi carregado antes. Você pode preencher o relato normalmente.
not-kept-title = Não é possível guardar neste celular
not-kept-text = Talvez seja uma janela privada. Se fechar a tela antes do envio, o relato se perde. Deixe aberta até terminar de enviar.
refused-title = O relato de { $name } ({ $when }) não chegou
refused-text = Desculpe o incômodo. Envie outro relato ou ligue para o centro de saúde (hokenjo).
refused-seen = Entendi

missing-title = Página não encontrada
missing-text = O endereço mudou, ou esta página não pode ser vista neste celular.
missing-home = Ir para o início

## Report
report-place = Passo { $place } de { $of }
report-resumed = Você pode continuar de onde parou
report-start-over = Começar de novo
report-last = Última vez: { $value } ({ $when })
report-send-now = Enviar já o que preenchi

report-temperature-title = Qual é a sua temperatura?
report-temperature = Temperatura
report-temperature-range = Digite um número de 34.0 a 43.0 °C
report-temperature-less = Diminuir 0.1 grau
report-temperature-more = Aumentar 0.1 grau
report-temperature-none = Não medi ou não tenho termômetro

report-oxygen-title = Qual é o oxigênio no sangue (SpO₂)?
report-spo2 = Oxigênio (SpO₂)
report-spo2-range = O normal é cerca de 96 a 99%
report-spo2-less = Diminuir 1
report-spo2-more = Aumentar 1
report-spo2-under-50 = Menos de 50
report-spo2-none = Não medi ou não tenho oxímetro
report-spo2-how = Como medir direito
report-pulse = Pulso
report-pulse-unit = por minuto

odd-title = Este número está certo?
odd-swapped = O oxigênio está { $spo2 } e o pulso { $pulse }. Será que não estão trocados?
odd-jump = Mudou muito: antes era { $last }, agora é { $now }. Aqueça o dedo e meça de novo para ter certeza.
odd-yes = Está certo
odd-no = Corrigir

report-signs = Sinais de emergência
report-signs-title = Há algum destes sinais?
report-signs-hint = Com um só, já é preciso ligar na hora. Toque nos que se aplicam.
report-signs-own = O que você sente
report-signs-family = O que a família ou outras pessoas percebem
report-signs-none = Nenhum destes
report-sign-bad-colour = Cor do rosto visivelmente ruim
report-sign-blue-lips = Lábios roxos
report-sign-strange = Diferente do normal, agindo de modo estranho
report-sign-heavy-breathing = Respiração ficou ofegante
report-sign-sudden-breathless = Falta de ar de repente
report-sign-breathless-moving = Falta de ar com qualquer movimento
report-sign-chest-pain = Dor no peito
report-sign-cannot-lie-down = Não consegue deitar, só consegue respirar se sentar
report-sign-shoulder-breathing = Ombros sobem a cada respiração
report-sign-sudden-wheeze = Chiado no peito que começou de repente nas últimas 2 horas
report-sign-dazed = Olhar perdido, reage pouco
report-sign-unresponsive = Quase sem consciência, não responde
report-sign-irregular-pulse = Pulso falha ou está fora do ritmo

report-symptoms = Sintomas
report-symptoms-title = Tem outros sintomas?
report-symptoms-hint = Pode escolher mais de um
report-symptoms-none = Sem sintomas

report-course = Evolução
report-course-title = Como está em relação a ontem?
report-trend = Em relação a ontem
report-antipyretic = Tomou remédio para febre?
report-antipyretic-hint = Nas cerca de 6 horas antes de medir a temperatura
report-eat = Consegue comer?
report-drink = Consegue beber líquidos?
report-comment = Quer nos contar algo?
report-comment-hint = Alguma preocupação ou dificuldade
report-comment-left = { $left ->
    [one] Resta { $left } letra
   *[other] Restam { $left } letras
}

report-check-title = Enviar assim?
report-send = Enviar
report-edit = Corrigir
report-edit-of = Corrigir: { $what }

value-not-measured = não medido
value-under-50 = menos de 50%
value-none = Nenhum
value-dash = –
value-separator = {", "}
value-pulse = pulso { $value } por minuto
value-spo2 = oxigênio { $value }
value-answered = { $question } – { $answer }

## After sending
sent-title = Recebemos seu relato
sent-sending-title = Enviando
sent-sending = Enviando ao centro de saúde (hokenjo)
sent-waits-title = Seu relato está guardado
sent-refused-title = O relato não chegou
sent-arrived = Recebido por { $center } ({ $time })
sent-later = Quando chegar, mostraremos a orientação do centro de saúde (hokenjo).
sent-home = Ir para o início

advice-emergency-title = Ligue agora para o 119
advice-emergency-text = Pode haver risco de vida. Ao telefone, diga que está em isolamento por COVID-19: “korona de ryōyō-chū（コロナで療養中）”.
advice-emergency-heading = Enquanto espera a ambulância
advice-emergency-1 = Fique numa posição confortável e não fique só.
advice-emergency-2 = Destranque a porta de entrada. Deixe à mão a caderneta de remédios e o cartão do seguro de saúde.
advice-emergency-3 = Se não puder ligar, peça à família ou a alguém por perto.
advice-urgent-title = Ligue para o centro de saúde (hokenjo)
advice-urgent-text = Você precisa de orientação logo. O centro de saúde também vai entrar em contato.
advice-urgent-119 = Se a falta de ar for forte ou as respostas ficarem confusas, ligue já para o 119.
advice-urgent-heading = Enquanto espera o contato
advice-urgent-1 = Deixe o telefone por perto e descanse com calma.
advice-urgent-2 = Beba líquidos aos poucos.
advice-urgent-3 = Meça e informe de novo daqui a 1 ou 2 horas.
advice-watch-heading = Fique de olho na sua saúde
advice-watch-1 = Nossa equipe vai ver o relato e ligar, se for preciso.
advice-watch-2 = Beba líquidos e descanse com calma.
advice-watch-3 = Informe de novo no fim da tarde ou à noite. Se piorar, ligue sem esperar.
advice-routine-heading = Por enquanto, descanse bem
advice-routine-1 = Beba líquidos várias vezes ao dia.
advice-routine-2 = Amanhã, informe de novo.
advice-routine-3 = Se piorar, pode informar quantas vezes quiser. Se tiver alguma preocupação, ligue para nós.

## History
history-title = Seus registros
history-empty = Ainda não há registros. Seu primeiro relato vai aparecer aqui.
history-more = Registros mais antigos
history-when = Data e hora
history-temperature = Temp.
history-spo2 = Oxigênio
history-how = Sintomas e evolução

## COCOA
cocoa-title = Número de registro do COCOA（処理番号）
cocoa-explain-1 = São 8 números para registrar o resultado positivo no COCOA, o aplicativo de confirmação de contatos.
cocoa-explain-2 = Só quem esteve perto de você recebe um aviso. Seu nome e os lugares não são revelados.
cocoa-explain-3 = O número vale 1 hora. Se não for usado, enviamos outro automaticamente (até 5 vezes no total).
cocoa-ask = Receber o número
cocoa-queued-title = Estamos preparando o número
cocoa-queued-text = Assim que ficar pronto, chega por SMS ou e-mail. Também aparece nesta tela.
cocoa-yours = Seu número de registro
cocoa-until = Válido até: { $time }
cocoa-left = Tempo restante: { $time }
cocoa-position = Número { $position } de { $of }
cocoa-open = Abrir o COCOA e registrar
cocoa-copy = Copiar o número
cocoa-registered-title = Registrado
cocoa-registered-text = Agradecemos sua colaboração. Você não precisa fazer mais nada.
cocoa-expired-title = O prazo deste número acabou
cocoa-expired-text = Enviaremos outro automaticamente. Se precisar já, toque no botão abaixo.
cocoa-undelivered-title = Não conseguimos entregar o número
cocoa-undelivered-text = Confira seu telefone e as configurações de e-mail e tente de novo.
cocoa-declined-title = Você informou que não usa o COCOA
cocoa-declined-text = Não enviaremos o número. Se mudar de ideia, é só pedir no botão abaixo.
cocoa-decline = Não uso o COCOA
cocoa-decline-title = Parar de receber o número?
cocoa-decline-text = Não enviaremos mais números. Depois você pode pedir de novo.
cocoa-decline-confirm = Sim, não vou usar

## Settings
settings-title = Configurações
settings-saved = Salvo
settings-language = Idioma
settings-language-hint = Muda o idioma das telas e das mensagens.
settings-reminder = Avisos
settings-hour = Horário do aviso
settings-hour-hint = Só avisamos quando falta o relato do dia.
settings-by = Como os avisos chegam
settings-by-hint = Automático: notificação, depois SMS, depois e-mail. Se um aviso não chegar, tentamos também por outro meio.
settings-by-any = Automático
settings-by-sms = Primeiro por SMS
settings-by-email = Primeiro por e-mail
settings-hour-n = { $hour }h
settings-hour-morning = Manhã ({ $hour }h)
settings-hour-afternoon = Tarde ({ $hour }h)
settings-hour-evening = Noite ({ $hour }h)
settings-push = Notificações neste celular
settings-push-text = As notificações não mostram seu nome nem a doença.
settings-push-on = Receber notificações
settings-push-off = Parar notificações
settings-push-is-on = Você está recebendo notificações.
settings-push-denied = As notificações estão bloqueadas no navegador. Para receber, permita nas configurações do navegador. Os avisos por SMS e e-mail continuam chegando.
settings-push-unsupported = Este navegador não recebe notificações. No iPhone, toque em compartilhar e em “Adicionar à Tela de Início”. Os avisos por SMS e e-mail continuam chegando.
settings-push-failed = Não foi possível ativar as notificações. Tente mais tarde.
settings-out = Encerrar o uso neste celular
settings-out-text = Se outras pessoas usam este celular, toque aqui ao terminar. Seus registros serão apagados deste celular.
settings-out-button = Sair
settings-out-title = Quer sair?
settings-out-again = Para usar de novo, abra o link enviado pelo centro de saúde (hokenjo).
settings-out-waiting = { $count ->
    [one] { $count } relato ainda não enviado também será apagado
   *[other] { $count } relatos ainda não enviados também serão apagados
}
settings-out-confirm = Sair e apagar registros

## Help
help-title = Emergência e como medir
help-119 = Quando chamar a ambulância
help-119-text = Se houver um só destes sinais, ligue para o 119. Diga que está em isolamento por COVID-19: “korona de ryōyō-chū（コロナで療養中）”.
help-center = Quando ligar para o centro de saúde (hokenjo)
help-center-text = Ligue já se o oxigênio for 93% ou menos, se tiver febre de 40 °C ou mais, se não conseguir beber líquidos ou se estiver com muito medo.
help-spo2 = Como medir direito o oxigênio (SpO₂)
help-spo2-1 = Aqueça a ponta do dedo e tire o esmalte.
help-spo2-2 = Sente-se e espere com calma, sem se mexer.
help-spo2-3 = Quando o número parar de mudar (20 a 30 segundos), leia o valor.
help-spo2-4 = Se o valor for baixo, respire fundo e meça de novo.

## Correct, print
report-correct = Corrigir o que enviei
report-correct-title = Escolha o que corrigir e envie
home-end-why = Como esta data é calculada
history-print = Imprimir ou salvar em PDF
history-print-hint = Na tela de impressão, escolha “Salvar como PDF” para ter um arquivo que você pode entregar.

## Getting back in, and changing how we reach you
back-link = Entrar de novo com telefone ou e-mail
contact-phone-title = Mudar o telefone
contact-email-title = Mudar o e-mail
settings-contact = Seu contato
settings-contact-phone = Telefone
settings-contact-email = E-mail
settings-contact-none = Não cadastrado

## Certificate
certificate-title = Certificado de isolamento（療養証明書）

## Messages from staff
letters-title = Mensagens do centro de saúde (hokenjo)
letter-from = { $center }, { $when }
letter-read = Já li
letter-read-at = Lida: { $when }

## Who can see my data
access-title = Quem pode ver seus dados

## Stop reminders, offer notifications
settings-stop = Parar os avisos
settings-pause = Pausar por 3 dias
settings-start = Voltar a receber avisos
settings-paused = Os avisos estão pausados até { $day }. Você pode enviar o relato quando quiser.
settings-stopped = Os avisos estão parados. Você pode enviar o relato quando quiser.
push-ask-title = Quer receber neste celular o aviso do próximo relato?
push-ask-text = O aviso só chega se ainda faltar o relato, no horário escolhido. Não mostra a doença nem o seu nome. Você pode mudar depois nas configurações.
push-ask-later = Agora não
