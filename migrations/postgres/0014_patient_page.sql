-- The page of a patient: who else is there, what people decided against the machine, where the patient stayed, who told
-- a report, and one timeline.

-- Who has a patient in front of them. The page renews its row; a row that is not renewed ends within about a minute.
CREATE TABLE presence (
    patient_id UUID NOT NULL REFERENCES patient (id),
    staff_id   UUID NOT NULL REFERENCES staff (id),
    tab        UUID NOT NULL,
    editing    BOOLEAN NOT NULL,
    since      BIGINT NOT NULL,
    seen_at    BIGINT NOT NULL,
    PRIMARY KEY (patient_id, staff_id, tab)
);
CREATE INDEX presence_seen ON presence (seen_at);

-- What a person decided where else the machine would: the first day free of isolation, the own oxygen target.
CREATE TABLE decision (
    patient_id    UUID NOT NULL REFERENCES patient (id),
    kind          TEXT NOT NULL,
    free_on       TEXT,
    reason_sealed BYTEA NOT NULL,
    staff_id      UUID NOT NULL,
    at            BIGINT NOT NULL,
    PRIMARY KEY (patient_id, kind)
);

-- Where a patient stayed before; where they stay now stands in the patient.
CREATE TABLE stay (
    id          UUID PRIMARY KEY,
    patient_id  UUID NOT NULL REFERENCES patient (id),
    place       TEXT NOT NULL,
    hotel       TEXT NOT NULL,
    room_sealed BYTEA,
    since       BIGINT NOT NULL,
    until       BIGINT NOT NULL,
    staff_id    UUID
);
CREATE INDEX stay_of_patient ON stay (patient_id, id);

-- Who told it, where staff entered a report for somebody.
ALTER TABLE report ADD COLUMN told_by TEXT;
ALTER TABLE report ADD COLUMN told_sealed BYTEA;

-- Names of what changed, so that a timeline need not open what is sealed.
ALTER TABLE patient_version ADD COLUMN fields TEXT NOT NULL DEFAULT '';

-- The timeline is cut out of an index of each of its sources.
CREATE INDEX patient_version_at ON patient_version (patient_id, replaced_at, version);
CREATE INDEX number_of_patient ON number (patient_id, id);
CREATE INDEX audit_views ON audit (patient_id, at, seq) WHERE action = 'patient.view';
CREATE INDEX audit_alerts ON audit (patient_id, at, seq) WHERE action IN ('alert.open', 'alert.raise');
