-- Questions whether a contact was content, and the answers.
CREATE TABLE satisfaction (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    conversation_id BIGINT NOT NULL,
    channel_id BIGINT NOT NULL,
    contact_id BIGINT NOT NULL,
    -- Whose the conversation was; 0 for nobody's.
    member_id BIGINT NOT NULL,
    team_id BIGINT NOT NULL,
    asked_at BIGINT NOT NULL,
    -- 1 to 5, whatever the scale.
    score BIGINT,
    answered_at BIGINT,
    PRIMARY KEY (workspace_id, id)
) {table};
-- What was asked in this time? For the report.
CREATE INDEX satisfaction_by_time ON satisfaction (workspace_id, asked_at);
-- When was this contact asked last?
CREATE INDEX satisfaction_of ON satisfaction (workspace_id, conversation_id, asked_at);
