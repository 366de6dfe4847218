-- A business that uses Lodestone: the wall around everything else.
CREATE TABLE workspaces (
    workspace_id BIGINT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    -- ISO 3166-1 alpha-2.
    country TEXT NOT NULL CHECK (length(country) = 2),
    currency TEXT NOT NULL CHECK (currency IN ('INR', 'USD')),
    -- A name of the IANA time zone database.
    time_zone TEXT NOT NULL CHECK (time_zone <> ''),
    created_at BIGINT NOT NULL,
    trial_activated_at BIGINT
) {table};

-- People. Instance-wide: one person may belong to several workspaces.
CREATE TABLE users (
    id BIGINT NOT NULL PRIMARY KEY,
    -- Lower case.
    email TEXT NOT NULL CHECK (email <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    -- scrypt$log2(N)$r$p$salt$key, base64.
    password_hash TEXT NOT NULL CHECK (password_hash <> ''),
    email_confirmed_at BIGINT,
    -- SHA-256 of the token in the mail that confirms the address.
    confirmation_hash BYTEA,
    confirmation_expires_at BIGINT,
    -- The address without a tag after a plus: one trial per person.
    trial_key TEXT NOT NULL,
    trial_activated_at BIGINT,
    created_at BIGINT NOT NULL
) {table};

CREATE UNIQUE INDEX users_by_email ON users (email);
CREATE UNIQUE INDEX users_one_trial ON users (trial_key) WHERE trial_activated_at IS NOT NULL;
-- Whose address does this mail confirm?
CREATE INDEX users_by_confirmation ON users (confirmation_hash) WHERE confirmation_hash IS NOT NULL;

CREATE TABLE members (
    workspace_id BIGINT NOT NULL REFERENCES workspaces (workspace_id),
    id BIGINT NOT NULL,
    user_id BIGINT NOT NULL REFERENCES users (id),
    role TEXT NOT NULL CHECK (role IN ('MEMBER', 'ADMIN', 'OWNER')),
    joined_at BIGINT NOT NULL,
    seen_at BIGINT,
    -- The row stays, for journals name its identity.
    removed_at BIGINT,
    PRIMARY KEY (workspace_id, id)
) {table};

CREATE UNIQUE INDEX members_once ON members (workspace_id, user_id) WHERE removed_at IS NULL;
-- In which workspaces is this person?
CREATE INDEX members_by_user ON members (user_id) WHERE removed_at IS NULL;

-- Signed-in browsers. Instance-wide: a request is known by its cookie before its workspace is.
CREATE TABLE sessions (
    id BIGINT NOT NULL PRIMARY KEY,
    token_hash BYTEA NOT NULL,
    user_id BIGINT NOT NULL REFERENCES users (id),
    -- The workspace it looks at; can be switched.
    workspace_id BIGINT NOT NULL REFERENCES workspaces (workspace_id),
    -- How it was opened: password, link or invitation.
    opened_by TEXT NOT NULL CHECK (opened_by IN ('password', 'link', 'invitation')),
    user_agent TEXT NOT NULL,
    ip TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
) {table};

CREATE UNIQUE INDEX sessions_by_token ON sessions (token_hash);
-- Which sessions does this person have?
CREATE INDEX sessions_by_user ON sessions (user_id);
-- Which are over?
CREATE INDEX sessions_by_end ON sessions (expires_at);

CREATE TABLE invitations (
    workspace_id BIGINT NOT NULL REFERENCES workspaces (workspace_id),
    id BIGINT NOT NULL,
    email TEXT NOT NULL CHECK (email <> ''),
    role TEXT NOT NULL CHECK (role IN ('MEMBER', 'ADMIN', 'OWNER')),
    token_hash BYTEA NOT NULL,
    invited_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    accepted_at BIGINT,
    revoked_at BIGINT,
    PRIMARY KEY (workspace_id, id)
) {table};

-- One open invitation per address.
CREATE UNIQUE INDEX invitations_open ON invitations (workspace_id, email)
    WHERE accepted_at IS NULL AND revoked_at IS NULL;
-- Which invitation does this link open?
CREATE INDEX invitations_by_token ON invitations (token_hash);

CREATE TABLE login_links (
    workspace_id BIGINT NOT NULL REFERENCES workspaces (workspace_id),
    id BIGINT NOT NULL,
    user_id BIGINT NOT NULL REFERENCES users (id),
    token_hash BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (workspace_id, id)
) {table};

-- Whom does this link sign in?
CREATE INDEX login_links_by_token ON login_links (token_hash);
-- Which links does this person have?
CREATE INDEX login_links_by_user ON login_links (user_id);

CREATE TABLE api_keys (
    workspace_id BIGINT NOT NULL REFERENCES workspaces (workspace_id),
    id BIGINT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    -- SHA-256 of the whole key.
    secret_hash BYTEA NOT NULL,
    -- JSON list of names of permissions.
    scopes TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_used_at BIGINT,
    revoked_at BIGINT,
    PRIMARY KEY (workspace_id, id)
) {table};

-- Whose key is this?
CREATE INDEX api_keys_by_secret ON api_keys (secret_hash);

CREATE TABLE audit_entries (
    workspace_id BIGINT NOT NULL REFERENCES workspaces (workspace_id),
    id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    -- mem_… or key_….
    actor TEXT NOT NULL,
    -- What was done, a word that programs can switch on: members.role-changed.
    action TEXT NOT NULL CHECK (action <> ''),
    -- The identity of what it was done to.
    subject TEXT NOT NULL,
    -- In words. Never a secret.
    detail TEXT NOT NULL,
    PRIMARY KEY (workspace_id, id)
) {table};
