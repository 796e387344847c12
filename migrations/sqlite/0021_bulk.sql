-- Acts on many patients: looked at, confirmed, done in pieces, taken back in pieces. One row a patient says what became
-- of them, so that a restart goes on where it stopped.

-- total, done, left_out: patients; note_sealed: what is written to each patient's history.
CREATE TABLE bulk_job (
    id          BLOB PRIMARY KEY,
    center_id   BLOB NOT NULL REFERENCES health_center (id),
    staff_id    BLOB NOT NULL REFERENCES staff (id),
    act         TEXT NOT NULL,
    note_sealed BLOB,
    state       TEXT NOT NULL,
    total       INTEGER NOT NULL,
    done        INTEGER NOT NULL,
    left_out    INTEGER NOT NULL,
    undone      INTEGER NOT NULL,
    created_at  INTEGER NOT NULL,
    started_at  INTEGER,
    moved_at    INTEGER NOT NULL,
    finished_at INTEGER
) STRICT;
CREATE INDEX bulk_job_of_staff ON bulk_job (staff_id, id);
CREATE INDEX bulk_job_going ON bulk_job (moved_at) WHERE state IN ('running', 'undoing');

-- seen: when the newest report had come as it was chosen; before: what undoing needs, as JSON.
CREATE TABLE bulk_item (
    job_id     BLOB NOT NULL REFERENCES bulk_job (id),
    n          INTEGER NOT NULL,
    patient_id BLOB NOT NULL REFERENCES patient (id),
    seen       INTEGER,
    state      TEXT NOT NULL,
    reason     TEXT,
    who        BLOB,
    before     TEXT,
    PRIMARY KEY (job_id, n)
) STRICT;
CREATE INDEX bulk_item_state ON bulk_item (job_id, state, n);
CREATE UNIQUE INDEX bulk_item_once ON bulk_item (job_id, patient_id);
