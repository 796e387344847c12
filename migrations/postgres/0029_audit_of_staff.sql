-- What one member of staff did, newest first, for the auditor.
CREATE INDEX audit_of_staff ON audit (actor_id, seq) WHERE actor = 'staff';
