-- 療養証明: the day of release, and the certificates made for it. Valid is decided from what is true when somebody asks:
-- the mark names everything a certificate says, so a correction or a release taken back makes it invalid by itself.

ALTER TABLE patient ADD COLUMN released_at BIGINT;
UPDATE patient SET released_at = updated_at WHERE status = 'released';

CREATE TABLE certificate (
    id          UUID PRIMARY KEY,
    patient_id  UUID NOT NULL REFERENCES patient (id),
    code_hash   BYTEA NOT NULL UNIQUE,
    code_sealed BYTEA NOT NULL,
    mark        BYTEA NOT NULL,
    issued_at   BIGINT NOT NULL,
    revoked_at  BIGINT
);
CREATE UNIQUE INDEX certificate_of_patient ON certificate (patient_id) WHERE revoked_at IS NULL;

-- What staff write to a patient, shown until it is read.
CREATE TABLE letter (
    id          UUID PRIMARY KEY,
    patient_id  UUID NOT NULL REFERENCES patient (id),
    center_id   UUID NOT NULL REFERENCES health_center (id),
    staff_id    UUID NOT NULL,
    text_sealed BYTEA NOT NULL,
    sent_at     BIGINT NOT NULL,
    read_at     BIGINT
);
CREATE INDEX letter_of_patient ON letter (patient_id, id);
