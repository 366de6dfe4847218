-- What a workspace's people should know: shown under the bell, and mailed when it matters.
CREATE TABLE notices (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    -- The one member it is for; null when it is for all with at least the role.
    member_id BIGINT,
    role TEXT NOT NULL CHECK (role IN ('MEMBER', 'ADMIN', 'OWNER')),
    kind TEXT NOT NULL CHECK (kind <> ''),
    title TEXT NOT NULL CHECK (title <> ''),
    detail TEXT NOT NULL,
    -- A path of the web client, or null.
    link TEXT,
    -- One occasion, one notice.
    dedupe_key TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
) {table};

CREATE UNIQUE INDEX notices_once ON notices (workspace_id, dedupe_key);

-- Which notices are old enough to go?
CREATE INDEX notices_by_age ON notices (created_at);

CREATE TABLE notice_readings (
    workspace_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    notice_id BIGINT NOT NULL,
    read_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, member_id, notice_id),
    FOREIGN KEY (workspace_id, notice_id) REFERENCES notices (workspace_id, id) ON DELETE CASCADE
) {clustered};

-- Mails on their way. The text is wiped once a mail server has it: it may hold a link that signs somebody in.
CREATE TABLE outbox_mails (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    recipient TEXT NOT NULL CHECK (recipient <> ''),
    subject TEXT NOT NULL CHECK (subject <> ''),
    text TEXT NOT NULL,
    dedupe_key TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    sent_at BIGINT,
    -- What the mail server said when it refused for good, or last.
    error TEXT,
    PRIMARY KEY (workspace_id, id)
) {table};

-- Which mails are old enough to go?
CREATE INDEX outbox_mails_by_age ON outbox_mails (created_at);

CREATE UNIQUE INDEX outbox_mails_once ON outbox_mails (workspace_id, dedupe_key);
