-- Accounts of staff in the hands of managers: invited by mail, reset, closed.

ALTER TABLE staff ADD COLUMN email_sealed BLOB;
-- When somebody first chose a password; accounts that the operator opened have one from the beginning. An empty
-- password_hash fits no password: invited, or reset.
ALTER TABLE staff ADD COLUMN joined_at INTEGER;
ALTER TABLE staff ADD COLUMN seen_at INTEGER;
UPDATE staff SET joined_at = created_at,
    seen_at = (SELECT MAX(x.seen_at) FROM staff_session x WHERE x.staff_id = staff.id AND x.verified_at IS NOT NULL);
CREATE INDEX staff_of_center ON staff (center_id, login) WHERE center_id IS NOT NULL;
CREATE INDEX staff_of_association ON staff (association_id, login) WHERE association_id IS NOT NULL;

-- The link by which somebody sets a password: good once, and for a while. A new one ends those before it.
CREATE TABLE staff_invitation (
    id         BLOB PRIMARY KEY,
    staff_id   BLOB NOT NULL REFERENCES staff (id),
    token_hash BLOB NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at    INTEGER,
    revoked_at INTEGER
) STRICT;
CREATE INDEX staff_invitation_of_staff ON staff_invitation (staff_id, id);

CREATE INDEX message_of_staff ON message (staff_id, id) WHERE staff_id IS NOT NULL;

-- Whose sessions have ended: their open feeds end with them.
ALTER TABLE change ADD COLUMN staff_id BLOB;
