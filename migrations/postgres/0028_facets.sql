-- What free filters ask of a patient, beside the place on the list of each centre that sees them: a combination is
-- counted and cut out of one index, and opens nobody (docs/decisions/0020).

-- Old enough to be at high risk, as judged on a day: that date of birth is sealed. Empty: not judged yet.
ALTER TABLE patient ADD COLUMN aged BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE patient ADD COLUMN aged_on TEXT NOT NULL DEFAULT '';
CREATE INDEX patient_aged_on ON patient (aged_on) WHERE NOT aged AND (status = 'following' OR aged_on = '');

ALTER TABLE patient_center ADD COLUMN tier TEXT;
ALTER TABLE patient_center ADD COLUMN classification TEXT NOT NULL DEFAULT '';
ALTER TABLE patient_center ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE patient_center ADD COLUMN hotel TEXT NOT NULL DEFAULT '';
ALTER TABLE patient_center ADD COLUMN mode TEXT NOT NULL DEFAULT '';
ALTER TABLE patient_center ADD COLUMN language TEXT NOT NULL DEFAULT '';
ALTER TABLE patient_center ADD COLUMN association_id UUID;
ALTER TABLE patient_center ADD COLUMN high_risk BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE patient_center ADD COLUMN checked_at BIGINT NOT NULL DEFAULT 0;

UPDATE patient_center SET tier = s.tier, classification = p.classification, place = p.place, hotel = p.hotel,
    mode = p.mode, language = p.language, association_id = p.association_id, high_risk = p.risk_factors <> '[]',
    checked_at = s.checked_at
    FROM patient p JOIN standing s ON s.patient_id = p.id WHERE p.id = patient_center.patient_id;

-- Copies, kept by the database itself, as those of `standing` are.
CREATE FUNCTION facets_begin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT p.classification, p.place, p.hotel, p.mode, p.language, p.association_id,
            p.aged OR p.risk_factors <> '[]', s.tier, COALESCE(s.checked_at, 0)
        INTO NEW.classification, NEW.place, NEW.hotel, NEW.mode, NEW.language, NEW.association_id, NEW.high_risk,
            NEW.tier, NEW.checked_at
        FROM patient p LEFT JOIN standing s ON s.patient_id = p.id WHERE p.id = NEW.patient_id;
    RETURN NEW;
END $$;
CREATE TRIGGER facets_begin BEFORE INSERT ON patient_center FOR EACH ROW EXECUTE FUNCTION facets_begin();

CREATE FUNCTION facets_of_patient() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE patient_center SET classification = NEW.classification, place = NEW.place, hotel = NEW.hotel, mode = NEW.mode,
        language = NEW.language, association_id = NEW.association_id, high_risk = NEW.aged OR NEW.risk_factors <> '[]'
        WHERE patient_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER facets_of_patient AFTER UPDATE OF classification, place, hotel, mode, language, association_id,
    risk_factors, aged ON patient FOR EACH ROW
    WHEN ((OLD.classification, OLD.place, OLD.hotel, OLD.mode, OLD.language, OLD.association_id, OLD.risk_factors,
            OLD.aged)
        IS DISTINCT FROM (NEW.classification, NEW.place, NEW.hotel, NEW.mode, NEW.language, NEW.association_id,
            NEW.risk_factors, NEW.aged))
    EXECUTE FUNCTION facets_of_patient();

CREATE FUNCTION facets_of_standing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE patient_center SET tier = NEW.tier, checked_at = NEW.checked_at WHERE patient_id = NEW.patient_id;
    RETURN NULL;
END $$;
CREATE TRIGGER facets_with_standing AFTER INSERT ON standing FOR EACH ROW EXECUTE FUNCTION facets_of_standing();
CREATE TRIGGER facets_of_standing AFTER UPDATE OF tier, checked_at ON standing FOR EACH ROW
    WHEN ((OLD.tier, OLD.checked_at) IS DISTINCT FROM (NEW.tier, NEW.checked_at))
    EXECUTE FUNCTION facets_of_standing();

DROP INDEX patient_center_list;
CREATE INDEX patient_center_list ON patient_center (center_id, patient_id) INCLUDE (place, mode, high_risk, tier,
    classification, language, association_id, checked_at, hotel);
