-- Meta's volume discount: a price may hold only for the messages of a month from a lower bound on. The bound is 0 for the list price.
ALTER TABLE prices ADD COLUMN tier_from BIGINT NOT NULL DEFAULT 0 CHECK (tier_from >= 0);
ALTER TABLE prices DROP CONSTRAINT prices_pkey;
ALTER TABLE prices ADD PRIMARY KEY (book, market, category, tier_from, from_at, revision);
