-- Files taken out: who, what, and how far; progress is written with the audit rows of each piece, before it leaves.
CREATE TABLE export (
    id         UUID PRIMARY KEY,
    center_id  UUID NOT NULL REFERENCES health_center (id),
    staff_id   UUID NOT NULL REFERENCES staff (id),
    what       TEXT NOT NULL,
    format     TEXT NOT NULL,
    language   TEXT NOT NULL,
    filter     TEXT NOT NULL,
    state      TEXT NOT NULL,
    total      BIGINT NOT NULL,
    looked     BIGINT NOT NULL,
    written    BIGINT NOT NULL,
    replaced   BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE INDEX export_of_center ON export (center_id, id);

-- How the columns of a kind of file were paired with fields, by a keyed hash of its headers.
CREATE TABLE import_mapping (
    id          UUID PRIMARY KEY,
    center_id   UUID NOT NULL REFERENCES health_center (id),
    fingerprint BYTEA NOT NULL,
    name_sealed BYTEA NOT NULL,
    fields      TEXT NOT NULL,
    staff_id    UUID NOT NULL REFERENCES staff (id),
    created_at  BIGINT NOT NULL,
    UNIQUE (center_id, fingerprint)
);
CREATE INDEX import_mapping_of_center ON import_mapping (center_id, id);
