# Why the server refused, and what is wrong in a field (patients and staff)

problem-offline = Walang signal o hindi makakonekta sa server. Maghintay po sandali at subukan ulit.
problem-unreadable = Hindi po maayos ang dumating na sagot. Tingnan kung may lumabas na login ng Wi-Fi, at subukan ulit.
problem-bad-request = Hindi namin nabasa ang ipinadala. Buksan po ulit ang pahina at subukan muli.
problem-invalid = May kailangan pong itama sa inilagay.
problem-not-found = Hindi po makita. Wala na ito o wala kayong pahintulot na makita ito.
problem-signed-out = Tapos na po ang oras ng pag-login.
problem-forbidden = Wala po kayong pahintulot na gawin ito.
problem-csrf = Luma na po ang pahinang ito. Buksan ulit at subukan muli.
problem-locked = Ilang beses pong mali ang inilagay. Subukan ulit pagkalipas ng mga { $minutes } minuto.
problem-too-many-requests = Sunod-sunod po ang naipadala. Subukan ulit pagkalipas ng mga { $minutes } minuto.
problem-too-large = Masyado pong malaki ang laman.
problem-unsupported-media-type = Hindi po namin mabasa ang ganitong uri ng file.
problem-method-not-allowed = Hindi po ito puwedeng gawin.
problem-conflict = May ibang nauna nang nagbago nito. Buksan po ulit at subukan muli.
problem-internal = Nagkaproblema po ang server. Maghintay sandali at subukan ulit.
problem-unavailable = Abala po ang server ngayon. Maghintay sandali at subukan ulit.
problem-birth-date-wrong = Iba po ito sa petsa ng kapanganakan na nasa amin. Pakitingnan po ulit. Puwede pa kayong sumubok nang { $tries } beses.
problem-invitation-expired = Lampas na po sa oras ang link na ito. Tumawag po kayo at magpapadala kami ng bago.
problem-invitation-revoked = Itinigil na po ang link na ito. Kung hindi ninyo alam kung bakit, tumawag po kayo.
problem-gone = Lampas na po sa oras o wala na ito.
problem-report-differs = Dumating na po ang ulat na ito na iba ang laman.
problem-report-too-old = Masyado na pong luma ang petsa ng ulat.
problem-number-not-eligible = Ang numero ng rehistro ay para po sa mga nagpositibo sa test.
problem-number-already = Inihahanda na po o naipadala na ang numero.
problem-push-refused = Hindi po makapagpadala ng notipikasyon sa cellphone na ito.
problem-code-wrong = Mali po ang code. Puwede pa kayong sumubok nang { $tries } beses.

## Fields
field-error-answer-needed = Ilagay po o piliin ang akma
field-error-era-needed = Piliin po ang panahon (Showa at iba pa) o ilagay ang kanluraning taon na may 4 na numero
field-error-required = Pakisagutan po
field-error-too-long = Masyado pong mahaba
field-error-phone-digits = Ilagay po ang 10 o 11 numero na nagsisimula sa 0
field-error-phone-mobile-digits = May 11 numero po ang cellphone
field-error-email-form = Hindi po tama ang email
field-error-date-form = Hindi po mabasa ang petsa
field-error-date-no-such-day = Wala pong ganitong araw
field-error-date-era = Wala pong ganitong taon sa panahong iyon
field-error-date-future = Hindi po puwede ang petsang hindi pa dumarating
field-error-date-before-birth = Mas maaga po ito sa petsa ng kapanganakan
field-error-date-too-old = Masyado na pong luma ang petsa
field-error-hour-range = Pumili po ng oras mula 8:00 hanggang 20:00
field-error-pause-range = Pumili po ng araw mula bukas hanggang 30 araw mula ngayon
field-error-temperature-form = Ilagay po ang temperatura bilang numero, gaya ng 38.4
field-error-temperature-range = Ilagay po ang temperatura mula 34.0 hanggang 43.0 °C
field-error-spo2-form = Ilagay po ang oxygen bilang numero, gaya ng 97
field-error-spo2-range = 50 hanggang 100 po ang oxygen. Kung mas mababa, pindutin ang “Mas mababa sa 50”
field-error-pulse-form = Ilagay po ang pulso bilang numero
field-error-pulse-range = Ilagay po ang pulso mula 30 hanggang 220
field-error-comment-too-long = Hanggang 500 letra lang po

## One-time codes
field-error-code-form = Ilagay po ang 6 na numero
field-error-mobile-needed = Ilagay po ang numero ng cellphone para mapadalhan namin kayo ng abiso
