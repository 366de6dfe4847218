-- How far the messages of the time before search are taken in: up to `until_id`, workspace by workspace. A job goes on from
-- here in slices; no row, nothing to do.
CREATE TABLE message_search_backfill (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    until_id BIGINT NOT NULL,
    workspace_id BIGINT NOT NULL,
    message_id BIGINT NOT NULL
) {table};
INSERT INTO message_search_backfill
SELECT 1, newest, 0, 0 FROM (
    SELECT max((SELECT max(m.id) FROM messages m WHERE m.workspace_id = c.workspace_id)) AS newest
    FROM (SELECT DISTINCT workspace_id FROM channels) AS c
) AS found WHERE newest IS NOT NULL;
