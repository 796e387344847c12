# What only the pages made by the server say; not sent to the phone.

## Getting in by a code, changing a contact
back-title = Pumasok ulit
back-text = Magpapadala po kami ng 6 na numerong code sa nakarehistrong telepono o email ninyo.
back-contact = Numero ng telepono o email
back-contact-hint = Iyong ibinigay po ninyo sa Public Health Center (hokenjo)
back-voice = Pakinggan ang code sa tawag
back-voice-hint = Sa landline, palagi po kaming tatawag.
back-send = Ipadala ang code
back-none = Kung matagal nang walang dumarating, baka po iba ang inilagay ninyo sa nakarehistro. Itama at ipadala ulit, o tumawag sa Public Health Center (hokenjo).
code-title = Ilagay ang code
code-by-sms = Darating po sa SMS ang 6 na numerong code. 10 minuto itong magagamit.
code-by-email = Darating po sa email ang 6 na numerong code. 10 minuto itong magagamit.
code-by-voice = Tatawag po kami sa ilang sandali at babasahin nang dalawang beses ang 6 na numerong code. 10 minuto itong magagamit.
code-label = Code na 6 na numero
code-enter = Kumpirmahin
code-again = Ipadala ulit
code-again-done = Naipadala na po ulit. Ang bagong code lang ang magagamit.
code-voice = Pakinggan sa tawag
code-edit = Itama ang inilagay ko
contact-phone = Bagong numero ng telepono
contact-email = Bagong email
contact-text = Magpapadala po kami ng code sa bagong kontak. Hangga’t hindi pa nailalagay ang code, ang dating kontak pa rin ang gagamitin.
contact-now = Kontak ngayon: { $contact }
contact-done = Napalitan na
contact-done-text = Mula ngayon, sa bagong kontak na po darating ang mga abiso.
settings-contact-back = Bumalik sa mga setting
problem-code-over = Hindi na po magagamit ang code na ito. Pindutin ang “Ipadala ulit” at ilagay ang bagong code.
problem-code-too-often = Masyado na pong marami ang magkakasunod na pagpapadala. Maghintay muna, o kung kailangan agad, tumawag sa Public Health Center (hokenjo).
field-error-contact-same = Pareho po ito sa kontak ninyo ngayon
problem-code-pause = Maaaring matagalan nang kaunti bago dumating ang code. Maghintay po ng mga { $seconds } segundo, saka pindutin ulit.

## The certificate
certificate-says = Pinatutunayan nito na ang taong nakasulat sa ibaba ay sumailalim sa isolation dahil sa COVID-19 sa panahong nakasaad.
certificate-name = Buong pangalan
certificate-birth = Petsa ng kapanganakan
certificate-period = Panahon ng isolation
certificate-period-days = { $from } hanggang { $to }
certificate-center = Public Health Center (hokenjo)
certificate-issued = Petsa ng pagbibigay
certificate-code = Code ng sertipiko
certificate-check = Matitiyak kung may bisa ang code na ito sa { $url }
check-title = Pagtiyak sa sertipiko ng isolation
check-text = Ilagay po ang code na nakasulat sa sertipiko (12 letra at numero).
check-button = Tiyakin
check-valid = May bisa ang sertipikong ito
check-not-valid = Walang bisa ang sertipikong ito
check-not-valid-text = Pakitingnan po ulit kung tama ang inilagay na code.
certificate-print-how = Para i-print o i-save bilang PDF, piliin po ang “Print” sa menu ng browser o sa share button.
problem-certificate-not-yet = Makukuha po ang sertipiko kapag natiyak na ng Public Health Center (hokenjo) na tapos na ang inyong isolation.

## Who sees the data
access-text = Ginagamit lang po ang mga tala ninyo para maalagaan kayo habang naka-isolate. Tuwing titingnan o susulatan ito ng mga kawani, naitatala rin iyon.
access-centers = Mga Public Health Center (hokenjo) na nakakakita
access-association = Samahan ng mga doktor na sumusubaybay sa inyo sa hiling ng hokenjo
access-hotel = Hotel na tinutuluyan ninyo
access-hotel-text = Hindi po makikita ng mga tauhan ng hotel ang mga talang ito.
access-days = Mga huling pagtingin at pagsulat
access-viewed = { $role }: tumingin nang { $count } beses
access-changed = { $role }: nagsulat nang { $count } beses
access-empty = Wala pa pong tala.
access-role-nurse = Nars ng hokenjo
access-role-manager = Namamahala sa hokenjo
access-role-clinician = Doktor ng samahan ng mga doktor
access-role-hotel = Kawani ng hotel
access-role-prefecture = Kawani ng prefecture
access-role-auditor = Tagasuri (auditor)

## The report on one page
field-error-answer-both = Isa lang po ang piliin: ang numero o ang akma sa inyo
