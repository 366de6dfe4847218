-- How many conversations there are of each kind, kept by triggers: a tab's number must not cost a look at a million rows.
-- Whoever counts adds up `slot`s.
CREATE TABLE conversation_counts (
    workspace_id BIGINT NOT NULL,
    inbox TEXT NOT NULL,
    status TEXT NOT NULL,
    assignee_id BIGINT NOT NULL,
    team_id BIGINT NOT NULL,
    slot BIGINT NOT NULL,
    total BIGINT NOT NULL,
    unread BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, inbox, status, assignee_id, team_id, slot)
) {clustered};
-- What is there already, by two indexes that need no look at the rows.
INSERT INTO conversation_counts (workspace_id, inbox, status, assignee_id, team_id, slot, total, unread)
SELECT workspace_id, inbox, status, 0, 0, 0, count(*), 0
FROM conversations WHERE shown = 1 GROUP BY workspace_id, inbox, status;
INSERT INTO conversation_counts (workspace_id, inbox, status, assignee_id, team_id, slot, total, unread)
SELECT workspace_id, inbox, status, 0, 0, 0, 0, count(*)
FROM conversations WHERE shown = 1 AND unread > 0 GROUP BY workspace_id, inbox, status
ON CONFLICT (workspace_id, inbox, status, assignee_id, team_id, slot) DO UPDATE SET unread = excluded.unread;

CREATE TRIGGER conversations_counted_insert AFTER INSERT ON conversations WHEN new.shown = 1
BEGIN
    INSERT INTO conversation_counts VALUES
        (new.workspace_id, new.inbox, new.status, new.assignee_id, new.team_id, 0, 1, new.unread > 0)
    ON CONFLICT DO UPDATE SET total = total + excluded.total, unread = unread + excluded.unread;
END;
CREATE TRIGGER conversations_counted_delete AFTER DELETE ON conversations WHEN old.shown = 1
BEGIN
    INSERT INTO conversation_counts VALUES
        (old.workspace_id, old.inbox, old.status, old.assignee_id, old.team_id, 0, -1, -(old.unread > 0))
    ON CONFLICT DO UPDATE SET total = total + excluded.total, unread = unread + excluded.unread;
END;
CREATE TRIGGER conversations_counted_update
AFTER UPDATE OF shown, inbox, status, assignee_id, team_id, unread ON conversations
WHEN old.shown <> new.shown OR old.inbox <> new.inbox OR old.status <> new.status
    OR old.assignee_id <> new.assignee_id OR old.team_id <> new.team_id OR (old.unread > 0) <> (new.unread > 0)
BEGIN
    INSERT INTO conversation_counts
    SELECT old.workspace_id, old.inbox, old.status, old.assignee_id, old.team_id, 0, -1, -(old.unread > 0)
    WHERE old.shown = 1
    ON CONFLICT DO UPDATE SET total = total + excluded.total, unread = unread + excluded.unread;
    INSERT INTO conversation_counts
    SELECT new.workspace_id, new.inbox, new.status, new.assignee_id, new.team_id, 0, 1, new.unread > 0
    WHERE new.shown = 1
    ON CONFLICT DO UPDATE SET total = total + excluded.total, unread = unread + excluded.unread;
END;
