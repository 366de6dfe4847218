-- When nothing was heard of a message until its deadline, that is when it failed.
UPDATE messages SET failed_at = at WHERE state = 5 AND failed_at IS NULL;
-- What failed lately, and why? The last columns are for counting without looking at the messages themselves.
CREATE INDEX messages_failed ON messages (workspace_id, failed_at, id, error_code, channel_id, origin) WHERE state IN (5, 6);
