# Why the server refused, and what is wrong in a field (patients and staff)

problem-offline = 没有信号，或者连不上服务器。请稍等一下再试。
problem-unreadable = 没有收到正确的回应。请看看是否出现了Wi-Fi登录页面，然后再试一次。
problem-bad-request = 无法读取发送的内容。请重新打开页面再试一次。
problem-invalid = 有些内容需要修改。
problem-not-found = 没有找到。可能已经不存在，或者您没有查看权限。
problem-signed-out = 登录已过期。
problem-forbidden = 您没有权限进行此操作。
problem-csrf = 页面已过期。请重新打开再试一次。
problem-locked = 输错次数太多，现在暂时不能输入。请在大约{ $minutes }分钟后再试。
problem-too-many-requests = 发送太频繁，请稍等一下。请在大约{ $minutes }分钟后再试。
problem-too-large = 内容太大。
problem-unsupported-media-type = 无法读取这种文件。
problem-method-not-allowed = 无法进行此操作。
problem-conflict = 其他人已先做了修改。请重新打开再试一次。
problem-internal = 服务器出了问题。请稍等一下再试。
problem-unavailable = 服务器现在很忙。请稍等一下再试。
problem-birth-date-wrong = 出生日期与登记的不一样。请再确认一下。还可以输入{ $tries }次。
problem-invitation-expired = 链接已过期。请打电话给我们，我们会发送新的链接。
problem-invitation-revoked = 这个链接已停用。如果您不清楚原因，请打电话给我们。
problem-gone = 已过期，或已不存在。
problem-report-differs = 同一份报告已经收到，但内容不同。
problem-report-too-old = 报告的日期时间太早了。
problem-number-not-eligible = 登记号码只发给检测结果为阳性的人。
problem-number-already = 号码已经在准备，或正在发送给您。
problem-push-refused = 无法向这部手机发送通知。
problem-code-wrong = 验证码不对。还可以输入{ $tries }次。

## Fields
field-error-answer-needed = 请填写，或选择符合的选项
field-error-era-needed = 请选择“昭和”等年号，或用4位数字填写公历年份
field-error-required = 请填写
field-error-too-long = 太长了
field-error-phone-digits = 请填写以0开头的10位或11位电话号码
field-error-phone-mobile-digits = 手机号码请填写11位数字
field-error-email-form = 邮箱地址的格式不对
field-error-date-form = 无法识别这个日期
field-error-date-no-such-day = 没有这一天
field-error-date-era = 该年号没有这一年
field-error-date-future = 不能填写将来的日期
field-error-date-before-birth = 这个日期早于出生日期
field-error-date-too-old = 这个日期太早了
field-error-hour-range = 请选择8点到20点之间的时间
field-error-pause-range = 请选择从明天到30天后的日期
field-error-temperature-form = 请用数字填写体温，例如“38.4”
field-error-temperature-range = 请填写34.0～43.0℃之间的体温
field-error-spo2-form = 请用数字填写血氧，例如“97”
field-error-spo2-range = 血氧在50～100之间。低于50时，请按“低于50”
field-error-pulse-form = 请用数字填写脉搏
field-error-pulse-range = 请填写30～220之间的脉搏
field-error-comment-too-long = 最多500个字

## One-time codes
field-error-code-form = 请填写6位数字
field-error-mobile-needed = 为了给您发送通知，请填写手机号码
