-- Patients of an association by centre: taking them back when its contract is over, and the day's follow-up.
-- Since when: whoever was assigned after a day is not part of what was done on it. Empty: since before this was kept.
ALTER TABLE patient ADD COLUMN assigned_at BIGINT;
CREATE INDEX patient_assigned ON patient (association_id, center_id, assigned_at) WHERE association_id IS NOT NULL;
CREATE INDEX contract_of_center ON contract (center_id, starts_on);

-- 実施報告: what an association did for a centre on a day, as signed. It can be corrected until the centre has received it.
CREATE TABLE follow_up_report (
    id             UUID PRIMARY KEY,
    association_id UUID NOT NULL REFERENCES association (id),
    center_id      UUID NOT NULL REFERENCES health_center (id),
    day            TEXT NOT NULL,
    version        BIGINT NOT NULL,
    followed       BIGINT NOT NULL,
    reports        BIGINT NOT NULL,
    calls          BIGINT NOT NULL,
    findings       BIGINT NOT NULL,
    remark_sealed  BYTEA,
    signed_by      UUID NOT NULL REFERENCES staff (id),
    signed_at      BIGINT NOT NULL,
    received_by    UUID REFERENCES staff (id),
    received_at    BIGINT,
    UNIQUE (association_id, center_id, day)
);
CREATE INDEX follow_up_report_of_center ON follow_up_report (center_id, day);

-- Who was not followed up on that day, and why.
CREATE TABLE follow_up_missed (
    report_id  UUID NOT NULL REFERENCES follow_up_report (id),
    patient_id UUID NOT NULL REFERENCES patient (id),
    reason     TEXT NOT NULL,
    PRIMARY KEY (report_id, patient_id)
);
