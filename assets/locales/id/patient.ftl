# The patient's pages. Read by someone with a fever: kind, short, clear.

page-title = { $page } | Mimamori
wait-loading = Sedang memuat
person-name = { $name }
word-yes = Ya
word-no = Tidak

## Calls
call-119 = Panggil ambulans
call-center = Telepon { $name }
call-center-short = Telepon pusat kesehatan
call-night = Telepon malam dan hari libur
call-hours = Jam layanan { $hours }
call-consultation = Telepon konsultasi prefektur
call-consultation-when = Jika pusat kesehatan tidak bisa dihubungi, atau ada kekhawatiran lain
call-119-when = Jika sesak napas, bibir kebiruan, tidak menjawab saat dipanggil, atau nyeri dada, jangan ragu: telepon 119.

## The way in
door-title = Apakah ini Anda?
door-text = Ini pesan dari { $center }. Silakan isi tanggal lahir Anda.
door-birth = Tanggal lahir
door-birth-hint = Contoh: tahun 1940, bulan 3, tanggal 2
door-era = Cara menulis tahun
era-western = Masehi
era-taisho = Taisho
era-showa = Showa
era-heisei = Heisei
era-reiwa = Reiwa
door-year = Tahun
door-month = Bulan
door-day = Tanggal
door-date = { $day } { $month } { $year }
door-era-year = { $era } { $year }
door-understood = Lahir { $date } ({ $era })
door-enter = Mulai
door-help = Jika tidak berhasil, silakan telepon kami.
door-expired-title = Tautan ini sudah tidak berlaku
door-revoked-title = Tautan ini tidak bisa dipakai
door-missing-title = Tautan ini sepertinya salah
door-missing-text = Silakan buka lagi tautan dalam pesan Anda. Periksa juga apakah tautannya terpotong.
door-unreachable-title = Tidak tersambung

not-me = Ini bukan saya
not-me-title = Pesan ini bukan untuk Anda?
not-me-text = Jika Anda menekan "Ya", kami tidak akan mengirim lagi ke nomor atau alamat ini. Pusat kesehatan akan mencari kontak yang benar.
not-me-confirm = Ya, ini bukan saya
not-me-done-title = Terima kasih sudah memberi tahu
not-me-done-text = Anda tidak perlu melakukan apa-apa lagi. Silakan tutup halaman ini.

signed-out-title = Silakan buka lagi tautan Anda
signed-out-text = Buka tautan dalam SMS atau email dari pusat kesehatan, lalu Anda bisa melanjutkan.
signed-out-waiting = Laporan yang belum terkirim masih ada di ponsel ini. Laporan dikirim otomatis saat Anda masuk lagi.
signed-out-call = Tautan tidak ketemu? Silakan telepon. Anda juga bisa melapor lewat telepon.
signed-out-new = Tautan tidak ketemu? Silakan telepon pusat kesehatan (hokenjo) Anda.

## Home
home-title = Kondisi hari ini
home-title-household = Kondisi keluarga hari ini
home-report = Laporkan kondisi
home-report-again = Lapor lagi
home-report-of = Lapor untuk { $name }
home-state-done = Hari ini sudah melapor
home-state-due = Hari ini belum melapor
home-state-waiting = Laporan sedang menunggu sinyal
home-state-over = Pemantauan sudah selesai
home-over = Anda sudah melaluinya dengan baik. Jika ada perubahan, silakan tanyakan ke pusat kesehatan atau dokter Anda.
home-last = Terakhir ({ $when }): { $values }
home-day = Isolasi
home-day-n = Hari ke-{ $day }
home-end = Perkiraan selesai
home-end-day = { $day }
home-end-note = Perkiraan ini bisa berubah sesuai kondisi.
home-by-phone = Setiap hari petugas menelepon untuk menanyakan kondisi Anda. Anda juga bisa melapor di sini.
home-reminder = Pengingat berikutnya: { $when }
home-trouble = Jika khawatir atau ada masalah
home-trouble-text = Jika kondisi memburuk, langsung telepon. Jangan tunggu laporan berikutnya.
home-119-when = Kapan harus memanggil ambulans
home-help = Gejala darurat dan cara mengukur
home-more = Lainnya

## Waiting reports, no connection
waiting-title = Ada { $count } laporan yang belum terkirim
waiting-text = Laporan dikirim otomatis saat sinyal kembali. Laporan tersimpan di ponsel ini, tidak hilang walau halaman ditutup.
waiting-sending = Sedang dikirim.
waiting-now = Coba kirim sekarang
offline-title = Sedang tidak tersambung
offline-text = Ini data yang terakhir dimuat. Anda tetap bisa menulis laporan.
not-kept-title = Tidak bisa disimpan di ponsel ini
not-kept-text = Mungkin Anda memakai mode pribadi. Jika halaman ini ditutup sebelum terkirim, laporan akan hilang. Mohon biarkan terbuka sampai selesai terkirim.
refused-title = Laporan { $name } ({ $when }) tidak sampai
refused-text = Maaf, mohon lapor sekali lagi, atau telepon pusat kesehatan.
refused-seen = Saya mengerti

missing-title = Halaman tidak ditemukan
missing-text = Alamatnya sudah berubah, atau halaman ini tidak bisa dilihat di ponsel ini.
missing-home = Ke halaman awal

## Report
report-place = Langkah { $place } dari { $of }
report-resumed = Anda bisa melanjutkan yang tadi
report-start-over = Ulangi dari awal
report-last = Terakhir { $value } ({ $when })
report-send-now = Kirim yang sudah diisi

report-temperature-title = Berapa suhu badan sekarang?
report-temperature = Suhu badan
report-temperature-range = Isi angka 34.0 sampai 43.0 °C
report-temperature-less = Turunkan 0.1 derajat
report-temperature-more = Naikkan 0.1 derajat
report-temperature-none = Belum diukur, tidak ada termometer

report-oxygen-title = Berapa oksigen darah (SpO₂)?
report-spo2 = Nilai oksigen (SpO₂)
report-spo2-range = Biasanya sekitar 96 sampai 99%
report-spo2-less = Turunkan 1
report-spo2-more = Naikkan 1
report-spo2-under-50 = Di bawah 50
report-spo2-none = Belum diukur, tidak ada alat
report-spo2-how = Cara mengukur yang benar
report-pulse = Denyut nadi
report-pulse-unit = kali/menit

odd-title = Apakah angka ini benar?
odd-swapped = Anda mengisi oksigen { $spo2 } dan nadi { $pulse }. Mungkin terbalik?
odd-jump = Angkanya jauh berubah, dari { $last } menjadi { $now }. Hangatkan jari dan ukur sekali lagi agar pasti.
odd-yes = Sudah benar
odd-no = Isi ulang

report-signs = Gejala darurat
report-signs-title = Apakah ada gejala berikut?
report-signs-hint = Jika ada satu saja, harus segera menelepon. Tekan yang sesuai.
report-signs-own = Yang dirasakan pasien sendiri
report-signs-family = Yang terlihat oleh keluarga atau orang lain
report-signs-none = Tidak ada semuanya
report-sign-bad-colour = Wajah jelas tampak sangat pucat
report-sign-blue-lips = Bibir kebiruan atau keunguan
report-sign-strange = Tidak seperti biasanya, tampak aneh
report-sign-heavy-breathing = Napas menjadi berat
report-sign-sudden-breathless = Tiba-tiba sesak napas
report-sign-breathless-moving = Bergerak sedikit saja sesak napas
report-sign-chest-pain = Nyeri dada
report-sign-cannot-lie-down = Tidak bisa berbaring, harus duduk agar bisa bernapas
report-sign-shoulder-breathing = Bernapas sampai bahu naik turun
report-sign-sudden-wheeze = Tiba-tiba napas berbunyi (mengi) dalam 2 jam terakhir
report-sign-dazed = Linglung, kurang merespons
report-sign-unresponsive = Setengah sadar, tidak menjawab
report-sign-irregular-pulse = Denyut nadi terlewat atau tidak teratur

report-symptoms = Gejala
report-symptoms-title = Ada gejala lain?
report-symptoms-hint = Boleh pilih lebih dari satu
report-symptoms-none = Tidak ada gejala

report-course = Perkembangan
report-course-title = Bagaimana dibanding kemarin?
report-trend = Dibanding kemarin
report-antipyretic = Apakah minum obat penurun panas?
report-antipyretic-hint = Sekitar 6 jam sebelum mengukur suhu
report-eat = Apakah bisa makan?
report-drink = Apakah bisa minum?
report-comment = Yang ingin disampaikan
report-comment-hint = Kalau ada yang mengkhawatirkan atau menyulitkan
report-comment-left = Sisa { $left } huruf

report-check-title = Kirim laporan ini?
report-send = Kirim
report-edit = Ubah
report-edit-of = Ubah { $what }

value-not-measured = Belum diukur
value-under-50 = di bawah 50%
value-none = Tidak ada
value-dash = –
value-separator = {", "}
value-pulse = Nadi { $value } kali/menit
value-spo2 = oksigen { $value }
value-answered = { $question } – { $answer }

## After sending
sent-title = Laporan sudah kami terima
sent-sending-title = Sedang dikirim
sent-sending = Sedang dikirim ke pusat kesehatan
sent-waits-title = Laporan disimpan, menunggu dikirim
sent-refused-title = Laporan tidak sampai
sent-arrived = Sampai di { $center } pukul { $time }
sent-later = Setelah sampai, petunjuk dari pusat kesehatan akan tampil di sini.
sent-home = Ke halaman awal

advice-emergency-title = Telepon 119 sekarang juga
advice-emergency-text = Ini bisa membahayakan nyawa. Saat menelepon, katakan "sedang isolasi karena COVID-19" – "korona de ryōyō-chū（コロナで療養中）".
advice-emergency-heading = Sambil menunggu ambulans
advice-emergency-1 = Ambil posisi yang nyaman, dan jangan sendirian.
advice-emergency-2 = Buka kunci pintu depan. Siapkan buku catatan obat dan kartu asuransi kesehatan di dekat Anda.
advice-emergency-3 = Jika tidak bisa menelepon, minta tolong keluarga atau orang di dekat Anda.
advice-urgent-title = Silakan telepon pusat kesehatan (hokenjo)
advice-urgent-text = Kondisi ini perlu segera dikonsultasikan. Pusat kesehatan juga akan menghubungi Anda.
advice-urgent-119 = Jika sesak napas berat atau jawabannya kacau, segera telepon 119.
advice-urgent-heading = Sambil menunggu dihubungi
advice-urgent-1 = Letakkan telepon di dekat Anda dan istirahatlah dengan tenang.
advice-urgent-2 = Minum sedikit demi sedikit.
advice-urgent-3 = Ukur dan lapor lagi 1 sampai 2 jam kemudian.
advice-watch-heading = Mohon perhatikan kondisinya
advice-watch-1 = Petugas akan memeriksa laporan dan menelepon jika perlu.
advice-watch-2 = Minum yang cukup dan istirahat dengan tenang.
advice-watch-3 = Sore atau malam nanti, mohon lapor lagi. Jika memburuk, langsung telepon, jangan menunggu.
advice-routine-heading = Sekarang, beristirahatlah dengan tenang
advice-routine-1 = Minum sedikit-sedikit tetapi sering.
advice-routine-2 = Besok mohon lapor lagi.
advice-routine-3 = Jika memburuk, Anda boleh melapor kapan saja. Jika khawatir, silakan telepon.

## History
history-title = Catatan sejauh ini
history-empty = Belum ada catatan. Laporan pertama Anda akan tampil di sini.
history-more = Catatan sebelumnya
history-when = Waktu
history-temperature = Suhu
history-spo2 = Oksigen
history-how = Gejala

## COCOA
cocoa-title = Nomor pendaftaran COCOA（処理番号）
cocoa-explain-1 = Nomor 8 angka untuk mendaftarkan hasil positif di COCOA, aplikasi pemberitahuan kontak.
cocoa-explain-2 = Setelah didaftarkan, hanya orang yang pernah berada di dekat Anda yang diberi tahu. Nama dan tempat tidak disebutkan.
cocoa-explain-3 = Nomor berlaku 1 jam. Jika tidak dipakai, nomor baru dikirim otomatis (semuanya paling banyak 5 kali).
cocoa-ask = Kirimi saya nomor
cocoa-queued-title = Nomor sedang disiapkan
cocoa-queued-text = Nomor dikirim lewat SMS atau email begitu siap, dan tampil juga di sini.
cocoa-yours = Nomor pendaftaran Anda
cocoa-until = Berlaku sampai pukul { $time }
cocoa-left = Sisa { $time }
cocoa-position = Nomor ke-{ $position } dari { $of }
cocoa-open = Buka COCOA dan daftarkan
cocoa-copy = Salin nomor
cocoa-registered-title = Sudah terdaftar
cocoa-registered-text = Terima kasih atas kerja sama Anda. Tidak ada lagi yang perlu dilakukan.
cocoa-expired-title = Waktu nomor ini sudah habis
cocoa-expired-text = Nomor baru akan dikirim otomatis. Jika perlu sekarang, tekan tombol di bawah.
cocoa-undelivered-title = Nomor tidak bisa dikirim
cocoa-undelivered-text = Mohon periksa nomor telepon dan pengaturan email Anda, lalu coba lagi.
cocoa-declined-title = Anda memilih tidak memakai COCOA
cocoa-declined-text = Kami tidak mengirim nomor. Jika berubah pikiran, tekan tombol di bawah kapan saja.
cocoa-decline = Saya tidak memakai COCOA
cocoa-decline-title = Berhenti menerima nomor?
cocoa-decline-text = Kami tidak akan mengirim nomor lagi. Nanti Anda tetap bisa memintanya.
cocoa-decline-confirm = Ya, saya tidak memakainya

## Settings
settings-title = Pengaturan
settings-saved = Tersimpan
settings-language = Bahasa
settings-language-hint = Bahasa halaman dan pesan akan berubah.
settings-reminder = Pengingat
settings-hour = Jam pengingat
settings-hour-hint = Hanya dikirim jika hari itu Anda belum melapor.
settings-by = Cara pengingat dikirim
settings-by-hint = Otomatis: notifikasi, lalu SMS, lalu email. Jika tidak sampai, kami kirim juga lewat cara lain.
settings-by-any = Otomatis
settings-by-sms = SMS dulu
settings-by-email = Email dulu
settings-hour-n = Pukul { $hour }:00
settings-hour-morning = Pagi ({ $hour }:00)
settings-hour-afternoon = Siang ({ $hour }:00)
settings-hour-evening = Malam ({ $hour }:00)
settings-push = Notifikasi di ponsel ini
settings-push-text = Notifikasi tidak menyebut penyakit atau nama Anda.
settings-push-on = Terima notifikasi
settings-push-off = Hentikan notifikasi
settings-push-is-on = Notifikasi aktif.
settings-push-denied = Notifikasi diblokir oleh browser Anda. Untuk menerimanya, izinkan di pengaturan browser. SMS dan email tetap dikirim.
settings-push-unsupported = Browser ini tidak bisa menerima notifikasi. Di iPhone, tekan tombol Bagikan, lalu "Tambah ke Layar Utama". SMS dan email tetap dikirim.
settings-push-failed = Notifikasi tidak bisa diatur. Silakan coba lagi nanti.
settings-out = Berhenti memakai di ponsel ini
settings-out-text = Jika ponsel dipakai bersama, tekan ini setelah selesai. Data Anda di ponsel ini akan dihapus.
settings-out-button = Keluar
settings-out-title = Keluar?
settings-out-again = Untuk memakai lagi, buka tautan dari pusat kesehatan.
settings-out-waiting = { $count } laporan yang belum terkirim juga akan terhapus
settings-out-confirm = Keluar dan hapus data

## Help
help-title = Keadaan darurat dan cara mengukur
help-119 = Kapan memanggil ambulans
help-119-text = Jika ada satu saja dari berikut ini, telepon 119. Katakan "sedang isolasi karena COVID-19" – "korona de ryōyō-chū（コロナで療養中）".
help-center = Kapan bertanya ke pusat kesehatan (hokenjo)
help-center-text = Jika oksigen 93% atau kurang, demam 40 °C atau lebih, tidak bisa minum, atau sangat cemas, segera telepon.
help-spo2 = Cara mengukur oksigen (SpO₂) yang benar
help-spo2-1 = Hangatkan ujung jari dan hapus cat kuku.
help-spo2-2 = Duduk tenang, jangan bergerak, dan tunggu.
help-spo2-3 = Baca angkanya setelah stabil (20 sampai 30 detik).
help-spo2-4 = Jika nilainya rendah, tarik napas dalam-dalam dan ukur sekali lagi.

## Correct, print
report-correct = Perbaiki laporan terkirim
report-correct-title = Pilih yang ingin diperbaiki, lalu kirim
home-end-why = Cara menghitung perkiraan selesai
history-print = Cetak atau simpan sebagai PDF
history-print-hint = Di layar cetak, pilih "Simpan sebagai PDF" agar bisa diberikan sebagai file.

## Getting back in, and changing how we reach you
back-link = Masuk lagi dengan nomor telepon atau email
contact-phone-title = Ganti nomor telepon
contact-email-title = Ganti alamat email
settings-contact = Kontak
settings-contact-phone = Nomor telepon
settings-contact-email = Alamat email
settings-contact-none = Belum terdaftar

## Certificate
certificate-title = Surat Keterangan Isolasi（療養証明書）

## Messages from staff
letters-title = Pesan dari pusat kesehatan
letter-from = { $center }, { $when }
letter-read = Sudah saya baca
letter-read-at = Dibaca: { $when }

## Who can see my data
access-title = Siapa yang bisa melihat

## Stop reminders, offer notifications
settings-stop = Hentikan pengingat
settings-pause = Jeda 3 hari
settings-start = Terima pengingat lagi
settings-paused = Sedang dijeda sampai { $day }. Anda tetap bisa melapor kapan saja.
settings-stopped = Pengingat sudah dihentikan. Anda tetap bisa melapor kapan saja.
push-ask-title = Mau diingatkan untuk laporan berikutnya lewat notifikasi di ponsel ini?
push-ask-text = Hanya dikirim pada jam yang dipilih, jika Anda belum melapor. Penyakit dan nama Anda tidak disebut. Nanti bisa diubah di pengaturan.
push-ask-later = Nanti saja
