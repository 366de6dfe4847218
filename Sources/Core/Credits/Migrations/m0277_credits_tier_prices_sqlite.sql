-- Meta's volume discount: a price may hold only for the messages of a month from a lower bound on. The bound is 0 for the list price.
-- SQLite cannot change a primary key without copying.
CREATE TABLE prices_tiered (
    book TEXT NOT NULL REFERENCES price_books (name),
    market TEXT NOT NULL CHECK (market <> ''),
    category TEXT NOT NULL CHECK (category <> ''),
    tier_from BIGINT NOT NULL DEFAULT 0 CHECK (tier_from >= 0),
    from_at BIGINT NOT NULL,
    revision BIGINT NOT NULL CHECK (revision >= 0),
    id BIGINT NOT NULL UNIQUE,
    amount BIGINT CHECK (amount >= 0),
    -- Meta's rate in millionths of the currency.
    rate BIGINT CHECK (rate >= 0),
    source TEXT NOT NULL,
    imported_at BIGINT NOT NULL,
    PRIMARY KEY (book, market, category, tier_from, from_at, revision),
    CHECK ((amount IS NULL) = (rate IS NULL))
) {table};
INSERT INTO prices_tiered (book, market, category, from_at, revision, id, amount, rate, source, imported_at)
SELECT book, market, category, from_at, revision, id, amount, rate, source, imported_at FROM prices
ORDER BY book, market, category, from_at, revision;
-- Its triggers go with it.
DROP TABLE prices;
ALTER TABLE prices_tiered RENAME TO prices;
CREATE TRIGGER prices_no_update BEFORE UPDATE ON prices BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER prices_no_delete BEFORE DELETE ON prices BEGIN SELECT RAISE(ABORT, 'append-only'); END;
