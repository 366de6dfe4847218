-- The ledger speaks of purposes and channels, and of the words or paper that prove it.
ALTER TABLE consent_entries ADD COLUMN purpose TEXT NOT NULL DEFAULT 'marketing';
ALTER TABLE consent_entries ADD COLUMN channel TEXT NOT NULL DEFAULT 'whatsapp';
ALTER TABLE consent_entries ADD COLUMN evidence TEXT;

-- The purposes besides marketing that the person refuses, parted by spaces: what the ledger's last words come to.
ALTER TABLE contacts ADD COLUMN refuses TEXT NOT NULL DEFAULT '';

-- A workspace's own words and answers; without a row the shipped ones hold.
CREATE TABLE opt_out_settings (
    workspace_id BIGINT NOT NULL,
    -- JSON: [{language, stop: […], start: […]}]
    words TEXT NOT NULL,
    confirm_stop TEXT NOT NULL,
    confirm_start TEXT NOT NULL,
    inbound_is_consent BIGINT NOT NULL,
    PRIMARY KEY (workspace_id)
) {clustered};

-- Consent of many, taken by a job.
CREATE TABLE consent_jobs (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    state TEXT NOT NULL,
    value TEXT NOT NULL,
    purpose TEXT NOT NULL,
    source TEXT NOT NULL,
    evidence TEXT,
    said_at BIGINT NOT NULL,
    -- JSON: whom it is about.
    target TEXT NOT NULL,
    position BIGINT NOT NULL,
    matched BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    skipped BIGINT NOT NULL,
    failed BIGINT NOT NULL,
    created_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    finished_at BIGINT,
    PRIMARY KEY (workspace_id, id)
) {table};

CREATE TABLE consent_job_errors (
    workspace_id BIGINT NOT NULL,
    job_id BIGINT NOT NULL,
    number BIGINT NOT NULL,
    subject TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (workspace_id, job_id, number)
) {clustered};
