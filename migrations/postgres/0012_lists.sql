-- The named lists: what each needs stands in one row of `standing`, so that a list is a range of an index.

-- To whom the patient belongs, whether they are followed up and report themselves: copies of `patient`, kept by the
-- database itself, so that no writer of that table can forget them (docs/decisions/0012).
ALTER TABLE standing ADD COLUMN center_id UUID;
ALTER TABLE standing ADD COLUMN association_id UUID;
ALTER TABLE standing ADD COLUMN followed BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE standing ADD COLUMN own BOOLEAN NOT NULL DEFAULT FALSE;
-- The newest report, or since when one is waited for.
ALTER TABLE standing ADD COLUMN heard_at BIGINT NOT NULL DEFAULT 0;
-- When staff last said that this person was looked after: by a call, or in bulk as no problem.
ALTER TABLE standing ADD COLUMN checked_at BIGINT NOT NULL DEFAULT 0;
-- When a report was worse than the one before it, when the first symptoms came, when words were written, since when no
-- message arrives. 0 or empty = not.
ALTER TABLE standing ADD COLUMN worse_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE standing ADD COLUMN symptoms_at BIGINT;
ALTER TABLE standing ADD COLUMN comment_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE standing ADD COLUMN failing_at BIGINT;

UPDATE standing SET center_id = p.center_id, association_id = p.association_id,
    followed = p.status = 'following' AND p.place <> 'hospital', own = p.mode = 'self',
    heard_at = COALESCE(standing.last_received_at, standing.mode_since)
    FROM patient p WHERE p.id = standing.patient_id;
UPDATE standing SET comment_at = r.received_at FROM report r
    WHERE r.id = standing.last_report_id AND r.comment_sealed IS NOT NULL AND r.entered_by IS NULL;
UPDATE standing SET failing_at = (SELECT MAX(c.changed_at) FROM contact c WHERE c.patient_id = standing.patient_id)
    WHERE EXISTS (SELECT 1 FROM contact c WHERE c.patient_id = standing.patient_id
            AND c.standing IN ('failing', 'wrong', 'opted-out'))
        AND NOT EXISTS (SELECT 1 FROM contact c WHERE c.patient_id = standing.patient_id AND c.standing = 'good');

CREATE FUNCTION standing_begins() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT p.center_id, p.association_id, p.status = 'following' AND p.place <> 'hospital', p.mode = 'self'
        INTO NEW.center_id, NEW.association_id, NEW.followed, NEW.own FROM patient p WHERE p.id = NEW.patient_id;
    NEW.heard_at = COALESCE(NEW.last_received_at, NEW.mode_since);
    RETURN NEW;
END $$;
CREATE TRIGGER standing_begins BEFORE INSERT ON standing FOR EACH ROW EXECUTE FUNCTION standing_begins();

CREATE FUNCTION standing_follows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE standing SET center_id = NEW.center_id, association_id = NEW.association_id,
        followed = NEW.status = 'following' AND NEW.place <> 'hospital', own = NEW.mode = 'self'
        WHERE patient_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER standing_follows AFTER UPDATE OF center_id, association_id, status, place, mode ON patient FOR EACH ROW
    WHEN ((OLD.center_id, OLD.association_id, OLD.status, OLD.place, OLD.mode)
        IS DISTINCT FROM (NEW.center_id, NEW.association_id, NEW.status, NEW.place, NEW.mode))
    EXECUTE FUNCTION standing_follows();

CREATE INDEX standing_heard ON standing (center_id, heard_at, patient_id)
    WHERE followed;
CREATE INDEX standing_heard_association ON standing (association_id, heard_at, patient_id)
    WHERE association_id IS NOT NULL AND followed;
CREATE INDEX standing_quiet ON standing (center_id, last_received_at, patient_id)
    WHERE followed AND tier = 'routine' AND last_received_at > checked_at AND worse_at <= checked_at
        AND comment_at <= checked_at;
CREATE INDEX standing_quiet_association ON standing (association_id, last_received_at, patient_id)
    WHERE association_id IS NOT NULL AND followed AND tier = 'routine' AND last_received_at > checked_at AND worse_at <= checked_at
        AND comment_at <= checked_at;
CREATE INDEX standing_worse ON standing (center_id, worse_at, patient_id)
    WHERE followed AND worse_at > checked_at;
CREATE INDEX standing_worse_association ON standing (association_id, worse_at, patient_id)
    WHERE association_id IS NOT NULL AND followed AND worse_at > checked_at;
CREATE INDEX standing_comment ON standing (center_id, comment_at, patient_id)
    WHERE comment_at > checked_at;
CREATE INDEX standing_comment_association ON standing (association_id, comment_at, patient_id)
    WHERE association_id IS NOT NULL AND comment_at > checked_at;
CREATE INDEX standing_symptoms ON standing (center_id, symptoms_at, patient_id)
    WHERE followed AND symptoms_at IS NOT NULL;
CREATE INDEX standing_symptoms_association ON standing (association_id, symptoms_at, patient_id)
    WHERE association_id IS NOT NULL AND followed AND symptoms_at IS NOT NULL;
CREATE INDEX standing_unopened ON standing (center_id, invited_at, patient_id)
    WHERE followed AND own AND opened_at IS NULL AND invited_at IS NOT NULL;
CREATE INDEX standing_unopened_association ON standing (association_id, invited_at, patient_id)
    WHERE association_id IS NOT NULL AND followed AND own AND opened_at IS NULL AND invited_at IS NOT NULL;
CREATE INDEX standing_failing ON standing (center_id, failing_at, patient_id)
    WHERE followed AND failing_at IS NOT NULL;
CREATE INDEX standing_failing_association ON standing (association_id, failing_at, patient_id)
    WHERE association_id IS NOT NULL AND followed AND failing_at IS NOT NULL;
CREATE INDEX patient_ending ON patient (center_id, expected_end, id)
    WHERE status = 'following' AND expected_end IS NOT NULL;
CREATE INDEX patient_ending_association ON patient (association_id, expected_end, id)
    WHERE association_id IS NOT NULL AND status = 'following' AND expected_end IS NOT NULL;
CREATE INDEX patient_released ON patient (center_id, released_at, id)
    WHERE status = 'released' AND released_at IS NOT NULL;
CREATE INDEX patient_released_association ON patient (association_id, released_at, id)
    WHERE association_id IS NOT NULL AND status = 'released' AND released_at IS NOT NULL;
CREATE INDEX alert_urgent ON alert (center_id, tier_order, order_at, patient_id)
    WHERE closed_at IS NULL AND tier_order < 2;
CREATE INDEX alert_urgent_association ON alert (association_id, tier_order, order_at, patient_id)
    WHERE association_id IS NOT NULL AND closed_at IS NULL AND tier_order < 2;
-- What the filters offer: the hotels in use, and the associations at work for a centre.
CREATE INDEX patient_hotel ON patient (center_id, hotel) WHERE status = 'following' AND hotel <> '';
CREATE INDEX contract_by_center ON contract (center_id, association_id);

-- A list with its filters under a name: of one person, or shared with the house. The query is that of the address.
CREATE TABLE saved_filter (
    id             UUID PRIMARY KEY,
    center_id      UUID REFERENCES health_center (id),
    association_id UUID REFERENCES association (id),
    staff_id       UUID NOT NULL REFERENCES staff (id),
    name           TEXT NOT NULL,
    query          TEXT NOT NULL,
    shared         BOOLEAN NOT NULL,
    created_at     BIGINT NOT NULL
);
CREATE INDEX saved_filter_of_staff ON saved_filter (staff_id, name);
CREATE INDEX saved_filter_of_center ON saved_filter (center_id, name) WHERE center_id IS NOT NULL AND shared;
CREATE INDEX saved_filter_of_association ON saved_filter (association_id, name)
    WHERE association_id IS NOT NULL AND shared;
