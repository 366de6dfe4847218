-- People the business writes to or hears from. A deleted one keeps its row, emptied, so that its conversations stay readable.
CREATE TABLE contacts (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    name TEXT NOT NULL,
    -- The current value of each kind; contact_identities holds all of them.
    phone TEXT,
    user_id TEXT,
    username TEXT,
    opt_in TEXT NOT NULL CHECK (opt_in IN ('yes', 'no', 'unknown')),
    opt_in_source TEXT,
    opt_in_at BIGINT,
    blocked_at BIGINT,
    source TEXT NOT NULL,
    -- The name without case and accents, as written and with its last word first.
    folded_name TEXT NOT NULL,
    folded_last TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    deleted_at BIGINT,
    PRIMARY KEY (workspace_id, id)
) {table};

-- Whose name begins with these letters?
CREATE INDEX contacts_by_name ON contacts (workspace_id, folded_name, id) WHERE folded_name <> '';
CREATE INDEX contacts_by_last_name ON contacts (workspace_id, folded_last, id) WHERE folded_last <> '';

-- Who must not be written to?
CREATE INDEX contacts_refusing ON contacts (workspace_id, id) WHERE blocked_at IS NOT NULL OR opt_in = 'no';

-- What a person is known by. One value belongs to one contact.
CREATE TABLE contact_identities (
    workspace_id BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('phone', 'user_id', 'parent_user_id', 'username')),
    value TEXT NOT NULL CHECK (value <> ''),
    contact_id BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, kind, value),
    FOREIGN KEY (workspace_id, contact_id) REFERENCES contacts (workspace_id, id) ON DELETE CASCADE
) {clustered};

-- What is this contact known by?
CREATE INDEX contact_identities_by_contact ON contact_identities (workspace_id, contact_id);

-- Every word about marketing consent, never changed.
CREATE TABLE consent_entries (
    workspace_id BIGINT NOT NULL,
    contact_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    opt_in TEXT NOT NULL CHECK (opt_in IN ('yes', 'no', 'unknown')),
    source TEXT NOT NULL,
    actor TEXT,
    at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, contact_id, id)
) {clustered};

-- Contacts that turned out to be one person. `gone` is what was known of the row that is no more, as JSON.
CREATE TABLE contact_merges (
    workspace_id BIGINT NOT NULL,
    gone_id BIGINT NOT NULL,
    kept_id BIGINT NOT NULL,
    gone TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, gone_id)
) {clustered};

-- Identities of deleted contacts that had said no: whoever comes back under one starts with that no.
CREATE TABLE contact_refusals (
    workspace_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, kind, value)
) {clustered};
