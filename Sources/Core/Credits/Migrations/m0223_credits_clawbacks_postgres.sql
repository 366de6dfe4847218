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
ALTER TABLE transfers DROP CONSTRAINT transfers_kind_check;
ALTER TABLE transfers ADD CONSTRAINT transfers_kind_check CHECK (kind <> '') NOT VALID;
