# What is sent. SMS at most 134 units (UTF-16). No illness, name or ID (COCOA's link and digits excepted).

## SMS

message-invitation-sms = 【見まもり】毎日の ほうこくの おしらせです。あなたが つぎの リンクを ひらいて ください { $link } 止める ときも ここから
message-reminder-sms = 【見まもり】今日の ほうこくを して ください { $link } 止める ときは { $stop }
message-second-reminder-sms = 【見まもり】今日の ようすを 教えて ください { $link } 止める ときは { $stop }
message-number-sms = 【見まもり】ばんごう { $digits }（{ $time }まで）COCOAに 入れる: { $link } つかわない人: { $page }
message-number-reminder-sms = 【見まもり】ばんごう { $digits }は { $time }まで。とうろくして ください { $link } つかわない人: { $page }
message-staff-alert-sms = 【見まもり】いそぎの しごとが あります。まだ だれも して いません。すぐに 見て ください { $link }
message-one-time-code-sms = 【見まもり】かくにんコードは { $digits } です（{ $time }まで）。ほかの 人に 教えないで ください。

## Push

message-push-title = 見まもり
message-reminder-push = 今日の ほうこくを して ください。
message-second-reminder-push = 時間が ある ときに、今日の ようすを 教えて ください。

## E-mail

message-subject = 【見まもり】おしらせ
message-invitation-email =
    毎日の ほうこくの おしらせです。

    あなたが つぎの リンクを ひらいて ください。
    { $link }

    あなたへの おしらせでは ない ときも、この リンクから 教えて ください。
    メールを 止める ことも、この リンクから できます。
message-reminder-email =
    今日の ほうこくを して ください。
    { $link }

    休む ときや 止める ときは、つぎの リンクを ひらいて ください（ログインは いりません）。
    { $stop }
message-second-reminder-email =
    時間が ある ときで いいです。今日の ようすを 教えて ください。
    { $link }

    ほうこくが ない ときは、電話する ことが あります。

    休む ときや 止める ときは、つぎの リンクを ひらいて ください（ログインは いりません）。
    { $stop }
message-number-email =
    とうろく ばんごう（処理番号）は { $digits } です。{ $time }まで つかえます。

    アプリ COCOA で つぎの リンクを ひらいて ください。または、ばんごうを 入れて ください。
    { $link }

    COCOA を つかわない 人は、つぎの ページで 教えて ください。
    { $page }
message-number-reminder-email =
    とうろく ばんごう（処理番号） { $digits } は { $time }までです。とうろくして ください。
    { $link }

    COCOA を つかわない 人は、つぎの ページで 教えて ください。
    { $page }
message-staff-alert-email =
    いそぎの しごとが あります。まだ だれも して いません。

    すぐに 見て ください。
    { $link }
message-staff-invitation-email =
    しごとの アカウントの おしらせです。

    つぎの リンクを ひらいて、パスワードを きめて ください。リンクは 72時間、1回だけ つかえます。
    { $link }

    リンクが つかえない ときは、しごとの 管理者に もう一度 たのんで ください。
    わからない メールの ときは、何も しなくて いいです。
message-one-time-code-email =
    かくにんコードは { $digits } です。{ $time }まで つかえます。

    ほかの 人に 教えないで ください。
    コードを たのんで いない ときは、何も しなくて いいです。

## By telephone, read aloud. Numbers digit by digit, twice.

message-number-voice = こちらは、見まもりです。とうろくの、ばんごうを言います。{ $digits }。もういちど、言います。{ $digits }。{ $time }までに、アプリの、ココアに入れてください。
message-number-reminder-voice = こちらは、見まもりです。ばんごうのとうろくは、{ $time }までです。ばんごうは、{ $digits }。もういちど、言います。{ $digits }。
message-staff-alert-voice = こちらは、見まもりです。いそぎの、しごとがあります。まだ、だれもしていません。すぐに、がめんを見てください。もういちど、言います。いそぎの、しごとがあります。すぐに、がめんを見てください。
message-one-time-code-voice = こちらは、見まもりです。かくにんコードを言います。{ $digits }。もういちど、言います。{ $digits }。ほかの人に、教えないでください。

## The page that stops them (from the link in a message, without a login)

stop-title = おしらせを 休む・止める
stop-what = この ページで 止める ことが できるのは、毎日の ほうこくの おねがいです（SMS・メール・通知）。
stop-rest = ほかの れんらくや、電話は 止まりません。
stop-state-on = 今は、毎日 おくって います。
stop-state-paused = 今は 休んで います。{ $month }月{ $day }日から、また おくります。
stop-state-off = 今は 止めて います。
stop-pause = 3日間 休む
stop-off = 止める
stop-start = また もらう
stop-report = 今日の ほうこくを する
stop-unknown = この リンクは つかえません。いちばん 新しい メッセージの リンクを ひらいて ください。
