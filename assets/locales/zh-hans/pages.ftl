# What only the pages made by the server say; not sent to the phone.

## Getting in by a code, changing a contact
back-title = 重新登录
back-text = 我们会向您登记的电话号码或邮箱发送6位验证码。
back-contact = 电话号码或邮箱地址
back-contact-hint = 请填写您告诉保健所的号码或邮箱
back-voice = 用电话语音听验证码
back-voice-hint = 如果是固定电话，都会打电话告诉您。
back-send = 发送验证码
back-none = 如果等了一会儿还没收到，可能是填写的内容和登记的不一样。请修改后重新发送，或打电话给保健所。
code-title = 输入验证码
code-by-sms = 您会收到含6位数字的短信。10分钟内有效。
code-by-email = 您会收到含6位数字的邮件。10分钟内有效。
code-by-voice = 稍后会打电话给您，把6位数字读两遍。10分钟内有效。
code-label = 6位验证码
code-enter = 确认
code-again = 重新发送
code-again-done = 已重新发送。只有新的验证码有效。
code-voice = 用电话语音听
code-edit = 修改填写的内容
contact-phone = 新的电话号码
contact-email = 新的邮箱地址
contact-text = 我们会向新的联系方式发送验证码。在您输入验证码之前，联系方式不会改变。
contact-now = 现在的联系方式：{ $contact }
contact-done = 已更改
contact-done-text = 今后的通知会发到新的联系方式。
settings-contact-back = 返回设置
problem-code-over = 这个验证码不能再用了。请按“重新发送”，然后输入新的验证码。
problem-code-too-often = 连续发送的次数太多了。请过一会儿再试；着急的话，请打电话给保健所。
field-error-contact-same = 和现在的联系方式一样
problem-code-pause = 送达可能需要一点时间。请再等约 { $seconds } 秒，然后重新按一次。

## The certificate
certificate-says = 兹证明本证明书所载人员在下列期间因新型冠状病毒感染症（COVID-19）进行疗养。
certificate-name = 姓名
certificate-birth = 出生日期
certificate-period = 疗养期间
certificate-period-days = { $from }至{ $to }
certificate-center = 保健所
certificate-issued = 签发日期
certificate-code = 查验码
certificate-check = 此查验码是否有效，可在 { $url } 查询。
check-title = 疗养证明书查验
check-text = 请输入证明书上的12位查验码。
check-button = 查验
check-valid = 此证明书有效
check-not-valid = 此证明书无效
check-not-valid-text = 请再次确认查验码是否输入正确。
certificate-print-how = 如需打印或保存为 PDF，请在浏览器菜单或分享按钮中选择“打印”。
problem-certificate-not-yet = 保健所确认您的疗养结束后，就可以开具证明书。

## Who sees the data
access-text = 您的记录只用来支持您的疗养。工作人员的每次查看和填写，都会留下记录。
access-centers = 可以查看的保健所
access-association = 受保健所委托关注您的医师会
access-hotel = 您疗养的酒店
access-hotel-text = 酒店的工作人员看不到这些记录。
access-days = 最近的记录
access-viewed = { $role }查看了{ $count }次
access-changed = { $role }填写了{ $count }次
access-empty = 还没有记录。
access-role-nurse = 保健所的护理人员
access-role-manager = 保健所的负责人
access-role-clinician = 医师会的医生
access-role-hotel = 酒店工作人员
access-role-prefecture = 都道府县的工作人员
access-role-auditor = 监督检查人员

## The report on one page
field-error-answer-both = 填写数字和选择选项，请只用其中一种
