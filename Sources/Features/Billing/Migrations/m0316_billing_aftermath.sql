-- Which money of a gateway was credited lately? It is asked what became of it.
CREATE INDEX payments_captured ON payments (gateway, captured_at) WHERE captured_at IS NOT NULL;

-- What is under way, of all workspaces? A handful.
CREATE INDEX disputes_open ON disputes (workspace_id, payment_id) WHERE state = 'open';
CREATE INDEX refunds_pending ON refunds (workspace_id, payment_id) WHERE state = 'pending';
