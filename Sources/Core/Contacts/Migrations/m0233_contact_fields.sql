-- Fields that a workspace gives its contacts and its companies.
CREATE TABLE contact_fields (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    subject TEXT NOT NULL CHECK (subject = 'contact' OR subject = 'company'),
    -- As filters, variables and files name it; never changed.
    key TEXT NOT NULL CHECK (key <> ''),
    label TEXT NOT NULL CHECK (label <> ''),
    type TEXT NOT NULL,
    -- A JSON array of text; `[]` where there is nothing to choose from.
    options TEXT NOT NULL,
    required BIGINT NOT NULL CHECK (required = 0 OR required = 1),
    -- As it is written; NULL is none.
    default_value TEXT,
    position BIGINT NOT NULL,
    group_name TEXT NOT NULL,
    in_panel BIGINT NOT NULL CHECK (in_panel = 0 OR in_panel = 1),
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
) {table};
CREATE UNIQUE INDEX contact_fields_once ON contact_fields (workspace_id, subject, key);

-- What contacts and companies have in those fields. A field that is no more may leave values behind for a while.
CREATE TABLE field_values (
    workspace_id BIGINT NOT NULL,
    subject_id BIGINT NOT NULL,
    field_id BIGINT NOT NULL,
    -- 0, but for fields of several choices: a row for each.
    item BIGINT NOT NULL,
    value TEXT NOT NULL CHECK (value <> ''),
    -- What values are compared by: in the order of numbers, days or folded words, 512 bytes at most.
    key TEXT NOT NULL,
    -- The whole folded text, where it is longer than its key.
    folded TEXT,
    PRIMARY KEY (workspace_id, subject_id, field_id, item)
) {clustered};
-- Who has this in the field, or less, or more?
CREATE INDEX field_values_by_key ON field_values (workspace_id, field_id, key, subject_id);

-- What happened to a contact or a company, never changed: the history of values, the timeline, and what bulk edits undo.
CREATE TABLE contact_journal (
    workspace_id BIGINT NOT NULL,
    subject_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    -- `mem_…` or `key_…`; NULL: nobody, it happened.
    actor TEXT,
    -- The bulk edit or the import that did it, as its identity's text.
    cause TEXT,
    kind TEXT NOT NULL,
    -- Which field, tag or community, as its identity's text; '' where there is one only.
    what TEXT NOT NULL,
    from_value TEXT,
    to_value TEXT,
    PRIMARY KEY (workspace_id, subject_id, id)
) {clustered};
-- What did this bulk edit change?
CREATE INDEX contact_journal_by_cause ON contact_journal (workspace_id, cause, id) WHERE cause IS NOT NULL;
