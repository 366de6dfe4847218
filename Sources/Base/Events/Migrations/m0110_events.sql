-- What has changed, written in the transaction of the change, kept for seven days.
--
-- xact is the number of the PostgreSQL transaction that wrote the row, and 0 on SQLite, whose one writer makes ids in the
-- order of commits. (xact, id) is the order of reading: see EventLog.page.
CREATE TABLE events (
    workspace_id BIGINT NOT NULL,
    xact BIGINT NOT NULL CHECK (xact >= 0),
    id BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind <> ''),
    subject TEXT NOT NULL,
    payload TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, xact, id)
) {clustered};

-- Which workspaces have something new? What is the oldest? One question for the whole process, however many listen.
CREATE INDEX events_order ON events (xact, id);

-- Up to where a workspace's events have been pruned: who stands before it has missed something.
CREATE TABLE event_horizons (
    workspace_id BIGINT NOT NULL,
    xact BIGINT NOT NULL,
    id BIGINT NOT NULL,
    PRIMARY KEY (workspace_id)
) {clustered};
