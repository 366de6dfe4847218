-- Answers to writes that carried an Idempotency-Key, kept for a day.
CREATE TABLE idempotency_keys (
    workspace_id BIGINT NOT NULL,
    -- The member or API key that sent it.
    caller BIGINT NOT NULL,
    key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
    -- SHA-256 of method, path, query and body: the same key must come with the same request.
    fingerprint BYTEA NOT NULL,
    -- SHA-256 of a body that was streamed, known when it was read; null for all others, whose body is in the fingerprint.
    streamed_digest BYTEA,
    claimed_at BIGINT NOT NULL,
    -- Null while the first request runs, and for ever when the process died with it.
    finished_at BIGINT,
    status BIGINT,
    -- JSON list of name and value, those headers that belong to the answer.
    headers TEXT,
    -- Null when the answer was not kept: it held a secret, or its outcome is unknown.
    body BYTEA,
    PRIMARY KEY (workspace_id, caller, key)
) {clustered};

-- Which answers are old enough to forget?
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (claimed_at);
