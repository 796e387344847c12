-- On call: who is telephoned when an Emergency falls due that nobody has taken, and who was.

-- For the on-call alarm only.
ALTER TABLE staff ADD COLUMN phone_sealed BYTEA;

-- step orders those who are on call at the same time, 1 first.
CREATE TABLE on_call_shift (
    id         UUID PRIMARY KEY,
    center_id  UUID NOT NULL REFERENCES health_center (id),
    staff_id   UUID NOT NULL REFERENCES staff (id),
    starts_at  BIGINT NOT NULL,
    ends_at    BIGINT NOT NULL,
    step       BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX on_call_shift_of_center ON on_call_shift (center_id, ends_at);
CREATE INDEX staff_by_center ON staff (center_id, role) WHERE center_id IS NOT NULL;

-- When the alarm of an Emergency goes next if nobody has it by then. It stays while somebody has it, so that the alarm
-- goes on where it was when they give it back.
ALTER TABLE alert ADD COLUMN alarm_at BIGINT;
UPDATE alert SET alarm_at = due_at WHERE tier = 'emergency' AND closed_at IS NULL;
CREATE INDEX alert_alarm ON alert (alarm_at) WHERE alarm_at IS NOT NULL AND claimed_by IS NULL AND closed_at IS NULL;

-- One step of an alarm: to whom and how; to nobody when no one could be telephoned. Alarms of the same minute to the
-- same person share a message.
CREATE TABLE alarm (
    id         UUID PRIMARY KEY,
    alert_id   UUID NOT NULL REFERENCES alert (id),
    due_at     BIGINT NOT NULL,
    at         BIGINT NOT NULL,
    staff_id   UUID REFERENCES staff (id),
    channel    TEXT,
    message_id UUID REFERENCES message (id),
    UNIQUE (alert_id, due_at, staff_id)
);
CREATE INDEX alarm_of_message ON alarm (message_id) WHERE message_id IS NOT NULL;
