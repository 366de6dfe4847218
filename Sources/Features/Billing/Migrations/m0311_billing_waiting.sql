-- More reasons for which money waits for the operator: refunds and disputes that do not fit.
CREATE TABLE suspense_wider (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    payment_id BIGINT NOT NULL,
    gateway TEXT NOT NULL,
    gateway_payment TEXT NOT NULL,
    amount BIGINT NOT NULL,
    currency TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason IN ('amount', 'currency', 'twice', 'late', 'beyond', 'returned', 'dispute')),
    at BIGINT NOT NULL,
    resolved_at BIGINT,
    resolution TEXT,
    PRIMARY KEY (workspace_id, id)
) {table};

INSERT INTO suspense_wider (workspace_id, id, payment_id, gateway, gateway_payment, amount, currency, reason, at,
    resolved_at, resolution)
SELECT workspace_id, id, payment_id, gateway, gateway_payment, amount, currency, reason, at, resolved_at, resolution
FROM suspense;

DROP TABLE suspense;

ALTER TABLE suspense_wider RENAME TO suspense;

CREATE UNIQUE INDEX suspense_money ON suspense (workspace_id, payment_id, gateway_payment);

-- What was told of a refund or a dispute before its payment was credited: the gateway's name of the money it waits for.
ALTER TABLE gateway_events ADD COLUMN awaits TEXT;

CREATE INDEX gateway_events_awaiting ON gateway_events (awaits, gateway) WHERE awaits IS NOT NULL;
