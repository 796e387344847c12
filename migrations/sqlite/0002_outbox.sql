-- The outbox under every fault: who waits for SMS, when an attempt was handed over and when its end was heard, how
-- each provider does, why re-issue stands still, and where each contact point stands.

-- First issues, re-issues, staff alerts, invitations, reminders, notices: re-issues now have a lane of their own.
UPDATE message SET lane = lane + 1 WHERE lane >= 1;
ALTER TABLE message ADD COLUMN waits_for_sms INTEGER NOT NULL DEFAULT FALSE;
ALTER TABLE message ADD COLUMN look_ups INTEGER NOT NULL DEFAULT 0;
DROP INDEX message_ready;
CREATE INDEX message_ready ON message (lane, waits_for_sms, not_before, id) WHERE state = 'ready';

ALTER TABLE attempt ADD COLUMN handed_at INTEGER;
ALTER TABLE attempt ADD COLUMN valid_until INTEGER;
ALTER TABLE attempt ADD COLUMN final_at INTEGER;
UPDATE attempt SET handed_at = started_at WHERE state IN ('handed-over', 'delivered', 'undelivered');
CREATE INDEX attempt_open ON attempt (provider, handed_at) WHERE state = 'handed-over';
CREATE INDEX attempt_final ON attempt (provider, final_at) WHERE final_at IS NOT NULL;
CREATE INDEX attempt_silent ON attempt (handed_at) WHERE state = 'handed-over' AND channel IN ('sms', 'voice');

-- share: thousandths of the configured weight; a provider that errs or lags loses some and gets it back.
ALTER TABLE provider ADD COLUMN share INTEGER NOT NULL DEFAULT 1000;
ALTER TABLE provider ADD COLUMN room INTEGER;
ALTER TABLE provider ADD COLUMN p90_ms INTEGER;
ALTER TABLE provider ADD COLUMN backlog_ms INTEGER;
ALTER TABLE provider ADD COLUMN measured_at INTEGER;

-- While pulled_at is set, no number is re-issued and no reminder goes by SMS; first issues go on.
CREATE TABLE brake (
    name       TEXT PRIMARY KEY,
    pulled_at  INTEGER,
    changed_at INTEGER NOT NULL,
    backlog_ms INTEGER NOT NULL,
    p90_ms     INTEGER NOT NULL
) STRICT;

-- Where a way to reach a patient stands; of the value it was seen with, so that a corrected one starts anew.
CREATE TABLE contact (
    patient_id  BLOB NOT NULL REFERENCES patient (id),
    channel     TEXT NOT NULL,
    value_token BLOB NOT NULL,
    standing    TEXT NOT NULL,
    code        TEXT,
    failures    INTEGER NOT NULL,
    staff_id    BLOB,
    changed_at  INTEGER NOT NULL,
    PRIMARY KEY (patient_id, channel)
) STRICT;

-- Numbers and one-time codes read aloud, for those with a landline only who asked for it.
ALTER TABLE patient ADD COLUMN by_voice INTEGER NOT NULL DEFAULT FALSE;

CREATE INDEX number_minted ON number (minted_at);
