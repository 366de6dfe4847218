-- What happens to the conversations of a number by itself; read whole, so kept as the JSON that the API speaks.
CREATE TABLE inbox_rules (
    workspace_id BIGINT NOT NULL,
    channel_id BIGINT NOT NULL,
    calendar_id BIGINT,
    rules TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, channel_id)
) {clustered};

-- Who of a team was given a conversation last. Whoever gives holds the row, so that two processes take turns.
CREATE TABLE rule_turns (
    workspace_id BIGINT NOT NULL,
    team_id BIGINT NOT NULL,
    last_member_id BIGINT NOT NULL,
    given BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, team_id)
) {clustered};

-- Conversations that nobody could be given, until somebody can.
CREATE TABLE rule_waits (
    workspace_id BIGINT NOT NULL,
    conversation_id BIGINT NOT NULL,
    channel_id BIGINT NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, conversation_id)
) {clustered};
-- Who has waited longest on this number?
CREATE INDEX rule_waits_by_channel ON rule_waits (workspace_id, channel_id, since, conversation_id);

-- What rules have sent into a conversation, so that they never talk with a machine for long.
CREATE TABLE rule_talks (
    workspace_id BIGINT NOT NULL,
    conversation_id BIGINT NOT NULL,
    away_at BIGINT NOT NULL,
    -- Days since 1970, in UTC, and how many were sent on it.
    day BIGINT NOT NULL,
    sent BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, conversation_id)
) {clustered};
