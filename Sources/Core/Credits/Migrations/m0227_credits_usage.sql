-- To whom and from which number a message went: reports count by channel, and conversations by contact. Unknown for
-- messages from before.
ALTER TABLE charges ADD COLUMN channel_id BIGINT;
ALTER TABLE charges ADD COLUMN contact_id BIGINT;

-- What was settled between two days? The usage report and its exports.
CREATE INDEX charge_entries_at ON charge_entries (workspace_id, at, message_id);
