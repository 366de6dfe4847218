-- What becomes of an import's good rows once somebody starts it, and how to take it back.
ALTER TABLE imports ADD COLUMN rules TEXT NOT NULL DEFAULT '{}';
ALTER TABLE imports ADD COLUMN work TEXT NOT NULL DEFAULT 'none';
-- Counts up with every run over the rows, so that an older one stops.
ALTER TABLE imports ADD COLUMN work_run BIGINT NOT NULL DEFAULT 0;
-- The last row that the run has done.
ALTER TABLE imports ADD COLUMN work_row BIGINT NOT NULL DEFAULT 0;
ALTER TABLE imports ADD COLUMN created BIGINT NOT NULL DEFAULT 0;
ALTER TABLE imports ADD COLUMN updated BIGINT NOT NULL DEFAULT 0;
ALTER TABLE imports ADD COLUMN unchanged BIGINT NOT NULL DEFAULT 0;
ALTER TABLE imports ADD COLUMN skipped BIGINT NOT NULL DEFAULT 0;
ALTER TABLE imports ADD COLUMN refused BIGINT NOT NULL DEFAULT 0;
ALTER TABLE imports ADD COLUMN undone BIGINT NOT NULL DEFAULT 0;
ALTER TABLE imports ADD COLUMN kept BIGINT NOT NULL DEFAULT 0;
-- Who started it, for the ledger of consent, and when.
ALTER TABLE imports ADD COLUMN started_by TEXT;
ALTER TABLE imports ADD COLUMN started_at BIGINT;

-- What became, or in a dry run would become, of a good row.
CREATE TABLE import_outcomes (
    workspace_id BIGINT NOT NULL,
    import_id BIGINT NOT NULL,
    row_number BIGINT NOT NULL,
    outcome TEXT NOT NULL,
    reason TEXT,
    contact_id BIGINT,
    -- JSON: what the row changed, from what to what.
    change TEXT,
    PRIMARY KEY (workspace_id, import_id, row_number)
) {clustered};

-- Which columns of files with these headers hold what: as chosen the last time.
CREATE TABLE import_habits (
    workspace_id BIGINT NOT NULL,
    -- SHA-256 of the headers.
    headers TEXT NOT NULL,
    mapping TEXT NOT NULL,
    default_country TEXT NOT NULL,
    rules TEXT NOT NULL,
    used_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, headers)
) {clustered};
