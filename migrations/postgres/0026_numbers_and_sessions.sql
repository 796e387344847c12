-- The outbox reads the number of one message, and an account its own sessions: each walked the whole table.
CREATE INDEX number_of_message ON number (message_id, minted_at, id);
CREATE INDEX staff_session_of_staff ON staff_session (staff_id);
