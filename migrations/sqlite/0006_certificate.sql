-- 療養証明: the day of release, and the certificates made for it. Valid is decided from what is true when somebody asks:
-- the mark names everything a certificate says, so a correction or a release taken back makes it invalid by itself.

ALTER TABLE patient ADD COLUMN released_at INTEGER;
UPDATE patient SET released_at = updated_at WHERE status = 'released';

CREATE TABLE certificate (
    id          BLOB PRIMARY KEY,
    patient_id  BLOB NOT NULL REFERENCES patient (id),
    code_hash   BLOB NOT NULL UNIQUE,
    code_sealed BLOB NOT NULL,
    mark        BLOB NOT NULL,
    issued_at   INTEGER NOT NULL,
    revoked_at  INTEGER
) STRICT;
CREATE UNIQUE INDEX certificate_of_patient ON certificate (patient_id) WHERE revoked_at IS NULL;

-- What staff write to a patient, shown until it is read.
CREATE TABLE letter (
    id          BLOB PRIMARY KEY,
    patient_id  BLOB NOT NULL REFERENCES patient (id),
    center_id   BLOB NOT NULL REFERENCES health_center (id),
    staff_id    BLOB NOT NULL,
    text_sealed BLOB NOT NULL,
    sent_at     INTEGER NOT NULL,
    read_at     INTEGER
) STRICT;
CREATE INDEX letter_of_patient ON letter (patient_id, id);
