-- Messages that need a person: put on their centre's list by the clock, found by index, and why one was dropped.

ALTER TABLE message ADD COLUMN filed_at BIGINT;
ALTER TABLE message ADD COLUMN center_id UUID REFERENCES health_center (id);
ALTER TABLE message ADD COLUMN reason_sealed BYTEA;

CREATE INDEX message_unfiled ON message (id) WHERE filed_at IS NULL
    AND (state = 'dead' OR (state IN ('failed', 'undelivered') AND kind IN ('invitation', 'staff-alert')));
CREATE INDEX message_filed ON message (filed_at, id)
    WHERE filed_at IS NOT NULL AND state IN ('dead', 'failed', 'undelivered');
CREATE INDEX message_filed_of_center ON message (center_id, filed_at, id)
    WHERE filed_at IS NOT NULL AND state IN ('dead', 'failed', 'undelivered');
