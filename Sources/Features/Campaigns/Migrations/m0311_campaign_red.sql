-- Marketing rests while Meta calls the number's quality low.
ALTER TABLE campaign_settings ADD COLUMN rests_on_red BIGINT NOT NULL DEFAULT 0 CHECK (rests_on_red IN (0, 1));
