-- Which inbox the conversations of a number begin in, and whether it has rules: with the channel, which receiving reads anyway,
-- so that a number without rules pays nothing for there being any.
ALTER TABLE channels ADD COLUMN inbox TEXT NOT NULL DEFAULT 'sales' CHECK (inbox = 'sales' OR inbox = 'support');
ALTER TABLE channels ADD COLUMN has_rules BIGINT NOT NULL DEFAULT 0 CHECK (has_rules IN (0, 1));
-- Which open conversations of a number has nothing happened in for longest?
CREATE INDEX conversations_idle ON conversations (workspace_id, channel_id, updated_at, id) WHERE shown = 1 AND status = 'open';
