-- What was sent on a channel is told of for weeks after it was disconnected. NULL: its webhooks are still heard.
ALTER TABLE channels ADD COLUMN forgotten_at BIGINT;
UPDATE channels SET forgotten_at = created_at WHERE state = 'disconnected';
UPDATE channels SET state = 'connected' WHERE state = 'failing';
-- Whose number does this webhook speak of, or did it?
CREATE INDEX channels_heard ON channels (phone_number_id, secret_id) WHERE forgotten_at IS NULL;

-- How often Meta said "not now": tries that never reached it do not count.
ALTER TABLE messages ADD COLUMN refusals BIGINT NOT NULL DEFAULT 0;
ALTER TABLE messages DROP COLUMN deadline_at;
-- Was this message tried again already? (two clicks make one new attempt)
CREATE UNIQUE INDEX messages_retry ON messages (workspace_id, retry_of) WHERE retry_of IS NOT NULL;
-- What of this campaign has not left yet? To keep it back, to let it go, to take it back.
CREATE INDEX messages_held_back ON messages (workspace_id, campaign_id, id) WHERE campaign_id IS NOT NULL AND state IN (0, 1);
-- Which messages are in the hands of a process, or of nobody any more? One index for each state: SQLite takes a partial
-- index only when the query has its condition word for word.
DROP INDEX messages_flight;
CREATE INDEX messages_in_hand ON messages (workspace_id, channel_id, id) WHERE state = 1;
CREATE INDEX messages_unknown ON messages (workspace_id, channel_id, submitted_at, id) WHERE state = 2;

-- Which uploads broke off?
CREATE INDEX media_unfinished ON media (created_at) WHERE state <> 'ready';
