-- The index of words once more, with lists for what begins with two letters, too; the job takes all messages in again. Beside it
-- its words, each with a row for each message.
DROP TABLE message_search;
CREATE VIRTUAL TABLE message_search USING fts5(
    words, content = '', columnsize = 0, detail = 'none', prefix = '2 3', tokenize = 'ascii'
);
CREATE VIRTUAL TABLE message_search_words USING fts5vocab(message_search, instance);
DELETE FROM message_search_backfill;
INSERT INTO message_search_backfill
SELECT 1, newest, 0, 0 FROM (
    SELECT max((SELECT max(m.id) FROM messages m WHERE m.workspace_id = c.workspace_id)) AS newest
    FROM (SELECT DISTINCT workspace_id FROM channels) AS c
) AS found WHERE newest IS NOT NULL;
