-- Whether a scheduled campaign sets its points aside when it is scheduled, or when it starts.
ALTER TABLE campaigns ADD COLUMN holds_at TEXT NOT NULL DEFAULT 'start' CHECK (holds_at IN ('schedule', 'start'));
-- What happens when the wallet has less than it needs: nothing is sent, or only the first ones.
ALTER TABLE campaigns ADD COLUMN if_short TEXT NOT NULL DEFAULT 'fail' CHECK (if_short IN ('fail', 'trim'));
-- The hold that waits with it.
ALTER TABLE campaigns ADD COLUMN reservation_id BIGINT;
-- How many of the looks before its start were taken.
ALTER TABLE campaigns ADD COLUMN looks BIGINT NOT NULL DEFAULT 0 CHECK (looks >= 0);
-- The last row that the points reached for, when they did not reach for all.
ALTER TABLE campaigns ADD COLUMN cut_row BIGINT;
