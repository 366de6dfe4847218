-- A payment buys points or a period of a plan. SQLite changes no CHECK in place: the table is written anew, with those that
-- point at it.
CREATE TABLE payments_wider (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'captured', 'cancelled', 'failed', 'expired', 'suspense')),
    purpose TEXT NOT NULL CHECK (purpose IN ('points', 'subscription')),
    points BIGINT NOT NULL CHECK (points >= 0),
    -- What of a subscription it buys, JSON.
    ordered TEXT,
    currency TEXT NOT NULL CHECK (currency <> ''),
    net BIGINT NOT NULL CHECK (net > 0),
    tax BIGINT NOT NULL CHECK (tax >= 0),
    total BIGINT NOT NULL,
    taxes TEXT NOT NULL,
    place_of_supply TEXT,
    supply TEXT NOT NULL,
    supplier TEXT NOT NULL,
    recipient TEXT NOT NULL,
    gateway TEXT NOT NULL CHECK (gateway <> ''),
    reference TEXT,
    checkout_url TEXT,
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
    refunded BIGINT NOT NULL DEFAULT 0 CHECK (refunded >= 0),
    refunded_net BIGINT NOT NULL DEFAULT 0 CHECK (refunded_net >= 0),
    refunded_points BIGINT NOT NULL DEFAULT 0 CHECK (refunded_points >= 0),
    PRIMARY KEY (workspace_id, id),
    CHECK (total = net + tax),
    CHECK (refunded <= total AND refunded_net <= net AND refunded_points <= points),
    CHECK ((purpose = 'points') = (points > 0)),
    CHECK ((purpose = 'subscription') = (ordered IS NOT NULL)),
    CHECK ((state = 'captured') = (document_id IS NOT NULL)),
    CHECK ((state = 'captured' AND purpose = 'points') = (lot_id IS NOT NULL))
) {table};

INSERT INTO payments_wider (workspace_id, id, state, purpose, points, currency, net, tax, total, taxes, place_of_supply,
    supply, supplier, recipient, gateway, reference, checkout_url, gateway_payment, failure_code, failure_detail, created_by,
    created_at, expires_at, closed_at, captured_at, captured_after_closing, lot_id, document_id, refunded, refunded_net,
    refunded_points)
SELECT workspace_id, id, state, 'points', points, currency, net, tax, total, taxes, place_of_supply,
    supply, supplier, recipient, gateway, reference, checkout_url, gateway_payment, failure_code, failure_detail, created_by,
    created_at, expires_at, closed_at, captured_at, captured_after_closing, lot_id, document_id, refunded, refunded_net,
    refunded_points
FROM payments;

CREATE TABLE refunds_wider (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    payment_id BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'done', 'failed')),
    amount BIGINT NOT NULL CHECK (amount > 0),
    net BIGINT NOT NULL CHECK (net >= 0),
    points BIGINT NOT NULL CHECK (points >= 0),
    reason TEXT NOT NULL,
    gateway_refund TEXT,
    document_id BIGINT,
    failure TEXT,
    created_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    ended_at BIGINT,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, payment_id) REFERENCES payments_wider (workspace_id, id)
) {table};

INSERT INTO refunds_wider (workspace_id, id, payment_id, state, amount, net, points, reason, gateway_refund, document_id,
    failure, created_by, created_at, ended_at)
SELECT workspace_id, id, payment_id, state, amount, net, points, reason, gateway_refund, document_id,
    failure, created_by, created_at, ended_at
FROM refunds;

CREATE TABLE disputes_wider (
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
    FOREIGN KEY (workspace_id, payment_id) REFERENCES payments_wider (workspace_id, id)
) {table};

INSERT INTO disputes_wider (workspace_id, payment_id, gateway_dispute, state, amount, net, points, opened_at, ended_at)
SELECT workspace_id, payment_id, gateway_dispute, state, amount, net, points, opened_at, ended_at FROM disputes;

DROP TABLE disputes;
DROP TABLE refunds;
DROP TABLE payments;

ALTER TABLE payments_wider RENAME TO payments;
ALTER TABLE refunds_wider RENAME TO refunds;
ALTER TABLE disputes_wider RENAME TO disputes;

-- What is pending, and the list by state.
CREATE INDEX payments_by_state ON payments (workspace_id, state, id);

-- Whose is the checkout, or the money, that a gateway speaks of?
CREATE INDEX payments_by_reference ON payments (reference, gateway) WHERE reference IS NOT NULL;
CREATE INDEX payments_by_gateway_payment ON payments (gateway_payment, gateway) WHERE gateway_payment IS NOT NULL;
CREATE INDEX payments_by_id ON payments (id);

-- What went back of a payment, and: is this refund of the gateway's one of ours?
CREATE INDEX refunds_by_payment ON refunds (workspace_id, payment_id, id);
CREATE UNIQUE INDEX refunds_once ON refunds (workspace_id, payment_id, gateway_refund) WHERE gateway_refund IS NOT NULL;
