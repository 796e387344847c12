-- The house: who there is, what they report, what has to be done about it, and what is sent.
-- Times are epoch milliseconds, calendar dates ISO text, *_sealed columns AEAD (see docs/privacy.md),
-- *_token columns keyed hashes. JSON is text. The two dialects differ in type names only.

CREATE TABLE health_center (
    id          UUID PRIMARY KEY,
    code        TEXT NOT NULL UNIQUE,
    name        TEXT NOT NULL,
    phone       TEXT NOT NULL,
    night_phone TEXT NOT NULL,
    hours       TEXT NOT NULL,
    prefecture  TEXT NOT NULL,
    created_at  BIGINT NOT NULL
);

CREATE TABLE association (
    id         UUID PRIMARY KEY,
    name       TEXT NOT NULL,
    phone      TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

-- A contract between an association and a centre; assigned patients are in sight only while it is in force.
CREATE TABLE contract (
    association_id UUID NOT NULL REFERENCES association (id),
    center_id      UUID NOT NULL REFERENCES health_center (id),
    starts_on      TEXT NOT NULL,
    ends_on        TEXT,
    PRIMARY KEY (association_id, center_id, starts_on)
);

CREATE TABLE staff (
    id               UUID PRIMARY KEY,
    login            TEXT NOT NULL UNIQUE,
    role             TEXT NOT NULL,
    center_id        UUID REFERENCES health_center (id),
    association_id   UUID REFERENCES association (id),
    name_sealed      BYTEA NOT NULL,
    password_hash    TEXT NOT NULL,
    totp_sealed      BYTEA,
    totp_enrolled_at BIGINT,
    totp_last_step   BIGINT NOT NULL,
    disabled_at      BIGINT,
    created_at       BIGINT NOT NULL
);

-- A session is born at the password (verified_at empty) and can do nothing until the one-time code.
CREATE TABLE staff_session (
    id          UUID PRIMARY KEY,
    token_hash  BYTEA NOT NULL UNIQUE,
    staff_id    UUID NOT NULL REFERENCES staff (id),
    created_at  BIGINT NOT NULL,
    verified_at BIGINT,
    seen_at     BIGINT NOT NULL,
    expires_at  BIGINT NOT NULL,
    revoked_at  BIGINT
);

-- Failed tries at anything guessable (login, code, birth date, number), by a keyed hash of what was tried.
CREATE TABLE throttle (
    key          BYTEA PRIMARY KEY,
    failures     BIGINT NOT NULL,
    started_at   BIGINT NOT NULL,
    locked_until BIGINT NOT NULL
);

CREATE TABLE household (
    id         UUID PRIMARY KEY,
    created_at BIGINT NOT NULL
);

CREATE TABLE patient (
    id              UUID PRIMARY KEY,
    center_id       UUID NOT NULL REFERENCES health_center (id),
    association_id  UUID REFERENCES association (id),
    household_id    UUID REFERENCES household (id),
    version         BIGINT NOT NULL,
    person_sealed   BYTEA NOT NULL,
    sex             TEXT NOT NULL,
    classification  TEXT NOT NULL,
    place           TEXT NOT NULL,
    hotel           TEXT NOT NULL,
    lives_alone     BOOLEAN NOT NULL,
    language        TEXT NOT NULL,
    onset_date      TEXT,
    specimen_date   TEXT,
    exposure_date   TEXT,
    tests           TEXT NOT NULL,
    risk_factors    TEXT NOT NULL,
    own_target      BOOLEAN NOT NULL,
    mode            TEXT NOT NULL,
    wish_number     BOOLEAN NOT NULL,
    number_declined BOOLEAN NOT NULL,
    spoken_to       BOOLEAN NOT NULL,
    reminder_hour   BIGINT NOT NULL,
    reminders_off   BOOLEAN NOT NULL,
    status          TEXT NOT NULL,
    expected_end    TEXT,
    created_at      BIGINT NOT NULL,
    updated_at      BIGINT NOT NULL
);
CREATE INDEX patient_of_center ON patient (center_id, id);
CREATE INDEX patient_of_association ON patient (association_id, id) WHERE association_id IS NOT NULL;
CREATE INDEX patient_of_household ON patient (household_id) WHERE household_id IS NOT NULL;

-- What a patient's data were before each change.
CREATE TABLE patient_version (
    patient_id    UUID NOT NULL REFERENCES patient (id),
    version       BIGINT NOT NULL,
    record_sealed BYTEA NOT NULL,
    staff_id      UUID,
    replaced_at   BIGINT NOT NULL,
    PRIMARY KEY (patient_id, version)
);

-- The responsible centre and those that share the patient (seed 000 Q4).
CREATE TABLE patient_center (
    patient_id UUID NOT NULL REFERENCES patient (id),
    center_id  UUID NOT NULL REFERENCES health_center (id),
    since      BIGINT NOT NULL,
    PRIMARY KEY (patient_id, center_id)
);
CREATE INDEX patient_center_list ON patient_center (center_id, patient_id);

-- Keyed hashes of whole values and two-character pieces; kind says of what.
CREATE TABLE search_token (
    token      BYTEA NOT NULL,
    patient_id UUID NOT NULL REFERENCES patient (id),
    PRIMARY KEY (token, patient_id)
);
CREATE INDEX search_token_of_patient ON search_token (patient_id);

-- What changes with every report and every tick; one row a patient, apart from the data that people edit.
CREATE TABLE standing (
    patient_id       UUID PRIMARY KEY REFERENCES patient (id),
    tier             TEXT,
    last_report_id   UUID,
    last_measured_at BIGINT,
    last_received_at BIGINT,
    recent           TEXT NOT NULL,
    mode_since       BIGINT NOT NULL,
    invited_at       BIGINT,
    opened_at        BIGINT,
    reminder_due_at  BIGINT,
    silence_due_at   BIGINT
);
CREATE INDEX standing_reminder ON standing (reminder_due_at) WHERE reminder_due_at IS NOT NULL;
CREATE INDEX standing_silence ON standing (silence_due_at) WHERE silence_due_at IS NOT NULL;

-- Rule sets as they were when first used, so that an old verdict stays explained.
CREATE TABLE rule_set (
    hash          TEXT PRIMARY KEY,
    name          TEXT NOT NULL,
    content       TEXT NOT NULL,
    first_used_at BIGINT NOT NULL
);

CREATE TABLE report (
    id             UUID PRIMARY KEY,
    patient_id     UUID NOT NULL REFERENCES patient (id),
    client_id      UUID NOT NULL,
    content_hash   BYTEA NOT NULL,
    measured_at    BIGINT NOT NULL,
    received_at    BIGINT NOT NULL,
    entered_by     UUID,
    supersedes     UUID,
    temperature    BIGINT,
    spo2           BIGINT,
    pulse          BIGINT,
    answers        TEXT NOT NULL,
    comment_sealed BYTEA,
    tier           TEXT NOT NULL,
    assessment     TEXT NOT NULL,
    UNIQUE (patient_id, client_id)
);
CREATE INDEX report_of_patient ON report (patient_id, id);
CREATE INDEX report_measured ON report (patient_id, measured_at);

-- One open alert of a kind for a patient; the queue reads it in index order.
CREATE TABLE alert (
    id             UUID PRIMARY KEY,
    patient_id     UUID NOT NULL REFERENCES patient (id),
    center_id      UUID NOT NULL,
    association_id UUID,
    kind           TEXT NOT NULL,
    tier           TEXT NOT NULL,
    tier_order     BIGINT NOT NULL,
    due_at         BIGINT NOT NULL,
    risk_order     BIGINT NOT NULL,
    reasons        TEXT NOT NULL,
    report_id      UUID,
    opened_at      BIGINT NOT NULL,
    raised_at      BIGINT NOT NULL,
    claimed_by     UUID,
    claimed_at     BIGINT,
    closed_by      UUID,
    closed_at      BIGINT,
    outcome        TEXT
);
CREATE UNIQUE INDEX alert_open ON alert (patient_id, kind) WHERE closed_at IS NULL;
CREATE INDEX alert_queue ON alert (center_id, tier_order, due_at, risk_order, id) WHERE closed_at IS NULL;
CREATE INDEX alert_queue_association ON alert (association_id, tier_order, due_at, risk_order, id)
    WHERE closed_at IS NULL AND association_id IS NOT NULL;
CREATE INDEX alert_of_patient ON alert (patient_id, id);

-- Open alerts by tier: kept with each change, never counted.
CREATE TABLE alert_count (
    owner_id UUID NOT NULL,
    tier     TEXT NOT NULL,
    open     BIGINT NOT NULL,
    PRIMARY KEY (owner_id, tier)
);

CREATE TABLE note (
    id          UUID PRIMARY KEY,
    patient_id  UUID NOT NULL REFERENCES patient (id),
    alert_id    UUID,
    kind        TEXT NOT NULL,
    outcome     TEXT,
    text_sealed BYTEA,
    staff_id    UUID,
    at          BIGINT NOT NULL
);
CREATE INDEX note_of_patient ON note (patient_id, id);

CREATE TABLE invitation (
    id         UUID PRIMARY KEY,
    patient_id UUID NOT NULL REFERENCES patient (id),
    token_hash BYTEA NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    opened_at  BIGINT,
    revoked_at BIGINT
);
CREATE INDEX invitation_of_patient ON invitation (patient_id, id);

CREATE TABLE patient_session (
    id         UUID PRIMARY KEY,
    token_hash BYTEA NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    seen_at    BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT
);
-- One phone may report for several people of a household.
CREATE TABLE patient_session_member (
    session_id UUID NOT NULL REFERENCES patient_session (id),
    patient_id UUID NOT NULL REFERENCES patient (id),
    since      BIGINT NOT NULL,
    PRIMARY KEY (session_id, patient_id)
);
CREATE INDEX patient_session_of ON patient_session_member (patient_id);

CREATE TABLE push_subscription (
    id                  UUID PRIMARY KEY,
    session_id          UUID NOT NULL REFERENCES patient_session (id),
    endpoint_token      BYTEA NOT NULL UNIQUE,
    subscription_sealed BYTEA NOT NULL,
    created_at          BIGINT NOT NULL,
    deleted_at          BIGINT
);
CREATE INDEX push_subscription_of_session ON push_subscription (session_id);

-- The outbox. State moves forward only; attempts are counted at the claim; fence grows with every claim.
CREATE TABLE message (
    id          UUID PRIMARY KEY,
    kind        TEXT NOT NULL,
    subject     TEXT NOT NULL,
    due_at      BIGINT NOT NULL,
    lane        BIGINT NOT NULL,
    patient_id  UUID REFERENCES patient (id),
    staff_id    UUID REFERENCES staff (id),
    chain_id    UUID,
    state       TEXT NOT NULL,
    not_before  BIGINT NOT NULL,
    deadline_at BIGINT NOT NULL,
    attempts    BIGINT NOT NULL,
    lease_owner TEXT,
    lease_until BIGINT,
    fence       BIGINT NOT NULL,
    body_sealed BYTEA,
    last_code   TEXT,
    created_at  BIGINT NOT NULL,
    changed_at  BIGINT NOT NULL,
    UNIQUE (kind, subject, due_at)
);
CREATE INDEX message_ready ON message (lane, not_before, id) WHERE state = 'ready';
CREATE INDEX message_leased ON message (lease_until) WHERE state = 'leased';
CREATE INDEX message_ambiguous ON message (not_before) WHERE state = 'ambiguous';
CREATE INDEX message_deadline ON message (deadline_at) WHERE state IN ('ready', 'ambiguous');
CREATE INDEX message_of_patient ON message (patient_id, id) WHERE patient_id IS NOT NULL;

-- One try by one channel and provider. Callbacks name the attempt. A spent one closes its channel to the message.
CREATE TABLE attempt (
    id           UUID PRIMARY KEY,
    message_id   UUID NOT NULL REFERENCES message (id),
    number       BIGINT NOT NULL,
    fence        BIGINT NOT NULL,
    channel      TEXT NOT NULL,
    provider     TEXT NOT NULL,
    provider_ref TEXT,
    state        TEXT NOT NULL,
    code         TEXT,
    spent        BOOLEAN NOT NULL,
    started_at   BIGINT NOT NULL,
    changed_at   BIGINT NOT NULL
);
CREATE INDEX attempt_of_message ON attempt (message_id, number);

-- A provider that must not be used until the operator says so (20003).
CREATE TABLE provider (
    name       TEXT PRIMARY KEY,
    stopped_at BIGINT,
    code       TEXT
);

-- Runs of processing numbers. state is the pure machine of domain::chain as JSON; next_at its timer.
CREATE TABLE chain (
    id         UUID PRIMARY KEY,
    patient_id UUID NOT NULL REFERENCES patient (id),
    status     TEXT NOT NULL,
    state      TEXT NOT NULL,
    next_at    BIGINT,
    started_at BIGINT NOT NULL,
    ended_at   BIGINT
);
CREATE UNIQUE INDEX chain_running ON chain (patient_id) WHERE ended_at IS NULL;
CREATE INDEX chain_due ON chain (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX chain_of_patient ON chain (patient_id, id);

-- Daily keys of the stored number hashes, wrapped by the master key, destroyed after 72 h.
CREATE TABLE number_key (
    day          TEXT PRIMARY KEY,
    key_sealed   BYTEA,
    created_at   BIGINT NOT NULL,
    destroyed_at BIGINT
);

CREATE TABLE number (
    id            UUID PRIMARY KEY,
    chain_id      UUID NOT NULL REFERENCES chain (id),
    patient_id    UUID NOT NULL REFERENCES patient (id),
    message_id    UUID NOT NULL REFERENCES message (id),
    position      BIGINT NOT NULL,
    key_day       TEXT NOT NULL,
    digits_token  BYTEA NOT NULL,
    digits_sealed BYTEA,
    state         TEXT NOT NULL,
    minted_at     BIGINT NOT NULL,
    expires_at    BIGINT NOT NULL,
    used_at       BIGINT,
    verified      BIGINT NOT NULL
);
CREATE UNIQUE INDEX number_live ON number (patient_id) WHERE state = 'live';
CREATE INDEX number_digits ON number (digits_token);
CREATE INDEX number_of_chain ON number (chain_id, minted_at);

-- An uploaded file between preview and confirmation.
CREATE TABLE import (
    id           UUID PRIMARY KEY,
    center_id    UUID NOT NULL REFERENCES health_center (id),
    staff_id     UUID NOT NULL REFERENCES staff (id),
    file_token   BYTEA NOT NULL,
    rows_sealed  BYTEA,
    created_at   BIGINT NOT NULL,
    confirmed_at BIGINT
);
CREATE INDEX import_file ON import (center_id, file_token);
CREATE INDEX import_kept ON import (created_at) WHERE rows_sealed IS NOT NULL;

-- Rows that were imported, by keyed hash: the same row again does nothing.
CREATE TABLE import_row (
    center_id  UUID NOT NULL REFERENCES health_center (id),
    row_token  BYTEA NOT NULL,
    patient_id UUID NOT NULL REFERENCES patient (id),
    PRIMARY KEY (center_id, row_token)
);

-- The live feed. Ids commit out of order on PostgreSQL, so readers stop below the oldest transaction still running.
CREATE TABLE change (
    seq            BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    txid           BIGINT NOT NULL DEFAULT (pg_current_xact_id()::text::bigint),
    at             BIGINT NOT NULL,
    kind           TEXT NOT NULL,
    center_id      UUID NOT NULL,
    association_id UUID,
    patient_id     UUID,
    alert_id       UUID
);
CREATE INDEX change_order ON change (txid, seq);

-- The audit trail: ids and field names, never values. Appended, never updated.
CREATE TABLE audit (
    seq        BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    txid       BIGINT NOT NULL DEFAULT (pg_current_xact_id()::text::bigint),
    at         BIGINT NOT NULL,
    actor      TEXT NOT NULL,
    actor_id   UUID,
    action     TEXT NOT NULL,
    patient_id UUID,
    fields     TEXT NOT NULL
);
CREATE INDEX audit_of_patient ON audit (patient_id, seq) WHERE patient_id IS NOT NULL;
CREATE INDEX audit_order ON audit (txid, seq);

-- The hash chain over committed audit rows, kept by one sealer so that writers don't queue on each other.
CREATE TABLE audit_link (
    n         BIGINT PRIMARY KEY,
    audit_seq BIGINT NOT NULL UNIQUE REFERENCES audit (seq),
    txid      BIGINT NOT NULL,
    hash      BYTEA NOT NULL
);

-- When each schedule last made progress.
CREATE TABLE progress (
    name TEXT PRIMARY KEY,
    at   BIGINT NOT NULL
);
