# What is sent. SMS at most 268 units (UTF-16). No illness, name or ID (COCOA's link and digits excepted).

## SMS

message-invitation-sms = Mimamori: Ini tentang laporan harian Anda. Mohon buka sendiri tautan ini { $link } Berhenti atau ubah juga di situ
message-reminder-sms = Mimamori: Mohon kirim laporan hari ini { $link } Berhenti atau ubah: { $stop }
message-second-reminder-sms = Mimamori: Jika sempat, mohon kabari bagaimana hari ini { $link } Berhenti atau ubah: { $stop }
message-number-sms = Mimamori: Nomor pendaftaran { $digits } (sampai { $time }). Daftarkan di COCOA: { $link } Tidak memakai: { $page }
message-number-reminder-sms = Mimamori: Nomor pendaftaran { $digits } berlaku sampai { $time }. Mohon daftarkan: { $link } Tidak memakai: { $page }
message-staff-alert-sms = Mimamori: Ada hal mendesak yang menunggu dan belum ada petugasnya. Mohon segera periksa { $link }
message-one-time-code-sms = Mimamori: Kode verifikasi Anda { $digits } (sampai { $time }). Jangan beri tahu orang lain.

## Push

message-push-title = Mimamori
message-reminder-push = Mohon kirim laporan hari ini.
message-second-reminder-push = Jika sempat, mohon kabari bagaimana hari ini.

## E-mail

message-subject = Mimamori: Pemberitahuan
message-invitation-email =
    Ini tentang laporan harian Anda.

    Mohon buka sendiri tautan ini:
    { $link }

    Jika pesan ini bukan untuk Anda, Anda juga bisa memberi tahu kami lewat tautan ini.
    Di situ Anda juga bisa menghentikan atau mengubah pengiriman.
message-reminder-email =
    Mohon kirim laporan hari ini:
    { $link }

    Untuk jeda atau berhenti (tidak perlu masuk):
    { $stop }
message-second-reminder-email =
    Kapan pun Anda sempat, mohon kabari bagaimana hari ini.
    { $link }

    Jika tidak ada laporan, petugas mungkin akan menelepon Anda.

    Untuk jeda atau berhenti (tidak perlu masuk):
    { $stop }
message-number-email =
    Nomor pendaftaran Anda { $digits }. Berlaku sampai pukul { $time }.

    Buka tautan ini di aplikasi COCOA, atau masukkan nomornya untuk mendaftar:
    { $link }

    Jika tidak memakai COCOA, mohon beri tahu kami di halaman ini:
    { $page }
message-number-reminder-email =
    Nomor pendaftaran { $digits } berlaku sampai pukul { $time }. Mohon daftarkan:
    { $link }

    Jika tidak memakai COCOA, mohon beri tahu kami di halaman ini:
    { $page }
message-staff-alert-email =
    Ada hal mendesak yang menunggu dan belum ada petugasnya.

    Mohon segera periksa:
    { $link }
message-staff-invitation-email =
    Ini tentang akun staf Anda.

    Silakan buka tautan berikut dan tentukan kata sandi. Tautan berlaku 72 jam, hanya untuk satu kali.
    { $link }

    Jika sudah kedaluwarsa, mintalah manajer Anda mengirimnya lagi.
    Jika Anda tidak tahu perihal ini, Anda tidak perlu melakukan apa pun.
message-one-time-code-email =
    Kode verifikasi Anda { $digits }. Berlaku sampai pukul { $time }.

    Jangan beri tahu orang lain.
    Jika Anda tidak memintanya, Anda tidak perlu melakukan apa-apa.

## By telephone, read aloud. Numbers digit by digit, twice.

message-number-voice = Ini dari Mimamori. Berikut nomor pendaftaran Anda. { $digits }. Kami ulangi. { $digits }. Mohon daftarkan di aplikasi Kokoa sebelum pukul { $time }.
message-number-reminder-voice = Ini dari Mimamori. Mohon daftarkan nomor Anda sebelum pukul { $time }. Nomornya, { $digits }. Kami ulangi. { $digits }.
message-staff-alert-voice = Ini dari Mimamori. Ada hal mendesak yang menunggu, dan belum ada petugasnya. Mohon segera periksa layar. Kami ulangi. Ada hal mendesak yang menunggu. Mohon segera periksa layar.
message-one-time-code-voice = Ini dari Mimamori. Berikut kode verifikasi Anda. { $digits }. Kami ulangi. { $digits }. Jangan beri tahu orang lain.

## The page that stops them (from the link in a message, without a login)

stop-title = Jeda atau hentikan pengingat
stop-what = Di halaman ini Anda bisa menjeda atau menghentikan permintaan laporan harian (SMS, email, dan notifikasi).
stop-rest = Pesan lain dan telepon dari petugas tetap berjalan.
stop-state-on = Sekarang dikirim setiap hari.
stop-state-paused = Sedang dijeda. Dikirim lagi mulai { $day } { $month ->
    [1] Januari
    [2] Februari
    [3] Maret
    [4] April
    [5] Mei
    [6] Juni
    [7] Juli
    [8] Agustus
    [9] September
    [10] Oktober
    [11] November
   *[12] Desember
}.
stop-state-off = Sudah dihentikan.
stop-pause = Jeda 3 hari
stop-off = Hentikan
stop-start = Terima lagi
stop-report = Lapor hari ini
stop-unknown = Tautan ini tidak bisa dipakai. Silakan buka tautan dalam pesan terbaru.
