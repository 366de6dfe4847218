CREATE TABLE channels (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    kind TEXT NOT NULL CHECK (kind IN ('meta', 'simulator')),
    base_url TEXT NOT NULL,
    phone_number_id TEXT NOT NULL CHECK (phone_number_id <> ''),
    waba_id TEXT NOT NULL,
    display_number TEXT NOT NULL,
    verified_name TEXT NOT NULL,
    access_token BYTEA NOT NULL,
    app_secret BYTEA NOT NULL,
    secret_id TEXT NOT NULL,
    verify_token_hash TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('connected', 'failing', 'disconnected')),
    quality TEXT NOT NULL,
    messages_per_second BIGINT NOT NULL CHECK (messages_per_second > 0),
    last_error TEXT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
) {table};
-- Whose number does this webhook speak of? Asked before the workspace is known, hence without it.
CREATE UNIQUE INDEX channels_webhook ON channels (phone_number_id, secret_id) WHERE state <> 'disconnected';

CREATE TABLE conversations (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    channel_id BIGINT NOT NULL,
    contact_id BIGINT NOT NULL,
    shown BIGINT NOT NULL CHECK (shown IN (0, 1)),
    status TEXT NOT NULL CHECK (status IN ('open', 'resolved')),
    unread BIGINT NOT NULL CHECK (unread >= 0),
    last_message_id BIGINT,
    window_until BIGINT,
    entry_asked_at BIGINT,
    entry_until BIGINT,
    updated_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, channel_id) REFERENCES channels (workspace_id, id)
) {table};
-- Which conversation does a message to or from this contact belong to?
CREATE UNIQUE INDEX conversations_contact ON conversations (workspace_id, channel_id, contact_id);
-- The inbox, newest first.
CREATE INDEX conversations_inbox ON conversations (workspace_id, status, updated_at, id) WHERE shown = 1;
-- The unread filter of the inbox.
CREATE INDEX conversations_unread ON conversations (workspace_id, updated_at, id) WHERE shown = 1 AND unread > 0;
-- What belongs to a contact that was merged into another?
CREATE INDEX conversations_of_contact ON conversations (workspace_id, contact_id);

CREATE TABLE messages (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    conversation_id BIGINT NOT NULL,
    channel_id BIGINT NOT NULL,
    contact_id BIGINT NOT NULL,
    direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
    origin TEXT NOT NULL,
    type TEXT NOT NULL,
    text TEXT NOT NULL,
    content TEXT NOT NULL,
    state BIGINT NOT NULL,
    at BIGINT NOT NULL,
    wamid TEXT,
    client_id TEXT,
    reply_to TEXT,
    target TEXT,
    retry_of BIGINT,
    author_id BIGINT,
    campaign_id BIGINT,
    reference BIGINT,
    recipient TEXT,
    template_id BIGINT,
    category TEXT,
    lane BIGINT NOT NULL DEFAULT 0,
    not_before BIGINT NOT NULL DEFAULT 0,
    attempts BIGINT NOT NULL DEFAULT 0,
    owner BIGINT,
    hold_id BIGINT,
    quote_market TEXT,
    quote_amount BIGINT NOT NULL DEFAULT 0,
    quote_price BIGINT,
    quote_free TEXT,
    assigned BIGINT NOT NULL DEFAULT 0,
    charged BIGINT,
    submitted_at BIGINT,
    accepted_at BIGINT,
    sent_at BIGINT,
    delivered_at BIGINT,
    read_at BIGINT,
    failed_at BIGINT,
    error_code BIGINT,
    error_title TEXT,
    error_detail TEXT,
    deadline_at BIGINT,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations (workspace_id, id)
) {table};
-- The thread, newest first.
CREATE INDEX messages_thread ON messages (workspace_id, conversation_id, at, id);
-- Which message does a webhook or a reply speak of? And: was this inbound message seen before?
CREATE UNIQUE INDEX messages_wamid ON messages (workspace_id, wamid) WHERE wamid IS NOT NULL;
-- Was this composing already taken? (the same client id again gives the same message)
CREATE UNIQUE INDEX messages_client ON messages (workspace_id, client_id) WHERE client_id IS NOT NULL;
-- What is to be sent next on this channel, lane by lane? Parked lanes are 100 and above.
CREATE INDEX messages_queue ON messages (workspace_id, channel_id, lane, not_before, id) WHERE state = 0;
-- Which messages are in the hands of a process, or of nobody any more?
CREATE INDEX messages_flight ON messages (workspace_id, channel_id, state, owner) WHERE state IN (1, 2);
-- Which messages of a campaign are still waiting? And: was this recipient queued before?
CREATE UNIQUE INDEX messages_campaign ON messages (workspace_id, campaign_id, reference) WHERE campaign_id IS NOT NULL AND retry_of IS NULL;
-- Has a person ever written from the inbox?
CREATE INDEX messages_authored ON messages (workspace_id, id) WHERE author_id IS NOT NULL;
-- Reactions, edits and deletions of a message.
CREATE INDEX messages_target ON messages (workspace_id, target) WHERE target IS NOT NULL;

-- A status that came before the message it speaks of is known by its wamid.
CREATE TABLE parked_statuses (
    workspace_id BIGINT NOT NULL,
    wamid TEXT NOT NULL,
    status TEXT NOT NULL,
    at BIGINT NOT NULL,
    body TEXT NOT NULL,
    parked_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, wamid, status)
) {table};
-- Which came just now, or are too old to be waited for?
CREATE INDEX parked_statuses_age ON parked_statuses (parked_at);

-- The processes that send for a channel at this moment; each takes its share of the channel's rate.
CREATE TABLE channel_dispatchers (
    workspace_id BIGINT NOT NULL,
    channel_id BIGINT NOT NULL,
    owner BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, channel_id, owner)
) {clustered};

-- Service messages sent as free of charge, by number and month of the account (Meta, since 2026-10-01: 1,000 a month).
CREATE TABLE free_service_counters (
    workspace_id BIGINT NOT NULL,
    channel_id BIGINT NOT NULL,
    month TEXT NOT NULL,
    used BIGINT NOT NULL CHECK (used >= 0),
    PRIMARY KEY (workspace_id, channel_id, month)
) {clustered};

-- Instance-wide: a body's workspace is not known before it is read.
CREATE TABLE webhook_inbox (
    id BIGINT NOT NULL PRIMARY KEY,
    secret_id TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    state BIGINT NOT NULL DEFAULT 0 CHECK (state IN (0, 1, 2)),
    problem TEXT,
    body BYTEA NOT NULL
) {table};
-- What is still to be processed, in the order of arrival?
CREATE INDEX webhook_inbox_waiting ON webhook_inbox (id) WHERE state = 0;

-- One row that a receiver locks for the length of its transaction, so that two processes take turns.
CREATE TABLE webhook_receivers (
    shard BIGINT NOT NULL PRIMARY KEY,
    batches BIGINT NOT NULL
) {table};
INSERT INTO webhook_receivers (shard, batches) VALUES (0, 0);

-- Webhooks of kinds that change no message: kept and shown, never dropped.
CREATE TABLE channel_notices (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    channel_id BIGINT NOT NULL,
    inbox_id BIGINT NOT NULL,
    place BIGINT NOT NULL,
    field TEXT NOT NULL,
    body TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
) {table};
-- Was this item of this webhook kept already? (replay keeps it once)
CREATE UNIQUE INDEX channel_notices_once ON channel_notices (workspace_id, channel_id, inbox_id, place);
-- Which are old enough to let go?
CREATE INDEX channel_notices_age ON channel_notices (at);

CREATE TABLE media (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    channel_id BIGINT,
    meta_id TEXT,
    meta_until BIGINT,
    mime_type TEXT NOT NULL,
    filename TEXT,
    bytes BIGINT NOT NULL,
    sha256 TEXT,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'ready', 'failed')),
    problem TEXT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
) {table};
-- Was this attachment of an inbound message fetched already?
CREATE UNIQUE INDEX media_meta ON media (workspace_id, channel_id, meta_id) WHERE meta_id IS NOT NULL;

CREATE TABLE media_chunks (
    workspace_id BIGINT NOT NULL,
    media_id BIGINT NOT NULL,
    place BIGINT NOT NULL,
    bytes BYTEA NOT NULL,
    PRIMARY KEY (workspace_id, media_id, place)
) {table};
