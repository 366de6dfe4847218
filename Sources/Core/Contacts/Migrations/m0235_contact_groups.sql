-- Segments and communities: contacts under a name, listed by hand or found by a filter.
CREATE TABLE contact_groups (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose = 'segment' OR purpose = 'community'),
    kind TEXT NOT NULL CHECK (kind = 'static' OR kind = 'dynamic' OR kind = 'external'),
    name TEXT NOT NULL CHECK (name <> ''),
    folded_name TEXT NOT NULL,
    description TEXT NOT NULL,
    -- Of a dynamic one, as JSON.
    filter TEXT,
    -- Where people join a community on WhatsApp itself.
    invite_link TEXT,
    -- How many there were when somebody last looked.
    count BIGINT,
    counted_at BIGINT,
    created_by TEXT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
) {table};
CREATE UNIQUE INDEX contact_groups_once ON contact_groups (workspace_id, purpose, folded_name);

CREATE TABLE contact_group_members (
    workspace_id BIGINT NOT NULL,
    group_id BIGINT NOT NULL,
    contact_id BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, group_id, contact_id)
) {clustered};
-- What is this contact in?
CREATE INDEX contact_group_members_of ON contact_group_members (workspace_id, contact_id, group_id);

-- What colleagues should know of a contact.
CREATE TABLE contact_notes (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    contact_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    author TEXT NOT NULL,
    text TEXT NOT NULL CHECK (text <> ''),
    edited_at BIGINT,
    PRIMARY KEY (workspace_id, id)
) {table};
CREATE INDEX contact_notes_of ON contact_notes (workspace_id, contact_id, at, id);
