-- Numbers for the day: each centre's, counted by the clock from what is there, so that no report writes to a row that all
-- of a centre share (docs/decisions/0019).
CREATE TABLE figures (
    center_id  BLOB NOT NULL REFERENCES health_center (id),
    day        TEXT NOT NULL,
    -- How it stood at the last count on the day itself.
    moment     TEXT,
    -- What came of what began on the day; counted until two days after.
    course     TEXT NOT NULL,
    -- Who did what.
    staff      TEXT NOT NULL,
    counted_at INTEGER NOT NULL,
    PRIMARY KEY (center_id, day)
) STRICT;
CREATE INDEX figures_of_day ON figures (day, center_id);
