-- The house: who there is, what they report, what has to be done about it, and what is sent.
-- Times are epoch milliseconds, calendar dates ISO text, *_sealed columns AEAD (see docs/privacy.md),
-- *_token columns keyed hashes. JSON is text. The two dialects differ in type names only.

CREATE TABLE health_center (
    id          BLOB PRIMARY KEY,
    code        TEXT NOT NULL UNIQUE,
    name        TEXT NOT NULL,
    phone       TEXT NOT NULL,
    night_phone TEXT NOT NULL,
    hours       TEXT NOT NULL,
    prefecture  TEXT NOT NULL,
    created_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE association (
    id         BLOB PRIMARY KEY,
    name       TEXT NOT NULL,
    phone      TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

-- A contract between an association and a centre; assigned patients are in sight only while it is in force.
CREATE TABLE contract (
    association_id BLOB NOT NULL REFERENCES association (id),
    center_id      BLOB NOT NULL REFERENCES health_center (id),
    starts_on      TEXT NOT NULL,
    ends_on        TEXT,
    PRIMARY KEY (association_id, center_id, starts_on)
) STRICT;

CREATE TABLE staff (
    id               BLOB PRIMARY KEY,
    login            TEXT NOT NULL UNIQUE,
    role             TEXT NOT NULL,
    center_id        BLOB REFERENCES health_center (id),
    association_id   BLOB REFERENCES association (id),
    name_sealed      BLOB NOT NULL,
    password_hash    TEXT NOT NULL,
    totp_sealed      BLOB,
    totp_enrolled_at INTEGER,
    totp_last_step   INTEGER NOT NULL,
    disabled_at      INTEGER,
    created_at       INTEGER NOT NULL
) STRICT;

-- A session is born at the password (verified_at empty) and can do nothing until the one-time code.
CREATE TABLE staff_session (
    id          BLOB PRIMARY KEY,
    token_hash  BLOB NOT NULL UNIQUE,
    staff_id    BLOB NOT NULL REFERENCES staff (id),
    created_at  INTEGER NOT NULL,
    verified_at INTEGER,
    seen_at     INTEGER NOT NULL,
    expires_at  INTEGER NOT NULL,
    revoked_at  INTEGER
) STRICT;

-- Failed tries at anything guessable (login, code, birth date, number), by a keyed hash of what was tried.
CREATE TABLE throttle (
    key          BLOB PRIMARY KEY,
    failures     INTEGER NOT NULL,
    started_at   INTEGER NOT NULL,
    locked_until INTEGER NOT NULL
) STRICT;

CREATE TABLE household (
    id         BLOB PRIMARY KEY,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE patient (
    id              BLOB PRIMARY KEY,
    center_id       BLOB NOT NULL REFERENCES health_center (id),
    association_id  BLOB REFERENCES association (id),
    household_id    BLOB REFERENCES household (id),
    version         INTEGER NOT NULL,
    person_sealed   BLOB NOT NULL,
    sex             TEXT NOT NULL,
    classification  TEXT NOT NULL,
    place           TEXT NOT NULL,
    hotel           TEXT NOT NULL,
    lives_alone     INTEGER NOT NULL,
    language        TEXT NOT NULL,
    onset_date      TEXT,
    specimen_date   TEXT,
    exposure_date   TEXT,
    tests           TEXT NOT NULL,
    risk_factors    TEXT NOT NULL,
    own_target      INTEGER NOT NULL,
    mode            TEXT NOT NULL,
    wish_number     INTEGER NOT NULL,
    number_declined INTEGER NOT NULL,
    spoken_to       INTEGER NOT NULL,
    reminder_hour   INTEGER NOT NULL,
    reminders_off   INTEGER NOT NULL,
    status          TEXT NOT NULL,
    expected_end    TEXT,
    created_at      INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL
) STRICT;
CREATE INDEX patient_of_center ON patient (center_id, id);
CREATE INDEX patient_of_association ON patient (association_id, id) WHERE association_id IS NOT NULL;
CREATE INDEX patient_of_household ON patient (household_id) WHERE household_id IS NOT NULL;

-- What a patient's data were before each change.
CREATE TABLE patient_version (
    patient_id    BLOB NOT NULL REFERENCES patient (id),
    version       INTEGER NOT NULL,
    record_sealed BLOB NOT NULL,
    staff_id      BLOB,
    replaced_at   INTEGER NOT NULL,
    PRIMARY KEY (patient_id, version)
) STRICT;

-- The responsible centre and those that share the patient (seed 000 Q4).
CREATE TABLE patient_center (
    patient_id BLOB NOT NULL REFERENCES patient (id),
    center_id  BLOB NOT NULL REFERENCES health_center (id),
    since      INTEGER NOT NULL,
    PRIMARY KEY (patient_id, center_id)
) STRICT;
CREATE INDEX patient_center_list ON patient_center (center_id, patient_id);

-- Keyed hashes of whole values and two-character pieces; kind says of what.
CREATE TABLE search_token (
    token      BLOB NOT NULL,
    patient_id BLOB NOT NULL REFERENCES patient (id),
    PRIMARY KEY (token, patient_id)
) STRICT;
CREATE INDEX search_token_of_patient ON search_token (patient_id);

-- What changes with every report and every tick; one row a patient, apart from the data that people edit.
CREATE TABLE standing (
    patient_id       BLOB PRIMARY KEY REFERENCES patient (id),
    tier             TEXT,
    last_report_id   BLOB,
    last_measured_at INTEGER,
    last_received_at INTEGER,
    recent           TEXT NOT NULL,
    mode_since       INTEGER NOT NULL,
    invited_at       INTEGER,
    opened_at        INTEGER,
    reminder_due_at  INTEGER,
    silence_due_at   INTEGER
) STRICT;
CREATE INDEX standing_reminder ON standing (reminder_due_at) WHERE reminder_due_at IS NOT NULL;
CREATE INDEX standing_silence ON standing (silence_due_at) WHERE silence_due_at IS NOT NULL;

-- Rule sets as they were when first used, so that an old verdict stays explained.
CREATE TABLE rule_set (
    hash          TEXT PRIMARY KEY,
    name          TEXT NOT NULL,
    content       TEXT NOT NULL,
    first_used_at INTEGER NOT NULL
) STRICT;

CREATE TABLE report (
    id             BLOB PRIMARY KEY,
    patient_id     BLOB NOT NULL REFERENCES patient (id),
    client_id      BLOB NOT NULL,
    content_hash   BLOB NOT NULL,
    measured_at    INTEGER NOT NULL,
    received_at    INTEGER NOT NULL,
    entered_by     BLOB,
    supersedes     BLOB,
    temperature    INTEGER,
    spo2           INTEGER,
    pulse          INTEGER,
    answers        TEXT NOT NULL,
    comment_sealed BLOB,
    tier           TEXT NOT NULL,
    assessment     TEXT NOT NULL,
    UNIQUE (patient_id, client_id)
) STRICT;
CREATE INDEX report_of_patient ON report (patient_id, id);
CREATE INDEX report_measured ON report (patient_id, measured_at);

-- One open alert of a kind for a patient; the queue reads it in index order.
CREATE TABLE alert (
    id             BLOB PRIMARY KEY,
    patient_id     BLOB NOT NULL REFERENCES patient (id),
    center_id      BLOB NOT NULL,
    association_id BLOB,
    kind           TEXT NOT NULL,
    tier           TEXT NOT NULL,
    tier_order     INTEGER NOT NULL,
    due_at         INTEGER NOT NULL,
    risk_order     INTEGER NOT NULL,
    reasons        TEXT NOT NULL,
    report_id      BLOB,
    opened_at      INTEGER NOT NULL,
    raised_at      INTEGER NOT NULL,
    claimed_by     BLOB,
    claimed_at     INTEGER,
    closed_by      BLOB,
    closed_at      INTEGER,
    outcome        TEXT
) STRICT;
CREATE UNIQUE INDEX alert_open ON alert (patient_id, kind) WHERE closed_at IS NULL;
CREATE INDEX alert_queue ON alert (center_id, tier_order, due_at, risk_order, id) WHERE closed_at IS NULL;
CREATE INDEX alert_queue_association ON alert (association_id, tier_order, due_at, risk_order, id)
    WHERE closed_at IS NULL AND association_id IS NOT NULL;
CREATE INDEX alert_of_patient ON alert (patient_id, id);

-- Open alerts by tier: kept with each change, never counted.
CREATE TABLE alert_count (
    owner_id BLOB NOT NULL,
    tier     TEXT NOT NULL,
    open     INTEGER NOT NULL,
    PRIMARY KEY (owner_id, tier)
) STRICT;

CREATE TABLE note (
    id          BLOB PRIMARY KEY,
    patient_id  BLOB NOT NULL REFERENCES patient (id),
    alert_id    BLOB,
    kind        TEXT NOT NULL,
    outcome     TEXT,
    text_sealed BLOB,
    staff_id    BLOB,
    at          INTEGER NOT NULL
) STRICT;
CREATE INDEX note_of_patient ON note (patient_id, id);

CREATE TABLE invitation (
    id         BLOB PRIMARY KEY,
    patient_id BLOB NOT NULL REFERENCES patient (id),
    token_hash BLOB NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    opened_at  INTEGER,
    revoked_at INTEGER
) STRICT;
CREATE INDEX invitation_of_patient ON invitation (patient_id, id);

CREATE TABLE patient_session (
    id         BLOB PRIMARY KEY,
    token_hash BLOB NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    seen_at    INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    revoked_at INTEGER
) STRICT;
-- One phone may report for several people of a household.
CREATE TABLE patient_session_member (
    session_id BLOB NOT NULL REFERENCES patient_session (id),
    patient_id BLOB NOT NULL REFERENCES patient (id),
    since      INTEGER NOT NULL,
    PRIMARY KEY (session_id, patient_id)
) STRICT;
CREATE INDEX patient_session_of ON patient_session_member (patient_id);

CREATE TABLE push_subscription (
    id                  BLOB PRIMARY KEY,
    session_id          BLOB NOT NULL REFERENCES patient_session (id),
    endpoint_token      BLOB NOT NULL UNIQUE,
    subscription_sealed BLOB NOT NULL,
    created_at          INTEGER NOT NULL,
    deleted_at          INTEGER
) STRICT;
CREATE INDEX push_subscription_of_session ON push_subscription (session_id);

-- The outbox. State moves forward only; attempts are counted at the claim; fence grows with every claim.
CREATE TABLE message (
    id          BLOB PRIMARY KEY,
    kind        TEXT NOT NULL,
    subject     TEXT NOT NULL,
    due_at      INTEGER NOT NULL,
    lane        INTEGER NOT NULL,
    patient_id  BLOB REFERENCES patient (id),
    staff_id    BLOB REFERENCES staff (id),
    chain_id    BLOB,
    state       TEXT NOT NULL,
    not_before  INTEGER NOT NULL,
    deadline_at INTEGER NOT NULL,
    attempts    INTEGER NOT NULL,
    lease_owner TEXT,
    lease_until INTEGER,
    fence       INTEGER NOT NULL,
    body_sealed BLOB,
    last_code   TEXT,
    created_at  INTEGER NOT NULL,
    changed_at  INTEGER NOT NULL,
    UNIQUE (kind, subject, due_at)
) STRICT;
CREATE INDEX message_ready ON message (lane, not_before, id) WHERE state = 'ready';
CREATE INDEX message_leased ON message (lease_until) WHERE state = 'leased';
CREATE INDEX message_ambiguous ON message (not_before) WHERE state = 'ambiguous';
CREATE INDEX message_deadline ON message (deadline_at) WHERE state IN ('ready', 'ambiguous');
CREATE INDEX message_of_patient ON message (patient_id, id) WHERE patient_id IS NOT NULL;

-- One try by one channel and provider. Callbacks name the attempt. A spent one closes its channel to the message.
CREATE TABLE attempt (
    id           BLOB PRIMARY KEY,
    message_id   BLOB NOT NULL REFERENCES message (id),
    number       INTEGER NOT NULL,
    fence        INTEGER NOT NULL,
    channel      TEXT NOT NULL,
    provider     TEXT NOT NULL,
    provider_ref TEXT,
    state        TEXT NOT NULL,
    code         TEXT,
    spent        INTEGER NOT NULL,
    started_at   INTEGER NOT NULL,
    changed_at   INTEGER NOT NULL
) STRICT;
CREATE INDEX attempt_of_message ON attempt (message_id, number);

-- A provider that must not be used until the operator says so (20003).
CREATE TABLE provider (
    name       TEXT PRIMARY KEY,
    stopped_at INTEGER,
    code       TEXT
) STRICT;

-- Runs of processing numbers. state is the pure machine of domain::chain as JSON; next_at its timer.
CREATE TABLE chain (
    id         BLOB PRIMARY KEY,
    patient_id BLOB NOT NULL REFERENCES patient (id),
    status     TEXT NOT NULL,
    state      TEXT NOT NULL,
    next_at    INTEGER,
    started_at INTEGER NOT NULL,
    ended_at   INTEGER
) STRICT;
CREATE UNIQUE INDEX chain_running ON chain (patient_id) WHERE ended_at IS NULL;
CREATE INDEX chain_due ON chain (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX chain_of_patient ON chain (patient_id, id);

-- Daily keys of the stored number hashes, wrapped by the master key, destroyed after 72 h.
CREATE TABLE number_key (
    day          TEXT PRIMARY KEY,
    key_sealed   BLOB,
    created_at   INTEGER NOT NULL,
    destroyed_at INTEGER
) STRICT;

CREATE TABLE number (
    id            BLOB PRIMARY KEY,
    chain_id      BLOB NOT NULL REFERENCES chain (id),
    patient_id    BLOB NOT NULL REFERENCES patient (id),
    message_id    BLOB NOT NULL REFERENCES message (id),
    position      INTEGER NOT NULL,
    key_day       TEXT NOT NULL,
    digits_token  BLOB NOT NULL,
    digits_sealed BLOB,
    state         TEXT NOT NULL,
    minted_at     INTEGER NOT NULL,
    expires_at    INTEGER NOT NULL,
    used_at       INTEGER,
    verified      INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX number_live ON number (patient_id) WHERE state = 'live';
CREATE INDEX number_digits ON number (digits_token);
CREATE INDEX number_of_chain ON number (chain_id, minted_at);

-- An uploaded file between preview and confirmation.
CREATE TABLE import (
    id           BLOB PRIMARY KEY,
    center_id    BLOB NOT NULL REFERENCES health_center (id),
    staff_id     BLOB NOT NULL REFERENCES staff (id),
    file_token   BLOB NOT NULL,
    rows_sealed  BLOB,
    created_at   INTEGER NOT NULL,
    confirmed_at INTEGER
) STRICT;
CREATE INDEX import_file ON import (center_id, file_token);
CREATE INDEX import_kept ON import (created_at) WHERE rows_sealed IS NOT NULL;

-- Rows that were imported, by keyed hash: the same row again does nothing.
CREATE TABLE import_row (
    center_id  BLOB NOT NULL REFERENCES health_center (id),
    row_token  BLOB NOT NULL,
    patient_id BLOB NOT NULL REFERENCES patient (id),
    PRIMARY KEY (center_id, row_token)
) STRICT;

-- The live feed. Ids commit out of order on PostgreSQL, so readers stop below the oldest transaction still running.
CREATE TABLE change (
    seq            INTEGER PRIMARY KEY AUTOINCREMENT,
    txid           INTEGER NOT NULL DEFAULT (0),
    at             INTEGER NOT NULL,
    kind           TEXT NOT NULL,
    center_id      BLOB NOT NULL,
    association_id BLOB,
    patient_id     BLOB,
    alert_id       BLOB
) STRICT;
CREATE INDEX change_order ON change (txid, seq);

-- The audit trail: ids and field names, never values. Appended, never updated.
CREATE TABLE audit (
    seq        INTEGER PRIMARY KEY AUTOINCREMENT,
    txid       INTEGER NOT NULL DEFAULT (0),
    at         INTEGER NOT NULL,
    actor      TEXT NOT NULL,
    actor_id   BLOB,
    action     TEXT NOT NULL,
    patient_id BLOB,
    fields     TEXT NOT NULL
) STRICT;
CREATE INDEX audit_of_patient ON audit (patient_id, seq) WHERE patient_id IS NOT NULL;
CREATE INDEX audit_order ON audit (txid, seq);

-- The hash chain over committed audit rows, kept by one sealer so that writers don't queue on each other.
CREATE TABLE audit_link (
    n         INTEGER PRIMARY KEY,
    audit_seq INTEGER NOT NULL UNIQUE REFERENCES audit (seq),
    txid      INTEGER NOT NULL,
    hash      BLOB NOT NULL
) STRICT;

-- When each schedule last made progress.
CREATE TABLE progress (
    name TEXT PRIMARY KEY,
    at   INTEGER NOT NULL
) STRICT;
