# What only the pages made by the server say; not sent to the phone.

## Getting in by a code, changing a contact
back-title = Masuk lagi
back-text = Kami mengirim kode verifikasi 6 angka ke nomor telepon atau alamat email yang terdaftar.
back-contact = Nomor telepon atau alamat email
back-contact-hint = Isi yang sudah Anda berikan ke pusat kesehatan
back-voice = Dengarkan kode lewat telepon
back-voice-hint = Untuk telepon rumah, kode selalu dibacakan lewat telepon.
back-send = Kirim kode verifikasi
back-none = Jika sudah ditunggu tetapi belum diterima, mungkin yang Anda isi berbeda dari yang terdaftar. Perbaiki dan kirim lagi, atau telepon pusat kesehatan.
code-title = Isi kode verifikasi
code-by-sms = Kode 6 angka dikirim lewat SMS. Berlaku 10 menit.
code-by-email = Kode 6 angka dikirim lewat email. Berlaku 10 menit.
code-by-voice = Sebentar lagi Anda akan ditelepon. Kode 6 angka dibacakan dua kali. Berlaku 10 menit.
code-label = Kode verifikasi 6 angka
code-enter = Konfirmasi
code-again = Kirim lagi
code-again-done = Sudah dikirim lagi. Hanya kode baru yang bisa dipakai.
code-voice = Dengarkan lewat telepon
code-edit = Perbaiki isian
contact-phone = Nomor telepon baru
contact-email = Alamat email baru
contact-text = Kami mengirim kode verifikasi ke kontak yang baru. Sebelum kode diisi, kontak yang sekarang tetap dipakai.
contact-now = Kontak sekarang: { $contact }
contact-done = Sudah diganti
contact-done-text = Mulai sekarang, pesan dikirim ke kontak yang baru.
settings-contact-back = Kembali ke pengaturan
problem-code-over = Kode ini sudah tidak bisa dipakai. Tekan "Kirim lagi", lalu isi kode yang baru.
problem-code-too-often = Pengiriman sudah melewati batas. Tunggu beberapa saat, atau jika mendesak, silakan telepon pusat kesehatan.
field-error-contact-same = Sama dengan kontak yang sekarang
problem-code-pause = Kode mungkin perlu waktu sebentar untuk sampai. Tunggu sekitar { $seconds } detik lagi, lalu tekan sekali lagi.

## The certificate
certificate-says = Dengan ini diterangkan bahwa orang yang namanya tercantum dalam surat ini telah menjalani isolasi karena COVID-19 selama masa di bawah ini.
certificate-name = Nama
certificate-birth = Tanggal lahir
certificate-period = Masa isolasi
certificate-period-days = { $from } sampai { $to }
certificate-center = Pusat kesehatan (hokenjo)
certificate-issued = Tanggal terbit
certificate-code = Kode pemeriksaan
certificate-check = Keabsahan kode ini dapat diperiksa di { $url }
check-title = Pemeriksaan Surat Keterangan Isolasi
check-text = Masukkan kode 12 karakter yang tertulis pada surat keterangan.
check-button = Periksa
check-valid = Surat keterangan ini sah
check-not-valid = Surat keterangan ini tidak sah
check-not-valid-text = Mohon periksa lagi apakah kodenya sudah benar.
certificate-print-how = Untuk mencetak atau menyimpan sebagai PDF, pilih "Cetak" di menu browser atau di tombol bagikan.
problem-certificate-not-yet = Surat keterangan bisa diberikan setelah pusat kesehatan memastikan isolasi Anda selesai.

## Who sees the data
access-text = Catatan Anda hanya dipakai untuk membantu Anda selama isolasi. Setiap kali petugas melihat atau menulis, semuanya tercatat.
access-centers = Pusat kesehatan yang bisa melihat
access-association = Asosiasi dokter yang ikut memantau atas permintaan pusat kesehatan
access-hotel = Hotel tempat isolasi Anda
access-hotel-text = Pihak hotel tidak bisa melihat catatan ini.
access-days = Catatan terbaru
access-viewed = { $role } melihat { $count } kali
access-changed = { $role } menulis { $count } kali
access-empty = Belum ada catatan.
access-role-nurse = Perawat pusat kesehatan
access-role-manager = Penanggung jawab pusat kesehatan
access-role-clinician = Dokter dari asosiasi dokter
access-role-hotel = Staf hotel
access-role-prefecture = Petugas prefektur
access-role-auditor = Petugas audit

## The report on one page
field-error-answer-both = Isi angkanya saja, atau pilih yang sesuai saja, jangan keduanya
