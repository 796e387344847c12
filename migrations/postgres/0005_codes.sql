-- One-time codes: getting back in, and a new telephone number or e-mail address.

-- receiver: keyed hash of whom the code is for; one live code each. flow_hash: keyed hash of the token that its asker
-- holds. Whom a code lets back in is not written here: it is found when the code is sent, and again when it is used.
-- asked_sealed and digits_hash are wiped when the code is used or ends; the digits are in the sealed text of the
-- message, until that is handed over.
CREATE TABLE code (
    id           UUID PRIMARY KEY,
    purpose      TEXT NOT NULL,
    receiver     BYTEA NOT NULL,
    flow_hash    BYTEA UNIQUE,
    patient_id   UUID REFERENCES patient (id),
    channel      TEXT NOT NULL,
    asked_sealed BYTEA,
    digits_hash  BYTEA,
    state        TEXT NOT NULL,
    tries_left   BIGINT NOT NULL,
    asked_at     BIGINT NOT NULL,
    ends_at      BIGINT NOT NULL
);
CREATE UNIQUE INDEX code_live ON code (receiver) WHERE state = 'live';
CREATE INDEX code_of_receiver ON code (receiver, id);
CREATE INDEX code_ends ON code (ends_at);
