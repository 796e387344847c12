# The patient's pages. Read by someone with a fever: kind, short, clear.

page-title = { $page } | Mimamori
wait-loading = Sandali lang po
person-name = { $name }
word-yes = Oo
word-no = Hindi

## Calls
call-119 = Tumawag ng ambulansiya
call-center = Tawagan ang { $name }
call-center-short = Tawagan ang hokenjo
call-night = Gabi at araw na walang pasok
call-hours = Oras ng pagtawag: { $hours }
call-consultation = Linya ng konsultasyon ng prefecture
call-consultation-when = Kapag hindi matawagan ang Public Health Center (hokenjo), o may iba pang alalahanin
call-119-when = Kung hirap huminga, nangangasul ang labi, hindi sumasagot o masakit ang dibdib, tumawag po agad sa 119. Huwag mag-atubili.

## The way in
door-title = Tiyakin po nating kayo ito
door-text = Mula po ito sa { $center }. Ilagay ang petsa ng inyong kapanganakan.
door-birth = Petsa ng kapanganakan
door-birth-hint = Halimbawa: taon 1940 (o Showa 15), buwan 3, araw 2
door-era = Paraan ng pagbilang ng taon
era-western = Kanluraning taon
era-taisho = Taisho
era-showa = Showa
era-heisei = Heisei
era-reiwa = Reiwa
door-year = Taon
door-month = Buwan
door-day = Araw
door-date = { $month } { $day }, { $year }
door-era-year = { $era } { $year }
door-understood = Ipinanganak: { $date } ({ $era })
door-enter = Magsimula
door-help = Kung ayaw gumana, tumawag po kayo sa amin.
door-expired-title = Lampas na sa oras ang link na ito
door-revoked-title = Hindi na magagamit ang link na ito
door-missing-title = Parang mali ang link
door-missing-text = Buksan po ulit ang link sa mensahe nang buo. Tingnan din kung hindi ito naputol.
door-unreachable-title = Hindi makakonekta

not-me = Hindi ako ito
not-me-title = Hindi po ba para sa inyo ang mensaheng ito?
not-me-text = Kung pipindutin ninyo ang “Oo”, hindi na po kami magpapadala sa numero o email na ito. Hahanapin ng Public Health Center (hokenjo) ang tamang kontak.
not-me-confirm = Oo, hindi para sa akin
not-me-done-title = Salamat po sa pagsabi sa amin
not-me-done-text = Wala na po kayong kailangang gawin. Puwede nang isara ang pahinang ito.

signed-out-title = Buksan po ulit ang inyong link
signed-out-text = Buksan ang link sa SMS o email mula sa Public Health Center (hokenjo), at makapagpapatuloy po kayo kung saan kayo huminto.
signed-out-waiting = Nasa cellphone pa po na ito ang mga ulat na hindi pa naipadala. Kusa itong ipapadala kapag nakapasok kayo ulit.
signed-out-call = Hindi makita ang link? Tumawag po kayo. Puwede ring mag-ulat sa telepono.
signed-out-new = Hindi makita ang link? Tumawag po sa inyong Public Health Center (hokenjo).

## Home
home-title = Kumusta kayo ngayong araw
home-title-household = Kumusta ang pamilya ngayong araw
home-report = Iulat ang lagay ko
home-report-again = Mag-ulat ulit
home-report-of = Mag-ulat para kay { $name }
home-state-done = Naipadala na ang ulat ngayong araw
home-state-due = Wala pang ulat ngayong araw
home-state-waiting = Hinihintay ng ulat ang pagbalik ng signal
home-state-over = Tapos na ang pagsubaybay sa inyong isolation
home-over = Salamat po sa inyong tiyaga. Kung may magbago sa pakiramdam ninyo, kumonsulta sa Public Health Center (hokenjo) o sa inyong doktor.
home-last = Noong huli ({ $when }): { $values }
home-day = Isolation
home-day-n = Ika-{ $day } araw
home-end = Inaasahang pagtatapos
home-end-day = { $day }
home-end-note = Maaari po itong magbago ayon sa lagay ninyo.
home-by-phone = Araw-araw po kaming tatawag para kumustahin kayo. Puwede rin kayong mag-ulat dito.
home-reminder = Susunod na paalala: { $when }
home-trouble = May problema o nag-aalala?
home-trouble-text = Kung lumala ang pakiramdam, tumawag po agad. Huwag nang hintayin ang susunod na ulat.
home-119-when = Kailan tatawag ng ambulansiya
home-help = Mga senyales ng emerhensiya at tamang pagsukat
home-more = Iba pa

## Waiting reports, no connection
waiting-title = { $count } ulat ang hindi pa naipadala
waiting-text = Kusa po itong ipapadala kapag bumalik ang signal. Nakatago ito sa cellphone na ito, kahit isara ninyo ang pahina.
waiting-sending = Ipinapadala na po.
waiting-now = Subukang ipadala ngayon
offline-title = Walang koneksiyon ngayon
offline-text = Ito po ang huling nakuha namin. Puwede pa rin kayong magsulat ng ulat.
not-kept-title = Hindi ito maitatago sa cellphone na ito
not-kept-text = Baka po naka-private ang browser. Kung isasara ang pahina bago maipadala, mawawala ang ulat. Hayaan po itong bukas hanggang maipadala.
refused-title = Hindi dumating ang ulat para kay { $name } ({ $when })
refused-text = Pasensiya na po. Mag-ulat ulit o tumawag sa Public Health Center (hokenjo).
refused-seen = Naiintindihan ko

missing-title = Hindi makita ang pahina
missing-text = Nagbago po ang address, o hindi ito makikita sa cellphone na ito.
missing-home = Pumunta sa simula

## Report
report-place = Hakbang { $place } sa { $of }
report-resumed = Puwede po kayong magpatuloy kung saan kayo huminto
report-start-over = Magsimula ulit
report-last = Noong huli: { $value } ({ $when })
report-send-now = Ipadala na ang naisulat ko

report-temperature-title = Ano po ang temperatura ninyo?
report-temperature = Temperatura
report-temperature-range = Numero mula 34.0 hanggang 43.0 °C
report-temperature-less = Ibaba nang 0.1
report-temperature-more = Itaas nang 0.1
report-temperature-none = Hindi sinukat o walang thermometer

report-oxygen-title = Ano po ang oxygen sa dugo ninyo (SpO₂)?
report-spo2 = Oxygen (SpO₂)
report-spo2-range = Karaniwang mga 96 hanggang 99%
report-spo2-less = Ibaba nang 1
report-spo2-more = Itaas nang 1
report-spo2-under-50 = Mas mababa sa 50
report-spo2-none = Hindi sinukat o walang oximeter
report-spo2-how = Tamang pagsukat
report-pulse = Pulso
report-pulse-unit = bawat minuto

odd-title = Tama po ba ang numerong ito?
odd-swapped = Ang nakalagay po ay oxygen { $spo2 } at pulso { $pulse }. Hindi kaya nagkapalit?
odd-jump = Malaki po ang nagbago: dati { $last }, ngayon { $now }. Painitin ang daliri at sukatin ulit para sigurado.
odd-yes = Tama ito
odd-no = Baguhin

report-signs = Mga senyales ng emerhensiya
report-signs-title = Mayroon po ba kayo ng alinman dito?
report-signs-hint = Kahit isa lang, kailangan na pong tumawag agad. Pindutin ang akma.
report-signs-own = Nararamdaman ninyo mismo
report-signs-family = Nakikita ng pamilya o ng iba
report-signs-none = Wala sa mga ito
report-sign-bad-colour = Halatang masama ang kulay ng mukha
report-sign-blue-lips = Nangangasul o kulay-ube ang labi
report-sign-strange = Kakaiba ang kilos, hindi gaya ng dati
report-sign-heavy-breathing = Humihingal, mabigat ang paghinga
report-sign-sudden-breathless = Biglang nahirapang huminga
report-sign-breathless-moving = Hirap huminga kahit kaunting galaw lang
report-sign-chest-pain = Masakit ang dibdib
report-sign-cannot-lie-down = Hindi makahiga, nakakahinga lang kapag nakaupo
report-sign-shoulder-breathing = Umaangat ang balikat sa bawat paghinga
report-sign-sudden-wheeze = Biglang may huni ang paghinga nitong huling 2 oras
report-sign-dazed = Tulala, mahina ang reaksiyon
report-sign-unresponsive = Halos walang malay, hindi sumasagot
report-sign-irregular-pulse = Lumalaktaw o wala sa ritmo ang pulso

report-symptoms = Mga sintomas
report-symptoms-title = May iba pa po bang sintomas?
report-symptoms-hint = Puwedeng pumili ng marami
report-symptoms-none = Walang sintomas

report-course = Pagbabago
report-course-title = Kumusta po kayo kumpara kahapon?
report-trend = Kumpara kahapon
report-antipyretic = Uminom po ba ng gamot sa lagnat?
report-antipyretic-hint = Sa loob ng mga 6 na oras bago sukatin ang temperatura
report-eat = Nakakakain po ba?
report-drink = Nakakainom po ba ng tubig?
report-comment = May gusto po ba kayong sabihin?
report-comment-hint = Inaalala ninyo o problema
report-comment-left = { $left } letra pa

report-check-title = Ipapadala na po ba ito?
report-send = Ipadala
report-edit = Baguhin
report-edit-of = Baguhin: { $what }

value-not-measured = hindi sinukat
value-under-50 = mas mababa sa 50%
value-none = Wala
value-dash = –
value-separator = {", "}
value-pulse = pulso { $value } bawat minuto
value-spo2 = oxygen { $value }
value-answered = { $question } – { $answer }

## After sending
sent-title = Natanggap po namin ang ulat ninyo
sent-sending-title = Ipinapadala na
sent-sending = Ipinapadala na sa Public Health Center (hokenjo)
sent-waits-title = Nakatago po ang ulat ninyo
sent-refused-title = Hindi dumating ang ulat
sent-arrived = Natanggap ng { $center } ({ $time })
sent-later = Kapag dumating na, ipapakita po namin ang payo ng Public Health Center (hokenjo).
sent-home = Pumunta sa simula

advice-emergency-title = Tumawag na po ngayon sa 119
advice-emergency-text = Maaaring manganib ang buhay. Sa telepono, sabihing naka-isolate kayo dahil sa COVID-19: “korona de ryōyō-chū（コロナで療養中）”.
advice-emergency-heading = Habang hinihintay ang ambulansiya
advice-emergency-1 = Pumuwesto po nang komportable at huwag mag-isa.
advice-emergency-2 = Buksan ang kandado ng pinto. Ihanda ang talaan ng gamot (okusuri techō) at insurance card (hokenshō).
advice-emergency-3 = Kung hindi makatawag, magpatulong sa pamilya o sa taong malapit.
advice-urgent-title = Tumawag po sa Public Health Center (hokenjo)
advice-urgent-text = Kailangan po ninyong kumonsulta agad. Tatawag din sa inyo ang Public Health Center.
advice-urgent-119 = Kung hirap na hirap huminga o magulo ang sagot, tumawag po agad sa 119.
advice-urgent-heading = Habang hinihintay ang tawag
advice-urgent-1 = Ilapit ang telepono at magpahinga po nang tahimik.
advice-urgent-2 = Uminom ng tubig nang paunti-unti.
advice-urgent-3 = Pagkalipas ng 1 o 2 oras, magsukat at mag-ulat po ulit.
advice-watch-heading = Bantayan po ang inyong pakiramdam
advice-watch-1 = Titingnan po namin ang ulat ninyo at tatawag kung kailangan.
advice-watch-2 = Uminom ng tubig at magpahinga po nang tahimik.
advice-watch-3 = Mag-ulat po ulit mamayang hapon o gabi. Kung lumala, tumawag agad.
advice-routine-heading = Sa ngayon, magpahinga po kayo
advice-routine-1 = Uminom ng tubig nang madalas.
advice-routine-2 = Mag-ulat po ulit bukas.
advice-routine-3 = Kung lumala, puwede pong mag-ulat kahit ilang beses. Kung nag-aalala, tumawag po kayo.

## History
history-title = Inyong mga tala
history-empty = Wala pa pong tala. Dito lalabas ang una ninyong ulat.
history-more = Mga naunang tala
history-when = Petsa at oras
history-temperature = Temp.
history-spo2 = Oxygen
history-how = Sintomas at pagbabago

## COCOA
cocoa-title = Numero ng rehistro sa COCOA（処理番号）
cocoa-explain-1 = 8 numero po ito para irehistro ang pagiging positibo sa COCOA, ang app para malaman ang mga nakasalamuha.
cocoa-explain-2 = Mga taong napalapit lang po sa inyo ang makakatanggap ng abiso. Hindi ipapaalam ang pangalan at lugar.
cocoa-explain-3 = 1 oras magagamit ang numero. Kung hindi nagamit, kusa po kaming magpapadala ng bago (hanggang 5 beses lahat).
cocoa-ask = Humingi ng numero
cocoa-queued-title = Inihahanda po ang numero ninyo
cocoa-queued-text = Kapag handa na, darating po ito sa SMS o email. Lalabas din ito rito.
cocoa-yours = Numero ninyo ng rehistro
cocoa-until = Magagamit hanggang { $time }
cocoa-left = Natitirang oras: { $time }
cocoa-position = Ika-{ $position } numero sa { $of }
cocoa-open = Buksan ang COCOA at magrehistro
cocoa-copy = Kopyahin ang numero
cocoa-registered-title = Nakarehistro na
cocoa-registered-text = Salamat po sa tulong ninyo. Wala na kayong kailangang gawin.
cocoa-expired-title = Lampas na sa oras ang numerong ito
cocoa-expired-text = Kusa po kaming magpapadala ng bago. Kung kailangan na ngayon, pindutin ang nasa ibaba.
cocoa-undelivered-title = Hindi naihatid ang numero
cocoa-undelivered-text = Tingnan po ang numero ng telepono at setting ng email, at subukan ulit.
cocoa-declined-title = Sinabi po ninyong hindi kayo gumagamit ng COCOA
cocoa-declined-text = Hindi po kami magpapadala ng numero. Kung magbago ang isip, humingi kahit kailan sa ibaba.
cocoa-decline = Hindi ako gumagamit ng COCOA
cocoa-decline-title = Ititigil po ba ang numero?
cocoa-decline-text = Hindi na po kami magpapadala ng numero. Puwede pa rin kayong humingi ulit.
cocoa-decline-confirm = Oo, hindi ko gagamitin

## Settings
settings-title = Mga setting
settings-saved = Na-save na
settings-language = Wika
settings-language-hint = Magbabago po ang wika ng mga pahina at mensahe.
settings-reminder = Mga paalala
settings-hour = Oras ng paalala
settings-hour-hint = Kapag wala pa lang ulat sa araw na iyon kami magpapaalala.
settings-by = Paano darating ang paalala
settings-by-hint = Awtomatiko: notipikasyon, saka SMS, saka email. Kapag hindi po dumating, susubukan din namin ang ibang paraan.
settings-by-any = Awtomatiko
settings-by-sms = SMS muna
settings-by-email = Email muna
settings-hour-n = { $hour }:00
settings-hour-morning = Umaga ({ $hour }:00)
settings-hour-afternoon = Hapon ({ $hour }:00)
settings-hour-evening = Gabi ({ $hour }:00)
settings-push = Notipikasyon sa cellphone na ito
settings-push-text = Hindi po makikita rito ang sakit o pangalan ninyo.
settings-push-on = Tumanggap ng notipikasyon
settings-push-off = Itigil ang notipikasyon
settings-push-is-on = Tumatanggap po kayo ng notipikasyon.
settings-push-denied = Nakaharang po ang notipikasyon sa browser. Para makatanggap, payagan ito sa setting ng browser. Darating pa rin ang paalala sa SMS at email.
settings-push-unsupported = Hindi po makatatanggap ng notipikasyon ang browser na ito. Sa iPhone, pindutin ang Share, saka ang “Add to Home Screen”. Darating pa rin ang paalala sa SMS at email.
settings-push-failed = Hindi po naayos ang notipikasyon. Subukan ulit mamaya.
settings-out = Itigil ang paggamit sa cellphone na ito
settings-out-text = Kung may iba pang gumagamit ng cellphone na ito, pindutin po ito kapag tapos na. Mabubura rito ang inyong mga tala.
settings-out-button = Mag-log out
settings-out-title = Magla-log out po ba?
settings-out-again = Para magamit ulit, buksan po ang link mula sa Public Health Center (hokenjo).
settings-out-waiting = Mabubura rin ang { $count } ulat na hindi pa naipadala
settings-out-confirm = Mag-log out at burahin ang tala

## Help
help-title = Emerhensiya at tamang pagsukat
help-119 = Kailan tatawag ng ambulansiya
help-119-text = Kung may kahit isa sa mga ito, tumawag po sa 119. Sabihing naka-isolate kayo dahil sa COVID-19: “korona de ryōyō-chū（コロナで療養中）”.
help-center = Kailan tatawag sa Public Health Center (hokenjo)
help-center-text = Tumawag po agad kung ang oxygen ay 93% o mas mababa, ang lagnat ay 40 °C o mas mataas, hindi makainom ng tubig, o labis na nag-aalala.
help-spo2 = Tamang pagsukat ng oxygen (SpO₂)
help-spo2-1 = Painitin ang dulo ng daliri at alisin ang kyuteks.
help-spo2-2 = Umupo po, huwag gumalaw, at maghintay nang tahimik.
help-spo2-3 = Basahin ang numero kapag hindi na ito nagbabago (20 hanggang 30 segundo).
help-spo2-4 = Kung mababa ang lumabas, huminga po nang malalim at sukatin ulit.

## Correct, print
report-correct = Itama ang naipadala ko
report-correct-title = Piliin po ang itatama, saka ipadala
home-end-why = Paano kinalkula ang petsang ito
history-print = I-print o i-save bilang PDF
history-print-hint = Sa pag-print, piliin po ang “I-save bilang PDF” para magkaroon ng file na maibibigay ninyo.

## Getting back in, and changing how we reach you
back-link = Pumasok ulit gamit ang telepono o email
contact-phone-title = Palitan ang numero ng telepono
contact-email-title = Palitan ang email
settings-contact = Kontak ninyo
settings-contact-phone = Numero ng telepono
settings-contact-email = Email
settings-contact-none = Walang nakarehistro

## Certificate
certificate-title = Sertipiko ng isolation（療養証明書）

## Messages from staff
letters-title = Mga mensahe mula sa Public Health Center (hokenjo)
letter-from = { $center }, { $when }
letter-read = Nabasa ko na
letter-read-at = Nabasa: { $when }

## Who can see my data
access-title = Sino ang nakakakita ng datos ko

## Stop reminders, offer notifications
settings-stop = Itigil ang mga paalala
settings-pause = Ihinto muna nang 3 araw
settings-start = Tumanggap ulit ng paalala
settings-paused = Nakahinto po muna ang mga paalala hanggang { $day }. Puwede pa rin kayong mag-ulat kahit kailan.
settings-stopped = Nakatigil po ang mga paalala. Puwede pa rin kayong mag-ulat kahit kailan.
push-ask-title = Gusto po ba ninyong ipaalala namin ang susunod na ulat sa cellphone na ito?
push-ask-text = Darating lang po ito sa oras na pinili kapag wala pa kayong ulat. Hindi makikita ang sakit o pangalan ninyo. Mababago ito sa mga setting.
push-ask-later = Huwag muna ngayon
