-- Why an operator gave the points, in words.
ALTER TABLE lots ADD COLUMN reason TEXT;

-- What operators took away may be more than what they gave.
ALTER TABLE wallets DROP CONSTRAINT wallets_adjusted_check;

-- What was charged since a moment, in all workspaces?
CREATE INDEX transfers_spent ON transfers (at, amount, kind) WHERE kind = 'capture' OR kind = 'late';
