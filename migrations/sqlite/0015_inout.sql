-- Files taken out: who, what, and how far; progress is written with the audit rows of each piece, before it leaves.
CREATE TABLE export (
    id         BLOB PRIMARY KEY,
    center_id  BLOB NOT NULL REFERENCES health_center (id),
    staff_id   BLOB NOT NULL REFERENCES staff (id),
    what       TEXT NOT NULL,
    format     TEXT NOT NULL,
    language   TEXT NOT NULL,
    filter     TEXT NOT NULL,
    state      TEXT NOT NULL,
    total      INTEGER NOT NULL,
    looked     INTEGER NOT NULL,
    written    INTEGER NOT NULL,
    replaced   INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX export_of_center ON export (center_id, id);

-- How the columns of a kind of file were paired with fields, by a keyed hash of its headers.
CREATE TABLE import_mapping (
    id          BLOB PRIMARY KEY,
    center_id   BLOB NOT NULL REFERENCES health_center (id),
    fingerprint BLOB NOT NULL,
    name_sealed BLOB NOT NULL,
    fields      TEXT NOT NULL,
    staff_id    BLOB NOT NULL REFERENCES staff (id),
    created_at  INTEGER NOT NULL,
    UNIQUE (center_id, fingerprint)
) STRICT;
CREATE INDEX import_mapping_of_center ON import_mapping (center_id, id);
