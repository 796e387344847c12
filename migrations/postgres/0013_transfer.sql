-- Moving: a patient is given to another centre by its yes, in one transaction; until then nothing changes.

-- whom_sealed: the name as it was known, the trace that stays with a centre that no longer sees the patient.
CREATE TABLE transfer (
    id            UUID PRIMARY KEY,
    patient_id    UUID NOT NULL REFERENCES patient (id),
    from_center   UUID NOT NULL REFERENCES health_center (id),
    to_center     UUID NOT NULL REFERENCES health_center (id),
    state         TEXT NOT NULL,
    keep_shared   BOOLEAN NOT NULL,
    whom_sealed   BYTEA NOT NULL,
    asked_by      UUID NOT NULL REFERENCES staff (id),
    asked_at      BIGINT NOT NULL,
    due_at        BIGINT NOT NULL,
    note_sealed   BYTEA NOT NULL,
    answered_by   UUID REFERENCES staff (id),
    answered_at   BIGINT,
    answer_sealed BYTEA
);
CREATE UNIQUE INDEX transfer_open ON transfer (patient_id) WHERE state = 'asked';
CREATE INDEX transfer_of_patient ON transfer (patient_id, id);
CREATE INDEX transfer_incoming ON transfer (to_center, due_at, id) WHERE state = 'asked';
CREATE INDEX transfer_outgoing ON transfer (from_center, due_at, id) WHERE state = 'asked';
CREATE INDEX transfer_in ON transfer (to_center, answered_at, id) WHERE state = 'accepted';
CREATE INDEX transfer_out ON transfer (from_center, answered_at, id) WHERE state = 'accepted';
CREATE INDEX transfer_ended_to ON transfer (to_center, answered_at, id) WHERE state IN ('refused', 'withdrawn');
CREATE INDEX transfer_ended_from ON transfer (from_center, answered_at, id) WHERE state IN ('refused', 'withdrawn');

-- In which municipality outside the system a patient's notice is filed (seed 000 Q19).
ALTER TABLE patient ADD COLUMN outside_sealed BYTEA;
