-- Points that went back with a refund. What of it was there to be taken is kept, for a repetition gives the same answer.
CREATE TABLE clawbacks (
    workspace_id BIGINT NOT NULL REFERENCES wallets (workspace_id),
    reference TEXT NOT NULL CHECK (reference <> ''),
    lot_id BIGINT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    taken BIGINT NOT NULL CHECK (taken BETWEEN 0 AND amount),
    at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, reference),
    FOREIGN KEY (workspace_id, lot_id) REFERENCES lots (workspace_id, id)
) {table};

-- How much of a grant was taken back?
CREATE INDEX clawbacks_lot ON clawbacks (workspace_id, lot_id, amount);

-- What clawbacks took out of a lot, of its own payment or of another's.
ALTER TABLE lots ADD COLUMN clawed BIGINT NOT NULL DEFAULT 0
    CHECK (clawed >= 0 AND held + used + expired + clawed <= amount);

-- Which lots still hold points, to be used or to run out?
DROP INDEX lots_live;
CREATE INDEX lots_live ON lots (workspace_id, id) WHERE amount > used + expired + clawed;

-- The kinds are not listed any more: `lodestone verify` (I1) knows them and their accounts, and SQLite cannot change a CHECK
-- without copying the journal.
CREATE TABLE transfers_unlisted (
    workspace_id BIGINT NOT NULL REFERENCES wallets (workspace_id),
    sequence BIGINT NOT NULL CHECK (sequence > 0),
    kind TEXT NOT NULL CHECK (kind <> ''),
    debit TEXT NOT NULL,
    credit TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    idempotency_key TEXT NOT NULL CHECK (idempotency_key <> ''),
    hold_id BIGINT,
    lot_id BIGINT,
    batch_id BIGINT,
    at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, sequence),
    CHECK (debit <> credit)
) {table};
INSERT INTO transfers_unlisted (
    workspace_id, sequence, kind, debit, credit, amount, idempotency_key, hold_id, lot_id, batch_id, at)
SELECT workspace_id, sequence, kind, debit, credit, amount, idempotency_key, hold_id, lot_id, batch_id, at
FROM transfers ORDER BY workspace_id, sequence;
-- Its triggers and indexes go with it.
DROP TABLE transfers;
ALTER TABLE transfers_unlisted RENAME TO transfers;

-- Was this very movement written before?
CREATE UNIQUE INDEX transfers_idempotency ON transfers (workspace_id, idempotency_key);

-- What happened between two days? The journal page and its export.
CREATE INDEX transfers_at ON transfers (workspace_id, at, sequence);

CREATE TRIGGER transfers_no_update BEFORE UPDATE ON transfers BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER transfers_no_delete BEFORE DELETE ON transfers BEGIN SELECT RAISE(ABORT, 'append-only'); END;
