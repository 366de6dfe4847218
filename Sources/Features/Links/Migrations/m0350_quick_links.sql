CREATE TABLE quick_links (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    channel_id BIGINT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    -- What stands in the customer's composer.
    text TEXT NOT NULL,
    -- The same as it is compared with what customers write; NULL when there is none.
    match_key TEXT,
    -- Whether a code follows the text, by which a conversation is known for the link's whatever the customer writes.
    has_code BIGINT NOT NULL CHECK (has_code = 0 OR has_code = 1),
    slug TEXT NOT NULL CHECK (slug <> ''),
    active BIGINT NOT NULL CHECK (active = 0 OR active = 1),
    clicks BIGINT NOT NULL DEFAULT 0,
    conversations BIGINT NOT NULL DEFAULT 0,
    member_id BIGINT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
) {table};
-- Where does this short address lead? Asked by strangers, before the workspace is known, hence without it.
CREATE UNIQUE INDEX quick_links_slug ON quick_links (slug);
-- Which link fills in this text?
CREATE INDEX quick_links_text ON quick_links (workspace_id, channel_id, match_key) WHERE match_key IS NOT NULL;

CREATE TABLE quick_link_days (
    workspace_id BIGINT NOT NULL,
    link_id BIGINT NOT NULL,
    -- yyyy-mm-dd, UTC.
    day TEXT NOT NULL,
    clicks BIGINT NOT NULL,
    conversations BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, link_id, day)
) {clustered};

-- Each conversation counts once for a link.
CREATE TABLE quick_link_conversations (
    workspace_id BIGINT NOT NULL,
    link_id BIGINT NOT NULL,
    conversation_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, link_id, conversation_id)
) {clustered};
