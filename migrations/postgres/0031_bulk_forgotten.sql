-- Acts on many that nobody has confirmed, for the worker that forgets them, and those whose patients it is taking away.
CREATE INDEX bulk_job_unconfirmed ON bulk_job (created_at) WHERE state IN ('choosing', 'preview');
CREATE INDEX bulk_job_forgotten ON bulk_job (created_at) WHERE state = 'forgotten';
