-- Search by whoever may see the patient: a centre's search for a common name reads its own patients only, however many
-- the other centres have. A token stands once for each centre and for the association of its patient.
CREATE TABLE search_by_owner (
    token      BYTEA NOT NULL,
    owner_id   UUID NOT NULL,
    patient_id UUID NOT NULL REFERENCES patient (id)
);
INSERT INTO search_by_owner (token, owner_id, patient_id)
    SELECT t.token, o.center_id, t.patient_id FROM search_token t JOIN patient_center o ON o.patient_id = t.patient_id
    UNION
    SELECT t.token, p.association_id, t.patient_id FROM search_token t JOIN patient p ON p.id = t.patient_id
    WHERE p.association_id IS NOT NULL;
DROP TABLE search_token;
ALTER TABLE search_by_owner RENAME TO search_token;
ALTER TABLE search_token ADD PRIMARY KEY (token, owner_id, patient_id);
CREATE INDEX search_token_of_patient ON search_token (patient_id, owner_id);

-- However a patient comes to another centre or association, or leaves it: the search follows.
CREATE FUNCTION search_token_shared() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO search_token (token, owner_id, patient_id)
        SELECT DISTINCT token, NEW.center_id, patient_id FROM search_token WHERE patient_id = NEW.patient_id
        ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER search_token_shared AFTER INSERT ON patient_center
    FOR EACH ROW EXECUTE FUNCTION search_token_shared();
CREATE FUNCTION search_token_unshared() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    DELETE FROM search_token WHERE patient_id = OLD.patient_id AND owner_id = OLD.center_id;
    RETURN NULL;
END $$;
CREATE TRIGGER search_token_unshared AFTER DELETE ON patient_center
    FOR EACH ROW EXECUTE FUNCTION search_token_unshared();
CREATE FUNCTION search_token_assigned() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO search_token (token, owner_id, patient_id)
        SELECT DISTINCT token, NEW.association_id, patient_id FROM search_token
        WHERE patient_id = NEW.id AND NEW.association_id IS NOT NULL
        ON CONFLICT DO NOTHING;
    DELETE FROM search_token WHERE patient_id = OLD.id AND owner_id = OLD.association_id;
    RETURN NULL;
END $$;
CREATE TRIGGER search_token_assigned AFTER UPDATE OF association_id ON patient
    FOR EACH ROW WHEN (OLD.association_id IS DISTINCT FROM NEW.association_id)
    EXECUTE FUNCTION search_token_assigned();
