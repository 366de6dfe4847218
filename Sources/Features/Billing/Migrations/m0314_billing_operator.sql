-- What the operator decided about money that waits, and who did.
ALTER TABLE suspense ADD COLUMN decided_as TEXT CHECK (decided_as IN ('credit', 'refund', 'other'));
ALTER TABLE suspense ADD COLUMN decided_reason TEXT;
-- user_…, operator at the command line, late-capture for what goes back by itself.
ALTER TABLE suspense ADD COLUMN decided_by TEXT;
ALTER TABLE suspense ADD COLUMN decided_at BIGINT;
-- The payment that the money was credited as.
ALTER TABLE suspense ADD COLUMN credited_as BIGINT;

UPDATE suspense
SET decided_as = 'refund', decided_reason = 'Paid after the payment was closed', decided_by = 'late-capture', decided_at = at
WHERE reason = 'late' AND resolved_at IS NULL;

-- What still waits, of all workspaces; and a row by its identity alone, which is all that an operator has.
CREATE INDEX suspense_open ON suspense (id) WHERE resolved_at IS NULL;
CREATE INDEX suspense_by_id ON suspense (id);

-- Rates of GST that come after those in the program; for the whole instance (workspace 0). What has begun is never changed.
CREATE TABLE tax_rates (
    workspace_id BIGINT NOT NULL,
    -- The first Indian day on which it holds, in days since 1970.
    from_day BIGINT NOT NULL,
    basis_points BIGINT NOT NULL CHECK (basis_points BETWEEN 0 AND 10000),
    set_by TEXT NOT NULL,
    set_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, from_day)
) {clustered};

-- When was a gateway last heard of, and which tellings are old?
CREATE INDEX gateway_events_by_time ON gateway_events (gateway, received_at);

-- What is open at a gateway.
CREATE INDEX payments_open ON payments (gateway) WHERE state = 'pending';
