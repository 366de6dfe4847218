-- Our books beside Meta's, day by day. An account is a business number of a WhatsApp Business Account.
CREATE TABLE reconciliation_accounts (
    workspace_id BIGINT NOT NULL,
    phone_number_id TEXT NOT NULL CHECK (phone_number_id <> ''),
    -- ISO 4217, as Meta says it.
    currency TEXT,
    -- Of the account's midnight, east of UTC, where its answers showed another than the workspace's own.
    utc_offset_seconds BIGINT,
    -- The last answer, and the last question.
    asked_at BIGINT,
    tried_at BIGINT,
    last_error TEXT,
    PRIMARY KEY (workspace_id, phone_number_id)
) {table};

-- One day of an account: the newest answer until it is closed.
CREATE TABLE reconciliation_days (
    workspace_id BIGINT NOT NULL,
    phone_number_id TEXT NOT NULL,
    -- Days since 1970-01-01, in the account's time zone.
    day BIGINT NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL CHECK (ends_at > starts_at),
    asked_at BIGINT NOT NULL,
    closed_at BIGINT,
    closed_by TEXT,
    reason TEXT,
    -- What the closing booked, in micro-points: below zero where Meta counted more.
    booked BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (workspace_id, phone_number_id, day),
    CHECK ((closed_at IS NULL) = (reason IS NULL))
) {table};

-- What was counted alike, by both.
CREATE TABLE reconciliation_rows (
    workspace_id BIGINT NOT NULL,
    phone_number_id TEXT NOT NULL,
    day BIGINT NOT NULL,
    market TEXT NOT NULL,
    -- ISO 3166 letters of the countries that share a calling code; * for those that Meta's list does not name.
    country TEXT NOT NULL,
    -- Meta's words of its analytics.
    category TEXT NOT NULL,
    type TEXT NOT NULL,
    tier TEXT NOT NULL,
    ours BIGINT NOT NULL CHECK (ours >= 0),
    theirs BIGINT NOT NULL CHECK (theirs >= 0),
    our_points BIGINT NOT NULL CHECK (our_points >= 0),
    -- In millionths of the currency; unknown where the card or Meta does not say.
    our_cost BIGINT,
    their_cost BIGINT,
    PRIMARY KEY (workspace_id, phone_number_id, day, market, country, category, type),
    FOREIGN KEY (workspace_id, phone_number_id, day)
        REFERENCES reconciliation_days (workspace_id, phone_number_id, day) ON DELETE CASCADE
) {clustered};
