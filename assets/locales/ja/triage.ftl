# トリアージ・見守り・処理番号の文言（職員向け）

## 測定項目

measure-spo2 = SpO₂
measure-pulse = 脈拍
measure-temperature = 体温

## 緊急性の高い症状

sign-bad-colour = 顔色が明らかに悪い（ご家族などから見て）
sign-blue-lips = 唇が紫色になっている
sign-strange = いつもと違う、様子がおかしい（ご家族などから見て）
sign-heavy-breathing = 息が荒くなった（呼吸の数が多くなった）
sign-sudden-breathless = 急に息苦しくなった
sign-breathless-moving = 生活をしていて少し動くと息苦しい
sign-chest-pain = 胸の痛みがある
sign-cannot-lie-down = 横になれない、座らないと息ができない
sign-shoulder-breathing = 肩で息をしている
sign-sudden-wheeze = 突然（2時間以内を目安）ゼーゼーしはじめた
sign-dazed = ぼんやりしている、反応が弱い（ご家族などから見て）
sign-unresponsive = もうろうとしている、返事がない（ご家族などから見て）
sign-irregular-pulse = 脈がとぶ、脈のリズムが乱れる感じがする

## 判定の理由

reason-sign = 緊急性の高い症状：{ $sign ->
        [bad-colour] { sign-bad-colour }
        [blue-lips] { sign-blue-lips }
        [strange] { sign-strange }
        [heavy-breathing] { sign-heavy-breathing }
        [sudden-breathless] { sign-sudden-breathless }
        [breathless-moving] { sign-breathless-moving }
        [chest-pain] { sign-chest-pain }
        [cannot-lie-down] { sign-cannot-lie-down }
        [shoulder-breathing] { sign-shoulder-breathing }
        [sudden-wheeze] { sign-sudden-wheeze }
        [dazed] { sign-dazed }
        [unresponsive] { sign-unresponsive }
        [irregular-pulse] { sign-irregular-pulse }
       *[other] { $sign }
    }
reason-spo2-below-scale = SpO₂ 50 % 未満
reason-spo2-emergency = SpO₂ { $spo2 } %（90 % 以下）
reason-spo2-own-target-emergency = SpO₂ { $spo2 } %（個別目標 88～92 %・83 % 以下）
reason-spo2-urgent = SpO₂ { $spo2 } %（91～93 %）
reason-spo2-own-target-urgent = SpO₂ { $spo2 } %（個別目標 88～92 %・84～87 %）
reason-temperature-urgent = 体温 { $temperature } ℃（40.0 ℃ 以上）
reason-news2-urgent = NEWS2（部分） { $score } 点（5 点以上）
reason-news2-single = NEWS2 単項目 { $points } 点：{ $measure ->
        [spo2] { measure-spo2 } { $value } %
        [pulse] { measure-pulse } { $value } 回/分
        [temperature] { measure-temperature } { $value } ℃
       *[other] { $value }
    }
reason-pulse-urgent = 脈拍 { $pulse } 回/分（130 以上）
reason-pulse-child = 脈拍 { $pulse } 回/分（年齢の目安を超える頻脈）
reason-cannot-drink = 水分がとれない
reason-spo2-watch = SpO₂ { $spo2 } %（94～95 %）
reason-spo2-below-baseline = SpO₂ { $spo2 } %（普段の { $baseline } % から { $drop } ポイント低下）
reason-temperature-watch = 体温 { $temperature } ℃（39.1 ℃ 以上）
reason-fever-running = { $limit } ℃ 以上が { $days } 日続く
reason-pulse-watch = 脈拍 { $pulse } 回/分（111～129）
reason-news2-watch = NEWS2（部分） { $score } 点（3～4 点）
reason-worse-running = 「昨日より悪い」が続く（{ $hours } 時間）
reason-new-respiratory = 新しい呼吸器症状：{ $symptom ->
        [cough] { symptom-cough }
        [sputum] { symptom-sputum }
        [sore-throat] { symptom-sore-throat }
        [runny-nose] { symptom-runny-nose }
       *[other] { $symptom }
    }
reason-fever-late = 発症 { $day } 日目に { $temperature } ℃
reason-nothing-measured = 体温・SpO₂・脈拍の測定なし
reason-missing = 測定なし（前回 { $measure ->
        [spo2] { measure-spo2 } { $value } %
        [pulse] { measure-pulse } { $value } 回/分
        [temperature] { measure-temperature } { $value } ℃
       *[other] { $value }
    }・{ $time }）

# 保健所が基準を変えたルールの理由。数値はルールから入る。
reason-set-spo2 = SpO₂ { $spo2 } %（{ $high } % 以下）
reason-set-spo2-range = SpO₂ { $spo2 } %（{ $low }～{ $high } %）
reason-set-spo2-own = SpO₂ { $spo2 } %（個別目標 88～92 %・{ $high } % 以下）
reason-set-spo2-own-range = SpO₂ { $spo2 } %（個別目標 88～92 %・{ $low }～{ $high } %）
reason-set-temperature = 体温 { $temperature } ℃（{ $limit } ℃ 以上）
reason-set-pulse = 脈拍 { $pulse } 回/分（{ $low } 以上）
reason-set-pulse-range = 脈拍 { $pulse } 回/分（{ $low }～{ $high }）
reason-set-news2 = NEWS2（部分） { $score } 点（{ $low } 点以上）
reason-set-news2-range = NEWS2（部分） { $score } 点（{ $low }～{ $high } 点）

## NEWS2 の表示

news2-partial = NEWS2（部分） { $score } 点
news2-missing = 呼吸数・血圧・意識は測定していません

## 報告がないとき

silence-missing-report = { $hours } 時間報告なし
silence-never-reported = 登録から { $hours } 時間報告なし
silence-unopened-invitation = 案内が { $hours } 時間開かれていない（電話番号を確認）
silence-call-task = 本日の電話による健康観察

## 処理番号

number-phase-waiting = 送信待ち
number-phase-live = 有効
number-phase-paused = 再発行を停止中（配信遅延）
number-phase-settling = 配信結果を確認中
number-phase-ended = 終了
number-end-registered = 登録済み
number-end-not-using = COCOA を利用しない
number-end-stopped = 職員が停止
number-end-not-eligible = 対象外になった
number-end-undeliverable = 配信できず停止
number-end-exhausted = 未登録のまま終了（再発行の上限）
number-task-undeliverable = 処理番号が { $count } 回続けて届きません（連絡先を確認）
number-refused-no-wish = 発行の希望が記録されていません
number-refused-not-positive = 陽性者ではないため発行できません

## 届かないメッセージ

message-task-failed = { $kind ->
    [invitation] 案内が届きません（連絡先を確認）
    [reminder] 報告のお願いが届きません（連絡先を確認）
   *[other] メッセージが届きません（連絡先を確認）
}
message-task-wrong-contact = 電話番号に届きません（番号を確認）
task-not-me = 「本人ではない」との連絡あり（連絡先を確認）
