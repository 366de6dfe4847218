-- What a scheduled campaign was estimated to hold, when it was scheduled: the forecast of the credits counts on it.
ALTER TABLE campaigns ADD COLUMN planned BIGINT NOT NULL DEFAULT 0 CHECK (planned >= 0);
