-- What a member wants to hear of, where they chose otherwise than the kind's defaults.
CREATE TABLE notice_preferences (
    workspace_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    -- A kind of `NoticeKinds`, which may cover several kinds of notices.
    kind TEXT NOT NULL CHECK (kind <> ''),
    app BIGINT NOT NULL CHECK (app IN (0, 1)),
    email BIGINT NOT NULL CHECK (email IN (0, 1)),
    push BIGINT NOT NULL CHECK (push IN (0, 1)),
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, member_id, kind)
) {clustered};

-- The key pairs by which push services know this server. Rows belong to the instance (workspace 0); the newest is
-- given to browsers, the older ones sign for the subscriptions that were made with them.
CREATE TABLE push_keys (
    workspace_id BIGINT NOT NULL,
    generation BIGINT NOT NULL CHECK (generation > 0),
    -- 65 bytes: an uncompressed point.
    public_key BYTEA NOT NULL,
    -- Sealed by the instance's key.
    private_key BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, generation)
) {clustered};

-- Browsers that members allowed to be woken.
CREATE TABLE push_subscriptions (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    -- The session that it was made in, with which it ends.
    session_id BIGINT NOT NULL,
    endpoint TEXT NOT NULL CHECK (endpoint <> ''),
    -- SHA-256 of the endpoint, which is too long for an index.
    endpoint_hash BYTEA NOT NULL,
    p256dh BYTEA NOT NULL,
    auth BYTEA NOT NULL,
    key_generation BIGINT NOT NULL,
    label TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_used_at BIGINT,
    PRIMARY KEY (workspace_id, id)
) {table};

-- Is this browser known already? One browser, one row: whoever signs in there last.
CREATE UNIQUE INDEX push_subscriptions_once ON push_subscriptions (workspace_id, endpoint_hash);

-- Where is a member reached?
CREATE INDEX push_subscriptions_by_member ON push_subscriptions (workspace_id, member_id, id);

-- What ends with a session?
CREATE INDEX push_subscriptions_by_session ON push_subscriptions (session_id);
