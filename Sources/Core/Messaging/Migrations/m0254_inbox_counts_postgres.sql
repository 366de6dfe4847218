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

-- Each transaction adds in a slot of its own, so that none waits for another over a number; a job adds the slots up into 0.
CREATE FUNCTION conversation_counted(
    workspace BIGINT, inbox TEXT, status TEXT, assignee BIGINT, team BIGINT, step BIGINT, unread BIGINT
) RETURNS void LANGUAGE sql AS $$
    INSERT INTO conversation_counts AS c VALUES
        ($1, $2, $3, $4, $5, txid_current(), $6, CASE WHEN $7 > 0 THEN $6 ELSE 0 END)
    ON CONFLICT ON CONSTRAINT conversation_counts_pkey
    DO UPDATE SET total = c.total + excluded.total, unread = c.unread + excluded.unread
$$;
CREATE FUNCTION conversations_counted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        IF OLD.shown = 1 THEN
            PERFORM conversation_counted(
                OLD.workspace_id, OLD.inbox, OLD.status, OLD.assignee_id, OLD.team_id, -1, OLD.unread);
        END IF;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        IF NEW.shown = 1 THEN
            PERFORM conversation_counted(
                NEW.workspace_id, NEW.inbox, NEW.status, NEW.assignee_id, NEW.team_id, 1, NEW.unread);
        END IF;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER conversations_counted_insert AFTER INSERT ON conversations
    FOR EACH ROW WHEN (NEW.shown = 1) EXECUTE FUNCTION conversations_counted();
CREATE TRIGGER conversations_counted_delete AFTER DELETE ON conversations
    FOR EACH ROW WHEN (OLD.shown = 1) EXECUTE FUNCTION conversations_counted();
CREATE TRIGGER conversations_counted_update AFTER UPDATE ON conversations
    FOR EACH ROW WHEN (OLD.shown <> NEW.shown OR OLD.inbox <> NEW.inbox OR OLD.status <> NEW.status
        OR OLD.assignee_id <> NEW.assignee_id OR OLD.team_id <> NEW.team_id OR (OLD.unread > 0) <> (NEW.unread > 0))
    EXECUTE FUNCTION conversations_counted();
