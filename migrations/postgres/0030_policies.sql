-- How closely a centre watches, as its manager has set it. content: JSON; null when the operator's configuration holds
-- again. After a change its patients are scheduled anew one by one: walked_to is the last of them, settled_at the end.
CREATE TABLE center_policy (
    center_id  UUID PRIMARY KEY REFERENCES health_center (id),
    version    BIGINT NOT NULL,
    content    TEXT,
    changed_at BIGINT NOT NULL,
    walked_to  UUID,
    settled_at BIGINT
);
CREATE INDEX center_policy_walk ON center_policy (changed_at) WHERE settled_at IS NULL;

CREATE TABLE center_policy_change (
    id            UUID PRIMARY KEY,
    center_id     UUID NOT NULL REFERENCES health_center (id),
    content       TEXT,
    reason_sealed BYTEA NOT NULL,
    staff_id      UUID NOT NULL REFERENCES staff (id),
    created_at    BIGINT NOT NULL
);
CREATE INDEX center_policy_change_of ON center_policy_change (center_id, id);
