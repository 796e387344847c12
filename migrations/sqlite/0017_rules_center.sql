-- Rules of triage in the hands of managers: a draft, what it would have done, and what was switched on.

-- One draft for each centre. version grows with all that is done to it, so that of two managers one is told.
CREATE TABLE rule_draft (
    center_id  BLOB PRIMARY KEY REFERENCES health_center (id),
    version    INTEGER NOT NULL,
    content    TEXT,
    staff_id   BLOB NOT NULL REFERENCES staff (id),
    changed_at INTEGER NOT NULL
) STRICT;

-- What the draft of that version would have done to the reports since then, as far as the walk over the centre's people
-- has come. against: the rules in force when it began.
CREATE TABLE rule_preview (
    center_id     BLOB PRIMARY KEY REFERENCES health_center (id),
    draft_version INTEGER NOT NULL,
    against       TEXT NOT NULL REFERENCES rule_set (hash),
    since         INTEGER NOT NULL,
    place         BLOB,
    done          INTEGER NOT NULL,
    total         INTEGER NOT NULL,
    tally         TEXT NOT NULL,
    finished_at   INTEGER
) STRICT;

CREATE TABLE rule_switch (
    id            BLOB PRIMARY KEY,
    center_id     BLOB NOT NULL REFERENCES health_center (id),
    hash          TEXT NOT NULL REFERENCES rule_set (hash),
    starts_at     INTEGER NOT NULL,
    reason_sealed BLOB NOT NULL,
    staff_id      BLOB NOT NULL REFERENCES staff (id),
    created_at    INTEGER NOT NULL,
    taken_back_by BLOB REFERENCES staff (id),
    taken_back_at INTEGER
) STRICT;
CREATE INDEX rule_switch_of_center ON rule_switch (center_id, id);
CREATE UNIQUE INDEX rule_switch_in_use ON rule_switch (center_id, starts_at) WHERE taken_back_at IS NULL;

-- Data of a centre in its manager's hands. advice: its own words to patients as JSON, by language.
ALTER TABLE health_center ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE health_center ADD COLUMN advice TEXT NOT NULL DEFAULT '{}';
