-- Who uploaded it: theirs alone until a message carries it.
ALTER TABLE media ADD COLUMN member_id BIGINT;
ALTER TABLE media ADD COLUMN key_id BIGINT;
-- What is in it, as far as it was looked at. The waveform is 64 heights from 0 to 100, separated by commas.
ALTER TABLE media ADD COLUMN width BIGINT;
ALTER TABLE media ADD COLUMN height BIGINT;
ALTER TABLE media ADD COLUMN milliseconds BIGINT;
ALTER TABLE media ADD COLUMN waveform TEXT;

-- The file of a message, where it has one.
ALTER TABLE messages ADD COLUMN media_id BIGINT;
-- Which messages carry this file? By them it is known who may see it.
CREATE INDEX messages_media ON messages (workspace_id, media_id, id) WHERE media_id IS NOT NULL;
-- Which quick replies offer it?
CREATE INDEX quick_replies_media ON quick_replies (workspace_id, media_id) WHERE media_id IS NOT NULL;

-- Other forms of a file: smaller for lists, and as WhatsApp takes it. The original stays.
CREATE TABLE media_renditions (
    workspace_id BIGINT NOT NULL,
    media_id BIGINT NOT NULL,
    purpose TEXT NOT NULL,
    -- waiting: a job makes it. original: the file is good as it is, or the tools are missing. failed: see `problem`.
    state TEXT NOT NULL CHECK (state IN ('waiting', 'ready', 'original', 'failed')),
    -- The row of `media` that has its bytes.
    rendition_id BIGINT,
    problem TEXT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, media_id, purpose)
) {table};

-- How far the messages of the time before `media_id` are filled: up to `until_id`, workspace by workspace. No row, nothing to do.
CREATE TABLE media_backfill (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    until_id BIGINT NOT NULL,
    workspace_id BIGINT NOT NULL,
    message_id BIGINT NOT NULL
) {table};
INSERT INTO media_backfill
SELECT 1, newest, 0, 0 FROM (
    SELECT max((SELECT max(m.id) FROM messages m WHERE m.workspace_id = c.workspace_id)) AS newest
    FROM (SELECT DISTINCT workspace_id FROM channels) AS c
) AS found WHERE newest IS NOT NULL;
