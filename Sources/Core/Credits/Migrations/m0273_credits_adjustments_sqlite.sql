-- Why an operator gave the points, in words.
ALTER TABLE lots ADD COLUMN reason TEXT;

-- What operators took away may be more than what they gave. The rows stay as they are, only the text of the schema changes, as
-- in m0229.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, 'adjusted BIGINT NOT NULL DEFAULT 0 CHECK (adjusted >= 0)',
    'adjusted BIGINT NOT NULL DEFAULT 0')
WHERE type = 'table' AND name = 'wallets';
PRAGMA writable_schema = RESET;

-- What was charged since a moment, in all workspaces?
CREATE INDEX transfers_spent ON transfers (at, amount, kind) WHERE kind = 'capture' OR kind = 'late';
