-- Close contacts: who was met by whom. Whoever becomes a case keeps the same row, and this.
CREATE TABLE close_contact (
    source_id  BLOB NOT NULL REFERENCES patient (id),
    contact_id BLOB NOT NULL REFERENCES patient (id),
    since      INTEGER NOT NULL,
    staff_id   BLOB NOT NULL REFERENCES staff (id),
    PRIMARY KEY (source_id, contact_id)
) STRICT;
CREATE INDEX close_contact_of ON close_contact (contact_id, source_id);

-- A look at one person with a reason; the reason is the note.
CREATE TABLE person_look (
    note_id    BLOB PRIMARY KEY REFERENCES note (id),
    staff_id   BLOB NOT NULL REFERENCES staff (id),
    patient_id BLOB NOT NULL REFERENCES patient (id),
    opened_at  INTEGER NOT NULL,
    ends_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX person_look_of_staff ON person_look (staff_id, patient_id, ends_at);

-- Buildings in which a centre's patients stay, by the name that stands in the patients' data, and their staff.
CREATE TABLE hotel (
    id         BLOB PRIMARY KEY,
    center_id  BLOB NOT NULL REFERENCES health_center (id),
    name       TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (center_id, name)
) STRICT;
ALTER TABLE staff ADD COLUMN hotel_id BLOB REFERENCES hotel (id);
CREATE INDEX patient_of_hotel ON patient (center_id, hotel, id) WHERE place = 'hotel' AND status = 'following';
