# Every language by its own name: the same in all of them, so it stands once.
language-ja = 日本語
language-ja-easy = やさしい日本語
language-en = English
language-zh-hans = 简体中文
language-zh-hant = 繁體中文
language-ko = 한국어
language-vi = Tiếng Việt
language-pt = Português
language-es = Español
language-fil = Filipino
language-ne = नेपाली
language-th = ไทย
language-id = Bahasa Indonesia
language-my = မြန်မာ
