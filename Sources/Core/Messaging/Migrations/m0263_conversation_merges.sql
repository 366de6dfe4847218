-- Threads that became one when their contacts did, as both were, so that they can be two again.
CREATE TABLE conversation_merges (
    workspace_id BIGINT NOT NULL,
    -- The contact that went, as in contact_merges.
    gone_id BIGINT NOT NULL,
    channel_id BIGINT NOT NULL,
    -- `FoldedConversation`, as JSON.
    was TEXT NOT NULL,
    PRIMARY KEY (workspace_id, gone_id, channel_id)
) {clustered};
