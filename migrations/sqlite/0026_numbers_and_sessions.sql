-- The patient page reads the numbers of one patient, the outbox that of one message, and an account its own sessions:
-- each walked the whole table.
CREATE INDEX number_of_patient ON number (patient_id, minted_at, id);
CREATE INDEX number_of_message ON number (message_id, minted_at, id);
CREATE INDEX staff_session_of_staff ON staff_session (staff_id);
