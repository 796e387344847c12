# The patient's pages. Read by someone with a fever: kind, short, clear.

page-title = { $page }｜Mimamori
wait-loading = 正在加载
person-name = { $name }
word-yes = 是
word-no = 否

## Calls
call-119 = 呼叫救护车
call-center = 致电{ $name }
call-center-short = 致电保健所
call-night = 夜间、节假日电话
call-hours = 接听时间 { $hours }
call-consultation = 都道府县的咨询电话
call-consultation-when = 打不通保健所的电话，或生活上有困难时
call-119-when = 呼吸困难、嘴唇发紫、叫了没有反应、胸口痛，只要有一项，就不要犹豫，请马上拨打119叫救护车。

## The way in
door-title = 确认是您本人
door-text = 这是{ $center }发来的通知。请填写您的出生日期。
door-birth = 出生日期
door-birth-hint = 例：昭和15年3月2日，或1940年3月2日
door-era = 年份的写法
era-western = 公历
era-taisho = 大正
era-showa = 昭和
era-heisei = 平成
era-reiwa = 令和
door-year = 年
door-month = 月
door-day = 日
door-date = { $year }年{ $month }月{ $day }日
door-era-year = { $era }{ $year }年
door-understood = { $date }（{ $era }）出生
door-enter = 开始
door-help = 如果不顺利，请打电话给我们。
door-expired-title = 这个链接已过期
door-revoked-title = 这个链接不能使用
door-missing-title = 这个链接好像不对
door-missing-text = 请再次打开信息里的链接，并看看链接是否完整。
door-unreachable-title = 连接不上

not-me = 这不是我
not-me-title = 这不是发给您的通知吗？
not-me-text = 按“是”之后，我们不会再向这个号码或邮箱发送信息。保健所会确认正确的联系方式。
not-me-confirm = 是，这不是我
not-me-done-title = 谢谢您告诉我们
not-me-done-text = 您不需要再做什么了。请关闭这个页面。

signed-out-title = 请再次打开链接
signed-out-text = 打开保健所发来的短信或邮件里的链接，就可以接着使用。
signed-out-waiting = 还没发送的报告保存在这部手机里。重新登录后会自动发送。
signed-out-call = 找不到链接时，请打电话给我们。也可以用电话报告。
signed-out-new = 找不到链接时，请打电话给负责您的保健所。

## Home
home-title = 今天的身体情况
home-title-household = 家人今天的身体情况
home-report = 报告身体情况
home-report-again = 再报告一次
home-report-of = 报告{ $name }的情况
home-state-done = 今天已报告
home-state-due = 今天还没有报告
home-state-waiting = 报告正在等待信号恢复
home-state-over = 疗养期间的关注已结束
home-over = 您辛苦了。如果身体有变化，请咨询保健所或您常去的医生。
home-last = 上次 { $when }：{ $values }
home-day = 疗养
home-day-n = 第{ $day }天
home-end = 预计结束
home-end-day = { $day }
home-end-note = 预计日期可能会随身体情况改变。
home-by-phone = 工作人员每天会打电话问您的身体情况。您也可以在这里报告。
home-reminder = 下次提醒：{ $when }
home-trouble = 有困难或担心的时候
home-trouble-text = 如果身体变差，请马上打电话，不要等到下次报告。
home-119-when = 什么时候叫救护车
home-help = 紧急症状和正确的测量方法
home-more = 其他

## Waiting reports, no connection
waiting-title = 还有{ $count }份报告没有发送
waiting-text = 信号恢复后会自动发送。报告保存在这部手机里，关闭页面也不会消失。
waiting-sending = 正在发送。
waiting-now = 现在发送试试
offline-title = 现在没有连上网络
offline-text = 显示的是之前加载的内容。您可以照常填写报告。
not-kept-title = 这部手机无法保存报告
not-kept-text = 可能是因为使用了无痕浏览。发送之前关闭页面的话，报告会消失。请不要关闭页面，直到发送完成。
refused-title = { $name }的报告（{ $when }）没有送达
refused-text = 麻烦您再报告一次，或打电话给保健所。
refused-seen = 知道了

missing-title = 找不到页面
missing-text = 网址可能变了，或者这部手机看不了这个页面。
missing-home = 回到首页

## Report
report-place = 第{ $place }步，共{ $of }步
report-resumed = 可以接着上次继续填写
report-start-over = 从头开始
report-last = 上次 { $value }（{ $when }）
report-send-now = 先发送已填的内容

report-temperature-title = 体温是多少度？
report-temperature = 体温
report-temperature-range = 请填写34.0～43.0℃之间的数字
report-temperature-less = 减0.1度
report-temperature-more = 加0.1度
report-temperature-none = 没有量、没有体温计

report-oxygen-title = 血氧（SpO₂）是多少？
report-spo2 = 血氧（SpO₂）
report-spo2-range = 平时一般在96～99%左右
report-spo2-less = 减1
report-spo2-more = 加1
report-spo2-under-50 = 低于50
report-spo2-none = 没有测、没有血氧仪
report-spo2-how = 正确的测量方法
report-pulse = 脉搏
report-pulse-unit = 次/分

odd-title = 这个数字对吗？
odd-swapped = 您填的是血氧{ $spo2 }、脉搏{ $pulse }。是不是填反了？
odd-jump = 上次是{ $last }，这次是{ $now }，变化很大。请把手指暖一暖，再测一次会更准确。
odd-yes = 没错
odd-no = 重新填写

report-signs = 紧急症状
report-signs-title = 现在有以下情况吗？
report-signs-hint = 只要有一项，就需要马上打电话。请按符合的项目。
report-signs-own = 您自己的感觉
report-signs-family = 家人或身边的人看到的
report-signs-none = 都没有
report-sign-bad-colour = 脸色明显不好
report-sign-blue-lips = 嘴唇发紫
report-sign-strange = 和平时不一样，样子不对劲
report-sign-heavy-breathing = 呼吸变得急促
report-sign-sudden-breathless = 突然呼吸困难
report-sign-breathless-moving = 稍微动一下就喘不上气
report-sign-chest-pain = 胸口痛
report-sign-cannot-lie-down = 躺不下去，不坐起来就无法呼吸
report-sign-shoulder-breathing = 呼吸时肩膀上下起伏
report-sign-sudden-wheeze = 最近2小时左右，突然开始呼哧呼哧地喘
report-sign-dazed = 发呆，反应迟钝
report-sign-unresponsive = 意识模糊，叫了不回答
report-sign-irregular-pulse = 脉搏漏跳或不规律

report-symptoms = 症状
report-symptoms-title = 还有其他症状吗？
report-symptoms-hint = 可以选择多项
report-symptoms-none = 没有症状

report-course = 变化
report-course-title = 和昨天相比怎么样？
report-trend = 和昨天相比
report-antipyretic = 吃过退烧药吗？
report-antipyretic-hint = 量体温前大约6小时内
report-eat = 能吃饭吗？
report-drink = 能喝水吗？
report-comment = 想告诉我们的事
report-comment-hint = 如果有担心或为难的事，请写下来
report-comment-left = 还可以写{ $left }个字

report-check-title = 就这样发送吗？
report-send = 发送
report-edit = 修改
report-edit-of = 修改{ $what }

value-not-measured = 没有测量
value-under-50 = 低于50%
value-none = 没有
value-dash = −
value-separator = {"、"}
value-pulse = 脉搏{ $value }次/分
value-spo2 = 血氧{ $value }
value-answered = { $question }：{ $answer }

## After sending
sent-title = 已收到您的报告
sent-sending-title = 正在发送
sent-sending = 正在发送给保健所
sent-waits-title = 报告已保存，等待发送
sent-refused-title = 报告没有送达
sent-arrived = { $time } 已送达{ $center }
sent-later = 送达后，这里会显示保健所的建议。
sent-home = 回到首页

advice-emergency-title = 请马上拨打119叫救护车
advice-emergency-text = 可能有生命危险。打电话时，请说您“因新冠正在疗养”：korona de ryōyō-chū（コロナで療養中）。
advice-emergency-heading = 等救护车的时候
advice-emergency-1 = 请保持舒服的姿势，尽量不要一个人待着。
advice-emergency-2 = 请打开家门的锁，把用药手册（お薬手帳）和医疗保险证放在手边。
advice-emergency-3 = 如果不能打电话，请家人或附近的人帮忙打。
advice-urgent-title = 请打电话给保健所
advice-urgent-text = 您的情况需要尽早咨询。保健所也会联系您。
advice-urgent-119 = 如果呼吸很困难，或回答不清楚，请马上拨打119叫救护车。
advice-urgent-heading = 等待联系的时候
advice-urgent-1 = 请把电话放在手边，安静休息。
advice-urgent-2 = 请一点一点地喝水。
advice-urgent-3 = 请在1～2小时后再测一次，并报告。
advice-watch-heading = 请多留意身体的变化
advice-watch-1 = 工作人员会查看您的报告，需要时会打电话给您。
advice-watch-2 = 请喝些水，安静休息。
advice-watch-3 = 傍晚或晚上请再报告一次。如果变差了，请不要等，马上打电话。
advice-routine-heading = 现在请好好休息
advice-routine-1 = 请常喝水，每次少喝一点。
advice-routine-2 = 明天也请报告。
advice-routine-3 = 如果变差了，随时可以再报告。担心时请打电话。

## History
history-title = 以前的记录
history-empty = 还没有记录。第一次报告后，会显示在这里。
history-more = 更早的记录
history-when = 日期时间
history-temperature = 体温
history-spo2 = 血氧
history-how = 症状、变化

## COCOA
cocoa-title = COCOA登记号码（処理番号）
cocoa-explain-1 = 这是在接触确认应用COCOA里登记阳性时用的8位号码。
cocoa-explain-2 = 登记后，只有曾在您附近的人会收到通知。不会透露姓名和地点。
cocoa-explain-3 = 号码1小时内有效。如果没有使用，会自动发送新号码（一共最多5次）。
cocoa-ask = 请发给我号码
cocoa-queued-title = 正在准备号码
cocoa-queued-text = 准备好后，会用短信或邮件发给您，也会显示在这里。
cocoa-yours = 您的登记号码
cocoa-until = { $time } 前有效
cocoa-left = 还剩 { $time }
cocoa-position = 第{ $position }次的号码，共{ $of }次
cocoa-open = 打开COCOA登记
cocoa-copy = 复制号码
cocoa-registered-title = 登记完成
cocoa-registered-text = 谢谢您的配合。您不需要再做什么了。
cocoa-expired-title = 这个号码已过期
cocoa-expired-text = 会自动发送新号码。如果现在就需要，请按下面的按钮。
cocoa-undelivered-title = 号码没能送达
cocoa-undelivered-text = 请检查电话号码和邮件接收设置，然后再试一次。
cocoa-declined-title = 您选择了不使用COCOA
cocoa-declined-text = 我们不会发送号码。如果改变主意，随时可以按下面的按钮。
cocoa-decline = 我不用COCOA
cocoa-decline-title = 要停止发送号码吗？
cocoa-decline-text = 我们不会再发送号码。以后还可以再申请。
cocoa-decline-confirm = 是，我不用

## Settings
settings-title = 设置
settings-saved = 已保存
settings-language = 语言
settings-language-hint = 页面和信息的语言会改变。
settings-reminder = 提醒
settings-hour = 提醒时间
settings-hour-hint = 只在当天还没有报告时提醒您。
settings-by = 提醒的发送方式
settings-by-hint = 选择“自动”时，依次为通知、短信、邮箱。如果没有送达，我们也会用其他方式发送。
settings-by-any = 自动
settings-by-sms = 先发短信
settings-by-email = 先发邮箱
settings-hour-n = { $hour }点
settings-hour-morning = 早上（{ $hour }点）
settings-hour-afternoon = 午后（{ $hour }点）
settings-hour-evening = 晚上（{ $hour }点）
settings-push = 这部手机的通知
settings-push-text = 通知里不会出现病情和姓名。
settings-push-on = 接收通知
settings-push-off = 停止通知
settings-push-is-on = 已开启通知。
settings-push-denied = 浏览器的设置阻止了通知。如果想接收，请在浏览器设置中允许。短信和邮件提醒照常发送。
settings-push-unsupported = 这个浏览器不能接收通知。使用iPhone时，请按“共享”按钮，再选“添加到主屏幕”。短信和邮件提醒照常发送。
settings-push-failed = 没能设置通知。请过一会儿再试。
settings-out = 结束在这部手机上的使用
settings-out-text = 如果手机是和别人共用的，用完后请按这里。这部手机上的记录会被删除。
settings-out-button = 退出登录
settings-out-title = 要退出登录吗？
settings-out-again = 想再次使用时，请打开保健所发来的链接。
settings-out-waiting = 还没发送的{ $count }份报告也会消失
settings-out-confirm = 退出并删除记录

## Help
help-title = 紧急情况和测量方法
help-119 = 什么时候叫救护车
help-119-text = 以下情况只要有一项，就请拨打119。请说您“因新冠正在疗养”：korona de ryōyō-chū（コロナで療養中）。
help-center = 什么时候咨询保健所
help-center-text = 只要有以下一项，请马上打电话：血氧93%或更低、体温40℃或更高、喝不进水、非常不安。
help-spo2 = 血氧（SpO₂）的正确测量方法
help-spo2-1 = 请把指尖暖一暖，擦掉指甲油。
help-spo2-2 = 坐好，不要动，安静地等一等。
help-spo2-3 = 数字稳定后（20～30秒）再读数。
help-spo2-4 = 如果数值偏低，请深呼吸后再测一次。

## Correct, print
report-correct = 修改已发送的内容
report-correct-title = 请选择要修改的地方，然后发送
home-end-why = 预计结束日期怎么算
history-print = 打印或存为PDF
history-print-hint = 在打印页面选择“另存为PDF”，就可以存成文件交给别人。

## Getting back in, and changing how we reach you
back-link = 用电话号码或邮箱重新登录
contact-phone-title = 更改电话号码
contact-email-title = 更改邮箱地址
settings-contact = 联系方式
settings-contact-phone = 电话号码
settings-contact-email = 邮箱地址
settings-contact-none = 未登记

## Certificate
certificate-title = 疗养证明书（療養証明書）

## Messages from staff
letters-title = 保健所发来的信息
letter-from = { $center } · { $when }
letter-read = 我看过了
letter-read-at = { $when } 已看过

## Who can see my data
access-title = 谁能看到我的记录

## Stop reminders, offer notifications
settings-stop = 停止提醒
settings-pause = 暂停3天
settings-start = 重新接收提醒
settings-paused = 提醒暂停到{ $day }为止。您随时可以报告。
settings-stopped = 提醒已停止。您随时可以报告。
push-ask-title = 要用这部手机的通知提醒您下次报告吗？
push-ask-text = 只在您还没有报告时，按您选的时间通知您。不会出现病情和姓名。以后可以在设置里更改。
push-ask-later = 现在不用
