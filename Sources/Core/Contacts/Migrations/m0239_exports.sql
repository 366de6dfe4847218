-- Contacts written into a file on somebody's wish.
CREATE TABLE exports (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    state TEXT NOT NULL,
    format TEXT NOT NULL,
    -- JSON: whom it is about, and which columns.
    target TEXT NOT NULL,
    columns TEXT NOT NULL,
    -- Whether numbers are masked, as for whoever asked.
    masked BIGINT NOT NULL,
    total BIGINT NOT NULL,
    done BIGINT NOT NULL,
    bytes BIGINT NOT NULL,
    error TEXT,
    created_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    finished_at BIGINT,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
) {table};

-- The file, in pieces of 256 KiB.
CREATE TABLE export_chunks (
    workspace_id BIGINT NOT NULL,
    export_id BIGINT NOT NULL,
    number BIGINT NOT NULL,
    body BYTEA NOT NULL,
    PRIMARY KEY (workspace_id, export_id, number)
) {table};
