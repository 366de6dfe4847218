-- Buying by rule, one row for a workspace that has ever set it.
CREATE TABLE auto_top_ups (
    workspace_id BIGINT PRIMARY KEY,
    enabled BIGINT NOT NULL CHECK (enabled IN (0, 1)),
    -- Micro-points.
    below BIGINT NOT NULL CHECK (below >= 0),
    points BIGINT NOT NULL CHECK (points > 0),
    month_max BIGINT CHECK (month_max > 0),
    -- NULL for the mandate's, or the first that takes the currency.
    gateway TEXT,
    -- The one that is under way: there is never a second.
    payment_id BIGINT,
    failures BIGINT NOT NULL DEFAULT 0 CHECK (failures >= 0),
    next_try_at BIGINT,
    stopped_at BIGINT,
    failure_code TEXT,
    failure_detail TEXT,
    -- A debit that the customer was told of beforehand.
    announced_total BIGINT,
    announced_currency TEXT,
    charge_at BIGINT,
    last_at BIGINT,
    updated_by TEXT NOT NULL,
    updated_at BIGINT NOT NULL,
    CHECK ((announced_total IS NULL) = (charge_at IS NULL) AND (announced_total IS NULL) = (announced_currency IS NULL))
) {table};

-- Which payments the rule made.
CREATE TABLE auto_payments (
    workspace_id BIGINT NOT NULL,
    payment_id BIGINT NOT NULL,
    -- NULL when a person has to pay it by its link, from the start or after the bank asked for one.
    mandate_id BIGINT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, payment_id)
) {clustered};

-- What a customer has allowed a gateway to take without them.
CREATE TABLE mandates (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    gateway TEXT NOT NULL CHECK (gateway <> ''),
    state TEXT NOT NULL CHECK (state IN ('pending', 'active', 'ended')),
    -- The gateway's name of the page on which it is given, and where that is.
    reference TEXT,
    authorisation_url TEXT,
    -- The gateway's names of the customer and of what may be charged.
    customer TEXT,
    token TEXT,
    -- "Visa 4242".
    label TEXT,
    ending TEXT,
    created_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    activated_at BIGINT,
    ended_at BIGINT,
    PRIMARY KEY (workspace_id, id),
    CHECK (state <> 'active' OR token IS NOT NULL)
) {table};

-- One that is being given, one that is in force.
CREATE UNIQUE INDEX mandates_current ON mandates (workspace_id, state) WHERE state IN ('pending', 'active');

-- Whose is the page that a gateway speaks of?
CREATE INDEX mandates_by_reference ON mandates (reference, gateway) WHERE reference IS NOT NULL;

-- What the test gateway knows of mandates; for the whole instance (workspace 0).
CREATE TABLE test_mandates (
    workspace_id BIGINT NOT NULL,
    token TEXT NOT NULL CHECK (token <> ''),
    mandate TEXT NOT NULL,
    description TEXT NOT NULL,
    return_url TEXT NOT NULL,
    -- What its charges come to.
    state TEXT NOT NULL CHECK (state IN ('open', 'pays', 'declines', 'asks', 'ended')),
    PRIMARY KEY (workspace_id, token)
) {table};
