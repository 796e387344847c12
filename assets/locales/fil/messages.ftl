# What is sent. SMS at most 268 units (UTF-16). No illness, name or ID (COCOA's link and digits excepted).

## SMS

message-invitation-sms = Mimamori: tungkol po sa inyong ulat araw-araw. Kayo po mismo ang magbukas ng link: { $link } Para itigil o baguhin, gamitin din ito.
message-reminder-sms = Mimamori: pakipadala po ang ulat ngayong araw { $link } Itigil o baguhin: { $stop }
message-second-reminder-sms = Mimamori: kapag may oras po kayo, pakisabi kung kumusta kayo ngayon { $link } Itigil o baguhin: { $stop }
message-number-sms = Mimamori: numero ng rehistro { $digits } (hanggang { $time }). Irehistro sa COCOA: { $link } Kung hindi gumagamit: { $page }
message-number-reminder-sms = Mimamori: hanggang { $time } po ang numero ng rehistro { $digits }. Pakirehistro po: { $link } Kung hindi gumagamit: { $page }
message-staff-alert-sms = Mimamori: may agarang naghihintay at wala pang humahawak. Pakitingnan agad: { $link }
message-one-time-code-sms = Mimamori: ang code ninyo ay { $digits } (hanggang { $time }). Huwag pong sabihin kahit kanino.

## Push

message-push-title = Mimamori
message-reminder-push = Pakipadala po ang ulat ngayong araw.
message-second-reminder-push = Kapag may oras po kayo, pakisabi kung kumusta kayo ngayon.

## E-mail

message-subject = Mimamori: abiso
message-invitation-email =
    Tungkol po ito sa inyong ulat araw-araw.

    Kayo po mismo ang magbukas ng link na ito:
    { $link }

    Kung hindi po para sa inyo ito, masasabi ninyo sa amin sa link ding ito.
    Dito rin puwedeng itigil o baguhin ang mga mensahe.
message-reminder-email =
    Pakipadala po ang ulat ngayong araw.
    { $link }

    Para ihinto muna o itigil ang mga paalala (hindi kailangang mag-login):
    { $stop }
message-second-reminder-email =
    Kapag may oras po kayo, pakisabi kung kumusta kayo ngayon.
    { $link }

    Kung walang ulat, maaari po kaming tumawag sa inyo.

    Para ihinto muna o itigil ang mga paalala (hindi kailangang mag-login):
    { $stop }
message-number-email =
    Ang numero ninyo ng rehistro ay { $digits }. Magagamit ito hanggang { $time }.

    Sa app na COCOA, buksan po ang link na ito o ilagay ang numero para magrehistro:
    { $link }

    Kung hindi po kayo gumagamit ng COCOA, pakisabi rito:
    { $page }
message-number-reminder-email =
    Hanggang { $time } po ang numero ng rehistro { $digits }. Pakirehistro po.
    { $link }

    Kung hindi po kayo gumagamit ng COCOA, pakisabi rito:
    { $page }
message-staff-alert-email =
    May agarang naghihintay at wala pang humahawak.

    Pakitingnan agad:
    { $link }
message-staff-invitation-email =
    Tungkol po ito sa account ninyo bilang kawani.

    Buksan po ang link na ito at pumili ng password. Isang beses lang ito magagamit, sa loob ng 72 oras.
    { $link }

    Kung lumipas na ang oras, hilingin po sa manager na ipadala ulit.
    Kung wala kayong alam tungkol dito, wala po kayong kailangang gawin.

message-one-time-code-email =
    Ang code ninyo ay { $digits }. Magagamit ito hanggang { $time }.

    Huwag pong sabihin kahit kanino.
    Kung hindi kayo ang humingi nito, wala po kayong kailangang gawin.

## By telephone, read aloud. Numbers digit by digit, twice.

message-number-voice = Ito po ang Mimamori. Sasabihin ko po ang numero ninyo ng rehistro. { $digits }. Uulitin ko po. { $digits }. Pakirehistro po ito sa app na Cocoa hanggang { $time }.
message-number-reminder-voice = Ito po ang Mimamori. Pakirehistro po ang numero ninyo hanggang { $time }. Ang numero ay { $digits }. Uulitin ko po. { $digits }.
message-staff-alert-voice = Ito po ang Mimamori. May agarang naghihintay at wala pang humahawak. Pakitingnan po agad ang screen. Uulitin ko po. May agarang naghihintay. Pakitingnan po agad ang screen.
message-one-time-code-voice = Ito po ang Mimamori. Sasabihin ko po ang code ninyo. { $digits }. Uulitin ko po. { $digits }. Huwag pong sabihin kahit kanino.

## The page that stops them (from the link in a message, without a login)

stop-title = Ihinto muna o itigil ang mga paalala
stop-what = Sa pahinang ito, puwede po ninyong ihinto muna o itigil ang paalala para sa ulat araw-araw (SMS, email at notipikasyon).
stop-rest = Tuloy pa rin po ang ibang mensahe at ang mga tawag namin.
stop-state-on = Araw-araw po kaming nagpapaalala ngayon.
stop-state-paused = Nakahinto po muna ang mga paalala. Magsisimula ulit sa { $month }/{ $day } (buwan/araw).
stop-state-off = Nakatigil po ang mga paalala.
stop-pause = Ihinto muna nang 3 araw
stop-off = Itigil
stop-start = Tumanggap ulit
stop-report = Ipadala ang ulat ngayong araw
stop-unknown = Hindi po magagamit ang link na ito. Buksan ang link sa pinakabagong mensahe.
