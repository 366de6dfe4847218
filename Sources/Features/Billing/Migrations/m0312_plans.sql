-- Plans that workspaces subscribe to, and where each subscription stands. Without a row here everything is unlimited.

-- What the operator offers, for the whole instance (workspace 0).
CREATE TABLE plans (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    description TEXT NOT NULL,
    -- JSON, by currency: a month, a year, and what another member or channel costs a month.
    prices TEXT NOT NULL,
    -- NULL is unlimited.
    members BIGINT CHECK (members >= 0),
    channels BIGINT CHECK (channels >= 0),
    contacts BIGINT CHECK (contacts >= 0),
    -- JSON: keys of what is included.
    features TEXT NOT NULL,
    trial_days BIGINT NOT NULL CHECK (trial_days >= 0),
    -- Given to new workspaces.
    is_default BIGINT NOT NULL CHECK (is_default IN (0, 1)),
    created_at BIGINT NOT NULL,
    retired_at BIGINT,
    PRIMARY KEY (workspace_id, id)
) {table};

-- Which plan do new workspaces get? One at most.
CREATE UNIQUE INDEX plans_default ON plans (workspace_id) WHERE is_default = 1;

CREATE TABLE subscriptions (
    workspace_id BIGINT PRIMARY KEY,
    plan_id BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('trialing', 'active', 'past_due', 'paused', 'cancelled', 'expired')),
    term TEXT NOT NULL CHECK (term IN ('month', 'year')),
    currency TEXT NOT NULL CHECK (currency <> ''),
    extra_members BIGINT NOT NULL CHECK (extra_members >= 0),
    extra_channels BIGINT NOT NULL CHECK (extra_channels >= 0),
    -- What the running period costs before tax, as it was sold.
    price BIGINT NOT NULL CHECK (price >= 0),
    started_at BIGINT NOT NULL,
    -- Periods end whole months after it, in the workspace's time zone.
    anchor BIGINT NOT NULL,
    period_from BIGINT NOT NULL,
    period_to BIGINT NOT NULL,
    -- The end of the trial, while and after there was one.
    trial_ends_at BIGINT,
    -- When a cancelled one ends.
    ends_at BIGINT,
    -- What begins at the end of the period, JSON; with its payment when it is paid already.
    upcoming TEXT,
    -- The order that waits to be paid, and the payment behind the running period.
    payment_id BIGINT,
    paid_by BIGINT,
    -- The operator has stopped it: only the operator opens it again.
    held_at BIGINT,
    -- Counts up with every change; a payment for an older one is for something that is not offered any more.
    version BIGINT NOT NULL,
    CHECK (period_from <= period_to)
) {table};

-- Who is on this plan, and in this state?
CREATE INDEX subscriptions_by_plan ON subscriptions (plan_id, workspace_id);

-- Everything that happened to a subscription. Append-only.
CREATE TABLE subscription_changes (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    event TEXT NOT NULL,
    state_before TEXT,
    state TEXT NOT NULL,
    plan_id BIGINT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (workspace_id, id)
) {table};

-- What a payment bought: of captured ones for subscriptions there is one each.
CREATE TABLE subscription_periods (
    workspace_id BIGINT NOT NULL,
    payment_id BIGINT NOT NULL,
    plan_id BIGINT NOT NULL,
    period_from BIGINT NOT NULL,
    period_to BIGINT NOT NULL,
    net BIGINT NOT NULL CHECK (net > 0),
    currency TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, payment_id)
) {table};
