-- What owners allow to be spent. Days and months are the workspace's own.
CREATE TABLE caps (
    workspace_id BIGINT NOT NULL REFERENCES wallets (workspace_id),
    kind TEXT NOT NULL CHECK (kind IN ('day', 'month', 'campaign', 'api_key')),
    -- An API key, else 0.
    subject BIGINT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount >= 0),
    PRIMARY KEY (workspace_id, kind, subject)
) {clustered};

-- What was spent under a cap in one period: what its holds took and did not give back, and what was charged beyond them.
CREATE TABLE cap_uses (
    workspace_id BIGINT NOT NULL REFERENCES wallets (workspace_id),
    kind TEXT NOT NULL,
    subject BIGINT NOT NULL,
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL CHECK (to_at > from_at),
    used BIGINT NOT NULL CHECK (used >= 0),
    PRIMARY KEY (workspace_id, kind, subject, from_at)
) {clustered};

ALTER TABLE wallets ADD COLUMN is_capped BIGINT NOT NULL DEFAULT 0 CHECK (is_capped IN (0, 1));
ALTER TABLE holds ADD COLUMN purpose TEXT NOT NULL DEFAULT 'send' CHECK (purpose IN ('send', 'dispute'));
ALTER TABLE holds ADD COLUMN api_key_id BIGINT;
UPDATE holds SET purpose = 'dispute' WHERE reference LIKE 'freeze:%';

-- What was held on a day? Asked when a cap begins to count.
CREATE INDEX holds_opened ON holds (workspace_id, opened_at);

-- What was charged beyond a hold?
CREATE INDEX transfers_late ON transfers (workspace_id, hold_id) WHERE kind = 'late';
