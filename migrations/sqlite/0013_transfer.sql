-- Moving: a patient is given to another centre by its yes, in one transaction; until then nothing changes.

-- whom_sealed: the name as it was known, the trace that stays with a centre that no longer sees the patient.
CREATE TABLE transfer (
    id            BLOB PRIMARY KEY,
    patient_id    BLOB NOT NULL REFERENCES patient (id),
    from_center   BLOB NOT NULL REFERENCES health_center (id),
    to_center     BLOB NOT NULL REFERENCES health_center (id),
    state         TEXT NOT NULL,
    keep_shared   INTEGER NOT NULL,
    whom_sealed   BLOB NOT NULL,
    asked_by      BLOB NOT NULL REFERENCES staff (id),
    asked_at      INTEGER NOT NULL,
    due_at        INTEGER NOT NULL,
    note_sealed   BLOB NOT NULL,
    answered_by   BLOB REFERENCES staff (id),
    answered_at   INTEGER,
    answer_sealed BLOB
) STRICT;
CREATE UNIQUE INDEX transfer_open ON transfer (patient_id) WHERE state = 'asked';
CREATE INDEX transfer_of_patient ON transfer (patient_id, id);
CREATE INDEX transfer_incoming ON transfer (to_center, due_at, id) WHERE state = 'asked';
CREATE INDEX transfer_outgoing ON transfer (from_center, due_at, id) WHERE state = 'asked';
CREATE INDEX transfer_in ON transfer (to_center, answered_at, id) WHERE state = 'accepted';
CREATE INDEX transfer_out ON transfer (from_center, answered_at, id) WHERE state = 'accepted';
CREATE INDEX transfer_ended_to ON transfer (to_center, answered_at, id) WHERE state IN ('refused', 'withdrawn');
CREATE INDEX transfer_ended_from ON transfer (from_center, answered_at, id) WHERE state IN ('refused', 'withdrawn');

-- In which municipality outside the system a patient's notice is filed (seed 000 Q19).
ALTER TABLE patient ADD COLUMN outside_sealed BLOB;
