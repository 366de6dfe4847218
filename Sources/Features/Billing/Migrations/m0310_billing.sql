-- Payments and what becomes of them. Money is in the hundredth part of its currency, points are micro-points.

-- What the operator chose, for the whole instance (workspace 0). Secrets are sealed by the instance key.
CREATE TABLE billing_settings (
    workspace_id BIGINT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    value TEXT,
    sealed BYTEA,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, name),
    CHECK ((value IS NULL) <> (sealed IS NULL))
) {clustered};

-- To whom a workspace's invoices are made out.
CREATE TABLE billing_profiles (
    workspace_id BIGINT PRIMARY KEY,
    -- The party as JSON: it is read whole, and never searched.
    party TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    updated_at BIGINT NOT NULL
) {table};

-- One attempt to buy points.
CREATE TABLE payments (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'captured', 'cancelled', 'failed', 'expired', 'suspense')),
    points BIGINT NOT NULL CHECK (points > 0),
    currency TEXT NOT NULL CHECK (currency <> ''),
    net BIGINT NOT NULL CHECK (net > 0),
    tax BIGINT NOT NULL CHECK (tax >= 0),
    total BIGINT NOT NULL,
    -- The split that the customer was shown: the document is made by it, whatever the rates are by then.
    taxes TEXT NOT NULL,
    place_of_supply TEXT,
    supply TEXT NOT NULL,
    -- Who sold to whom, as JSON, as they were when the price was shown.
    supplier TEXT NOT NULL,
    recipient TEXT NOT NULL,
    gateway TEXT NOT NULL CHECK (gateway <> ''),
    -- The gateway's name of the checkout; NULL until it has answered.
    reference TEXT,
    checkout_url TEXT,
    -- The gateway's name of the money that was credited.
    gateway_payment TEXT,
    failure_code TEXT,
    failure_detail TEXT,
    created_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    closed_at BIGINT,
    captured_at BIGINT,
    captured_after_closing BIGINT NOT NULL DEFAULT 0 CHECK (captured_after_closing IN (0, 1)),
    lot_id BIGINT,
    document_id BIGINT,
    -- What went back, refunds under way included.
    refunded BIGINT NOT NULL DEFAULT 0 CHECK (refunded >= 0),
    refunded_net BIGINT NOT NULL DEFAULT 0 CHECK (refunded_net >= 0),
    refunded_points BIGINT NOT NULL DEFAULT 0 CHECK (refunded_points >= 0),
    PRIMARY KEY (workspace_id, id),
    CHECK (total = net + tax),
    CHECK (refunded <= total AND refunded_net <= net AND refunded_points <= points),
    CHECK ((state = 'captured') = (lot_id IS NOT NULL)),
    CHECK ((lot_id IS NULL) = (document_id IS NULL))
) {table};

-- What is pending, and the list by state.
CREATE INDEX payments_by_state ON payments (workspace_id, state, id);

-- Whose is the checkout, or the money, that a gateway speaks of?
CREATE INDEX payments_by_reference ON payments (reference, gateway) WHERE reference IS NOT NULL;
CREATE INDEX payments_by_gateway_payment ON payments (gateway_payment, gateway) WHERE gateway_payment IS NOT NULL;
CREATE INDEX payments_by_id ON payments (id);

-- What gateways told, as they sent it; for the whole instance (workspace 0).
CREATE TABLE gateway_events (
    workspace_id BIGINT NOT NULL,
    gateway TEXT NOT NULL,
    event_id TEXT NOT NULL CHECK (event_id <> ''),
    kind TEXT NOT NULL,
    body BYTEA NOT NULL,
    received_at BIGINT NOT NULL,
    -- NULL while it waits; then what came of it, in a word.
    processed_at BIGINT,
    outcome TEXT,
    PRIMARY KEY (workspace_id, gateway, event_id)
) {table};

-- Money that came and was not credited: each waits for the operator, or goes back by itself.
CREATE TABLE suspense (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    payment_id BIGINT NOT NULL,
    gateway TEXT NOT NULL,
    gateway_payment TEXT NOT NULL,
    amount BIGINT NOT NULL,
    currency TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason IN ('amount', 'currency', 'twice', 'late')),
    at BIGINT NOT NULL,
    resolved_at BIGINT,
    resolution TEXT,
    PRIMARY KEY (workspace_id, id)
) {table};

-- Was this very money set aside before?
CREATE UNIQUE INDEX suspense_money ON suspense (workspace_id, payment_id, gateway_payment);

-- Money on its way back.
CREATE TABLE refunds (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    payment_id BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'done', 'failed')),
    amount BIGINT NOT NULL CHECK (amount > 0),
    net BIGINT NOT NULL CHECK (net >= 0),
    points BIGINT NOT NULL CHECK (points >= 0),
    reason TEXT NOT NULL,
    -- The gateway's name of it; NULL until it has answered.
    gateway_refund TEXT,
    document_id BIGINT,
    failure TEXT,
    created_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    ended_at BIGINT,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, payment_id) REFERENCES payments (workspace_id, id)
) {table};

-- What went back of a payment, and: is this refund of the gateway's one of ours?
CREATE INDEX refunds_by_payment ON refunds (workspace_id, payment_id, id);
CREATE UNIQUE INDEX refunds_once ON refunds (workspace_id, payment_id, gateway_refund) WHERE gateway_refund IS NOT NULL;

-- A bank's question about a payment: its points are frozen until it is answered.
CREATE TABLE disputes (
    workspace_id BIGINT NOT NULL,
    payment_id BIGINT NOT NULL,
    gateway_dispute TEXT NOT NULL CHECK (gateway_dispute <> ''),
    state TEXT NOT NULL CHECK (state IN ('open', 'won', 'lost')),
    amount BIGINT NOT NULL CHECK (amount >= 0),
    net BIGINT NOT NULL CHECK (net >= 0),
    points BIGINT NOT NULL CHECK (points >= 0),
    opened_at BIGINT NOT NULL,
    ended_at BIGINT,
    PRIMARY KEY (workspace_id, payment_id, gateway_dispute),
    FOREIGN KEY (workspace_id, payment_id) REFERENCES payments (workspace_id, id)
) {table};

-- What the test gateway knows of its own checkouts; for the whole instance (workspace 0).
CREATE TABLE test_checkouts (
    workspace_id BIGINT NOT NULL,
    token TEXT NOT NULL CHECK (token <> ''),
    payment TEXT NOT NULL,
    amount BIGINT NOT NULL,
    currency TEXT NOT NULL,
    description TEXT NOT NULL,
    return_url TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'paid', 'failed', 'closed')),
    -- How often it was paid.
    paid BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (workspace_id, token)
) {table};
