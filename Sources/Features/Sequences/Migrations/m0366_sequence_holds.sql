-- Why the step that comes next is held, by its kind, so that a hold is said and counted once; empty while it is not.
ALTER TABLE sequence_enrolments ADD COLUMN held TEXT NOT NULL DEFAULT '';
