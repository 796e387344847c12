-- Close contacts: who was met by whom. Whoever becomes a case keeps the same row, and this.
CREATE TABLE close_contact (
    source_id  UUID NOT NULL REFERENCES patient (id),
    contact_id UUID NOT NULL REFERENCES patient (id),
    since      BIGINT NOT NULL,
    staff_id   UUID NOT NULL REFERENCES staff (id),
    PRIMARY KEY (source_id, contact_id)
);
CREATE INDEX close_contact_of ON close_contact (contact_id, source_id);

-- A look at one person with a reason; the reason is the note.
CREATE TABLE person_look (
    note_id    UUID PRIMARY KEY REFERENCES note (id),
    staff_id   UUID NOT NULL REFERENCES staff (id),
    patient_id UUID NOT NULL REFERENCES patient (id),
    opened_at  BIGINT NOT NULL,
    ends_at    BIGINT NOT NULL
);
CREATE INDEX person_look_of_staff ON person_look (staff_id, patient_id, ends_at);

-- Buildings in which a centre's patients stay, by the name that stands in the patients' data, and their staff.
CREATE TABLE hotel (
    id         UUID PRIMARY KEY,
    center_id  UUID NOT NULL REFERENCES health_center (id),
    name       TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (center_id, name)
);
ALTER TABLE staff ADD COLUMN hotel_id UUID REFERENCES hotel (id);
CREATE INDEX patient_of_hotel ON patient (center_id, hotel, id) WHERE place = 'hotel' AND status = 'following';
