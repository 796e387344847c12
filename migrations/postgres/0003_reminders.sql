-- Reminders: one for a household that shares a phone, a link that stops them without logging in, a pause.

-- Keyed hash of the first contact (phone, else e-mail): who lives together and has the same one gets one message.
ALTER TABLE patient ADD COLUMN contact_token BYTEA;
-- Keyed hash of the token in the link that stops the reminders.
ALTER TABLE patient ADD COLUMN stop_token BYTEA;
ALTER TABLE patient ADD COLUMN paused_until BIGINT;
CREATE UNIQUE INDEX patient_stop ON patient (stop_token) WHERE stop_token IS NOT NULL;

-- The whole hour in which the last reminder was queued; the gentler one follows it.
ALTER TABLE standing ADD COLUMN reminded_at BIGINT;
