-- One change of many contacts, done by a job in slices.
CREATE TABLE bulk_edits (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state = 'running' OR state = 'done' OR state = 'failed' OR state = 'undoing' OR state = 'undone'),
    -- Whom and what, as JSON.
    selection TEXT NOT NULL,
    change TEXT NOT NULL,
    matched BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    skipped BIGINT NOT NULL,
    failed BIGINT NOT NULL,
    -- Where it has got to: the contact, or the line of the journal when it is undone.
    place BIGINT NOT NULL,
    error TEXT,
    created_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    finished_at BIGINT,
    PRIMARY KEY (workspace_id, id)
) {table};
