-- Labels of conversations and contacts.
CREATE TABLE tags (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind = 'conversation' OR kind = 'contact'),
    name TEXT NOT NULL CHECK (name <> ''),
    folded_name TEXT NOT NULL CHECK (folded_name <> ''),
    colour TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
) {table};
CREATE UNIQUE INDEX tags_once ON tags (workspace_id, kind, folded_name);
-- What contacts and companies carry.
CREATE TABLE contact_tags (
    workspace_id BIGINT NOT NULL,
    subject_id BIGINT NOT NULL,
    tag_id BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, subject_id, tag_id)
) {clustered};
-- Who carries the tag, and how many?
CREATE INDEX contact_tags_of ON contact_tags (workspace_id, tag_id, subject_id);

-- Organisations that contacts belong to.
CREATE TABLE companies (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    folded_name TEXT NOT NULL,
    domain TEXT,
    industry TEXT,
    size TEXT,
    address TEXT,
    tax_id TEXT,
    -- 0 is nobody, as in conversations.
    owner_id BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
) {table};
-- Names are unique without case and accents: files name companies by them.
CREATE UNIQUE INDEX companies_once ON companies (workspace_id, folded_name);

ALTER TABLE contacts ADD COLUMN email TEXT;
-- ISO 3166-1 alpha-2 of the number; NULL: no number, or not looked at yet.
ALTER TABLE contacts ADD COLUMN country TEXT;
ALTER TABLE contacts ADD COLUMN company_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE contacts ADD COLUMN owner_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE contacts ADD COLUMN last_inbound_at BIGINT;
ALTER TABLE contacts ADD COLUMN last_outbound_at BIGINT;
-- The later of the two; 0 is never.
ALTER TABLE contacts ADD COLUMN active_at BIGINT NOT NULL DEFAULT 0;
-- When somebody last changed the contact; messages do not.
ALTER TABLE contacts ADD COLUMN updated_at BIGINT NOT NULL DEFAULT 0;
-- Who has this address?
CREATE INDEX contacts_by_email ON contacts (workspace_id, email) WHERE email IS NOT NULL;
-- Who belongs to the company, whose are these, and how many?
CREATE INDEX contacts_by_company ON contacts (workspace_id, company_id, id) WHERE company_id <> 0;
CREATE INDEX contacts_by_owner ON contacts (workspace_id, owner_id, id) WHERE owner_id <> 0;
-- Who was active last?
CREATE INDEX contacts_by_activity ON contacts (workspace_id, active_at, id);
-- The list by name, those without one included; also whose name begins with these letters.
DROP INDEX contacts_by_name;
CREATE INDEX contacts_in_order ON contacts (workspace_id, folded_name, id);
-- Who lives there?
CREATE INDEX contacts_by_country ON contacts (workspace_id, country, id) WHERE country IS NOT NULL;
-- The blocked list.
CREATE INDEX contacts_blocked ON contacts (workspace_id, id) WHERE blocked_at IS NOT NULL;
UPDATE contacts SET updated_at = created_at;
