-- Search by whoever may see the patient: a centre's search for a common name reads its own patients only, however many
-- the other centres have. A token stands once for each centre and for the association of its patient.
CREATE TABLE search_by_owner (
    token      BLOB NOT NULL,
    owner_id   BLOB NOT NULL,
    patient_id BLOB NOT NULL REFERENCES patient (id),
    PRIMARY KEY (token, owner_id, patient_id)
) STRICT, WITHOUT ROWID;
INSERT INTO search_by_owner (token, owner_id, patient_id)
    SELECT t.token, o.center_id, t.patient_id FROM search_token t JOIN patient_center o ON o.patient_id = t.patient_id
    UNION
    SELECT t.token, p.association_id, t.patient_id FROM search_token t JOIN patient p ON p.id = t.patient_id
    WHERE p.association_id IS NOT NULL;
DROP TABLE search_token;
ALTER TABLE search_by_owner RENAME TO search_token;
CREATE INDEX search_token_of_patient ON search_token (patient_id, owner_id);

-- However a patient comes to another centre or association, or leaves it: the search follows.
CREATE TRIGGER search_token_shared AFTER INSERT ON patient_center BEGIN
    INSERT INTO search_token (token, owner_id, patient_id)
        SELECT DISTINCT token, NEW.center_id, patient_id FROM search_token WHERE patient_id = NEW.patient_id
        ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_token_unshared AFTER DELETE ON patient_center BEGIN
    DELETE FROM search_token WHERE patient_id = OLD.patient_id AND owner_id = OLD.center_id;
END;
CREATE TRIGGER search_token_assigned AFTER UPDATE OF association_id ON patient
WHEN OLD.association_id IS NOT NEW.association_id BEGIN
    INSERT INTO search_token (token, owner_id, patient_id)
        SELECT DISTINCT token, NEW.association_id, patient_id FROM search_token
        WHERE patient_id = NEW.id AND NEW.association_id IS NOT NULL
        ON CONFLICT DO NOTHING;
    DELETE FROM search_token WHERE patient_id = OLD.id AND owner_id = OLD.association_id;
END;
