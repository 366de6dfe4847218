-- Published versions of flows; never changed.
CREATE TABLE automation_versions (
    workspace_id BIGINT NOT NULL,
    -- The number of the sequence, bot or workflow that it is a version of.
    flow_id BIGINT NOT NULL,
    version BIGINT NOT NULL CHECK (version > 0),
    graph TEXT NOT NULL,
    -- What the author wrote, as the feature keeps it.
    source TEXT NOT NULL,
    published_at BIGINT NOT NULL,
    published_by TEXT NOT NULL,
    PRIMARY KEY (workspace_id, flow_id, version)
) {table};

-- What waits for its time: one row for each run of a flow that does, gone when it is due and done.
CREATE TABLE automation_timers (
    workspace_id BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind <> ''),
    id BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    -- How often it could not be carried out.
    failures BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, kind, id)
) {clustered};
-- What is due, longest first? And when is the next? What waits sorts behind and costs nothing. Instance-wide.
CREATE INDEX automation_timers_due ON automation_timers (due_at);
