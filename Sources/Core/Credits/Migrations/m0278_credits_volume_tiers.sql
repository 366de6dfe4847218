-- Which steps of Meta's volume discount a number has reached, and since when: what is delivered later in that month costs less.
CREATE TABLE volume_tiers (
    workspace_id BIGINT NOT NULL,
    channel_id BIGINT NOT NULL,
    -- 2026-11, where the account is.
    month TEXT NOT NULL CHECK (month <> ''),
    -- Meta's words, also those that the price book does not know.
    market TEXT NOT NULL CHECK (market <> ''),
    category TEXT NOT NULL CHECK (category <> ''),
    tier_from BIGINT NOT NULL CHECK (tier_from > 0),
    -- The smallest that Meta has told.
    since_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, channel_id, month, market, category, tier_from)
) {clustered};

-- What do the workspaces reach that a book has no price for? The operator's page of the book.
CREATE INDEX volume_tiers_month ON volume_tiers (month, market, category, tier_from, workspace_id);

-- Never the same twice, so that steps kept in memory know when they are old; 0 while there are none.
ALTER TABLE wallets ADD COLUMN tiers_version BIGINT NOT NULL DEFAULT 0;
