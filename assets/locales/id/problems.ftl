# Why the server refused, and what is wrong in a field (patients and staff)

problem-offline = Tidak ada sinyal, atau server tidak bisa dihubungi. Tunggu sebentar, lalu coba lagi.
problem-unreadable = Jawaban yang diterima tidak benar. Periksa apakah muncul halaman masuk Wi-Fi, lalu coba lagi.
problem-bad-request = Data yang dikirim tidak terbaca. Buka lagi halaman ini, lalu coba lagi.
problem-invalid = Ada isian yang perlu diperbaiki.
problem-not-found = Tidak ditemukan. Mungkin sudah tidak ada, atau Anda tidak berhak melihatnya.
problem-signed-out = Waktu masuk Anda sudah habis.
problem-forbidden = Anda tidak berhak melakukan ini.
problem-csrf = Halaman ini sudah lama. Buka lagi, lalu coba lagi.
problem-locked = Sudah beberapa kali salah, jadi untuk sementara tidak bisa diisi. Silakan coba lagi sekitar { $minutes } menit lagi.
problem-too-many-requests = Terlalu sering mengirim. Silakan coba lagi sekitar { $minutes } menit lagi.
problem-too-large = Isinya terlalu besar.
problem-unsupported-media-type = Jenis berkas ini tidak bisa dibaca.
problem-method-not-allowed = Ini tidak bisa dilakukan.
problem-conflict = Orang lain sudah mengubahnya lebih dulu. Buka lagi, lalu coba lagi.
problem-internal = Ada gangguan pada server. Tunggu sebentar, lalu coba lagi.
problem-unavailable = Server sedang sibuk. Tunggu sebentar, lalu coba lagi.
problem-birth-date-wrong = Tanggal lahir tidak sama dengan yang terdaftar. Mohon periksa lagi. Masih bisa { $tries } kali lagi.
problem-invitation-expired = Tautan sudah tidak berlaku. Silakan telepon, kami akan mengirim tautan baru.
problem-invitation-revoked = Tautan ini sudah dihentikan. Jika Anda tidak tahu sebabnya, silakan telepon.
problem-gone = Waktunya sudah lewat, atau sudah tidak ada.
problem-report-differs = Laporan ini sudah kami terima dengan isi yang berbeda.
problem-report-too-old = Tanggal laporan sudah terlalu lama.
problem-number-not-eligible = Nomor pendaftaran hanya untuk orang yang hasil tesnya positif.
problem-number-already = Nomor sedang disiapkan atau sudah dikirim.
problem-push-refused = Notifikasi tidak bisa dikirim ke ponsel ini.
problem-code-wrong = Kode salah. Masih bisa { $tries } kali lagi.

## Fields
field-error-answer-needed = Mohon isi, atau pilih yang sesuai
field-error-era-needed = Pilih era Jepang seperti "Showa", atau isi tahun Masehi 4 angka
field-error-required = Mohon diisi
field-error-too-long = Terlalu panjang
field-error-phone-digits = Isi 10 atau 11 angka yang diawali 0
field-error-phone-mobile-digits = Nomor ponsel terdiri dari 11 angka
field-error-email-form = Alamat email tidak benar
field-error-date-form = Tanggal ini tidak terbaca
field-error-date-no-such-day = Tanggal ini tidak ada di kalender
field-error-date-era = Tahun ini tidak ada pada era itu
field-error-date-future = Tanggal yang belum tiba tidak bisa diisi
field-error-date-before-birth = Tanggal ini sebelum tanggal lahir
field-error-date-too-old = Tanggal ini terlalu lama
field-error-hour-range = Pilih antara pukul 8 dan 20
field-error-pause-range = Pilih tanggal dari besok sampai 30 hari lagi
field-error-temperature-form = Isi suhu dengan angka, misalnya 38.4
field-error-temperature-range = Isi suhu antara 34.0 dan 43.0 °C
field-error-spo2-form = Isi nilai oksigen dengan angka, misalnya 97
field-error-spo2-range = Nilai oksigen antara 50 dan 100. Jika lebih rendah, tekan "Di bawah 50"
field-error-pulse-form = Isi denyut nadi dengan angka
field-error-pulse-range = Isi denyut nadi antara 30 dan 220
field-error-comment-too-long = Paling banyak 500 huruf

## One-time codes
field-error-code-form = Isi 6 angka
field-error-mobile-needed = Mohon isi nomor ponsel agar pesan bisa dikirim
