-- A deleted contact keeps everything for a while, so that it can come back; then it is erased and only its empty row is left.
ALTER TABLE contacts ADD COLUMN erased_at BIGINT;
UPDATE contacts SET erased_at = deleted_at WHERE deleted_at IS NOT NULL;
-- Which contacts can come back?
CREATE INDEX contacts_deleted ON contacts (workspace_id, id) WHERE deleted_at IS NOT NULL AND erased_at IS NULL;

-- How long deleted contacts can come back; without a row 30 days.
CREATE TABLE contact_grace (
    workspace_id BIGINT NOT NULL,
    days BIGINT NOT NULL,
    PRIMARY KEY (workspace_id)
) {clustered};

-- The proof of an erasure. Nothing in it says who it was but the contact's identity here.
CREATE TABLE erasures (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    contact_id BIGINT NOT NULL,
    state TEXT NOT NULL,
    -- Who asked for it; NULL when its time had come.
    requested_by TEXT,
    requested_at BIGINT NOT NULL,
    finished_at BIGINT,
    -- JSON: rows by table.
    counts TEXT NOT NULL,
    -- SHA-256 of all of the above.
    digest TEXT,
    PRIMARY KEY (workspace_id, id)
) {table};
-- Was this contact erased, and when?
CREATE INDEX erasures_by_contact ON erasures (workspace_id, contact_id);

-- Merges that were undone stay in the log.
ALTER TABLE contact_merges ADD COLUMN undone_at BIGINT;
ALTER TABLE contact_merges ADD COLUMN undone_by TEXT;
ALTER TABLE contact_merges ADD COLUMN merged_by TEXT;
-- Which contacts became part of this one?
CREATE INDEX contact_merges_by_kept ON contact_merges (workspace_id, kept_id);

-- What moved with a merge, by kind, so that it can go back.
CREATE TABLE contact_merge_parts (
    workspace_id BIGINT NOT NULL,
    gone_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    subject_id BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, gone_id, kind, subject_id)
) {clustered};
