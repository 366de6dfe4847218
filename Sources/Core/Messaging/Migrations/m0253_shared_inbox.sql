-- Two inboxes over one engine, and whose a conversation is. 0 is nobody: `=` is what an index answers in order, on both engines.
ALTER TABLE conversations ADD COLUMN inbox TEXT NOT NULL DEFAULT 'sales' CHECK (inbox = 'sales' OR inbox = 'support');
ALTER TABLE conversations ADD COLUMN assignee_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE conversations ADD COLUMN team_id BIGINT NOT NULL DEFAULT 0;
-- How it began: contact, ad, campaign, agent, api. NULL: before this was kept.
ALTER TABLE conversations ADD COLUMN source TEXT;
-- Since when the contact waits for an answer, 0 when they do not; and when a person last answered.
ALTER TABLE conversations ADD COLUMN waiting_since BIGINT NOT NULL DEFAULT 0;
ALTER TABLE conversations ADD COLUMN answered_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE conversations ADD COLUMN resolved_at BIGINT;
ALTER TABLE conversations ADD COLUMN resolved_by BIGINT;
DROP INDEX conversations_inbox;
DROP INDEX conversations_unread;
-- The tabs Open and Resolved of one inbox.
CREATE INDEX conversations_tab ON conversations (workspace_id, inbox, status, updated_at, id) WHERE shown = 1;
-- The tabs Mine and Unassigned, and the filter by member.
CREATE INDEX conversations_assigned ON conversations (workspace_id, inbox, status, assignee_id, updated_at, id) WHERE shown = 1;
-- The filter by team, and what members see who see their own teams only.
CREATE INDEX conversations_team ON conversations (workspace_id, inbox, status, team_id, updated_at, id) WHERE team_id <> 0;
-- The unread filter.
CREATE INDEX conversations_unread ON conversations (workspace_id, inbox, status, updated_at, id) WHERE shown = 1 AND unread > 0;
-- Who waits longest for an answer?
CREATE INDEX conversations_waiting ON conversations (workspace_id, inbox, status, waiting_since, id) WHERE shown = 1 AND waiting_since > 0;
-- What is a member's, in any inbox and state? For when they leave.
CREATE INDEX conversations_held ON conversations (workspace_id, assignee_id, id) WHERE assignee_id <> 0;

-- What a conversation is to one member.
CREATE TABLE conversation_people (
    workspace_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    conversation_id BIGINT NOT NULL,
    pinned_at BIGINT,
    -- Marked as unread by them.
    unread_at BIGINT,
    -- Named in a note, until it is resolved.
    mentioned_at BIGINT,
    seen_at BIGINT,
    PRIMARY KEY (workspace_id, member_id, conversation_id)
) {clustered};
CREATE INDEX conversation_people_pinned ON conversation_people (workspace_id, member_id, conversation_id) WHERE pinned_at IS NOT NULL;
CREATE INDEX conversation_people_unread ON conversation_people (workspace_id, member_id, conversation_id) WHERE unread_at IS NOT NULL;
CREATE INDEX conversation_people_mentioned ON conversation_people (workspace_id, member_id, mentioned_at, conversation_id) WHERE mentioned_at IS NOT NULL;
-- To whom is this conversation anything? When it is resolved or merged.
CREATE INDEX conversation_people_of ON conversation_people (workspace_id, conversation_id);

-- Notes of members, and what happened to a conversation: the thread between its messages.
CREATE TABLE conversation_entries (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    conversation_id BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind = 'note' OR kind = 'event'),
    at BIGINT NOT NULL,
    -- NULL: nobody did it, it happened.
    author_id BIGINT,
    client_id TEXT,
    text TEXT NOT NULL,
    -- What happened, in a word, and its facts as a JSON object.
    name TEXT,
    data TEXT,
    edited_at BIGINT,
    PRIMARY KEY (workspace_id, id)
) {table};
CREATE INDEX conversation_entries_thread ON conversation_entries (workspace_id, conversation_id, at, id);
-- Was this note already taken?
CREATE UNIQUE INDEX conversation_entries_client ON conversation_entries (workspace_id, client_id) WHERE client_id IS NOT NULL;

CREATE TABLE entry_mentions (
    workspace_id BIGINT NOT NULL,
    entry_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, entry_id, member_id)
) {clustered};

CREATE TABLE conversation_tags (
    workspace_id BIGINT NOT NULL,
    conversation_id BIGINT NOT NULL,
    tag_id BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, conversation_id, tag_id)
) {clustered};
-- Which conversations have the tag, and how many?
CREATE INDEX conversation_tags_of ON conversation_tags (workspace_id, tag_id, conversation_id);

-- One of each member for a conversation; the job that keeps it has its key.
CREATE TABLE reminders (
    workspace_id BIGINT NOT NULL,
    conversation_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (workspace_id, conversation_id, member_id)
) {clustered};

CREATE TABLE quick_replies (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    shortcut TEXT NOT NULL CHECK (shortcut <> ''),
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    media_id BIGINT,
    category TEXT NOT NULL,
    scope TEXT NOT NULL CHECK (scope = 'mine' OR scope = 'team' OR scope = 'all'),
    -- Whose: the member of `mine`, the team of `team`, 0 of `all`.
    owner_id BIGINT NOT NULL,
    uses BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
) {table};
CREATE UNIQUE INDEX quick_replies_once ON quick_replies (workspace_id, scope, owner_id, shortcut);

CREATE TABLE saved_views (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    -- Of which list: conversations or contacts.
    list TEXT NOT NULL CHECK (list = 'inbox' OR list = 'contacts'),
    -- The filters, and which columns are shown, as the list's query string.
    query TEXT NOT NULL,
    shared BIGINT NOT NULL CHECK (shared = 0 OR shared = 1),
    member_id BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
) {table};

-- When a message is to be sent that waits for its time. It stays set: its place in the thread is that of its leaving.
ALTER TABLE messages ADD COLUMN send_at BIGINT;
-- What of a conversation waits for its time? A table, since an index would have to read every message that there is.
CREATE TABLE scheduled_messages (
    workspace_id BIGINT NOT NULL,
    conversation_id BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, conversation_id, message_id)
) {clustered};
