-- Drafts are templates that Meta has not got: `meta_id` is empty and the status DRAFT.
ALTER TABLE templates ADD COLUMN kind TEXT NOT NULL DEFAULT '';
ALTER TABLE templates ADD COLUMN ttl_seconds BIGINT;
ALTER TABLE templates ADD COLUMN allows_category_change BIGINT NOT NULL DEFAULT 1;
ALTER TABLE templates ADD COLUMN previous_category TEXT;
-- A change of category of which Meta gave notice.
ALTER TABLE templates ADD COLUMN next_category TEXT;
ALTER TABLE templates ADD COLUMN next_category_at BIGINT;
ALTER TABLE templates ADD COLUMN rejection_words TEXT;
ALTER TABLE templates ADD COLUMN rejection_advice TEXT;
ALTER TABLE templates ADD COLUMN pause_title TEXT;
ALTER TABLE templates ADD COLUMN pause_words TEXT;
ALTER TABLE templates ADD COLUMN pause_until BIGINT;
-- An edit that was not submitted yet, as JSON.
ALTER TABLE templates ADD COLUMN waiting TEXT;
-- When an approved template was edited in the last 30 days, in seconds, with commas between.
ALTER TABLE templates ADD COLUMN edits TEXT NOT NULL DEFAULT '';
-- Who made it here: mem_… or key_….
ALTER TABLE templates ADD COLUMN author TEXT;
ALTER TABLE templates ADD COLUMN submitted_at BIGINT;
ALTER TABLE templates ADD COLUMN used_at BIGINT;

-- What happened to a template.
CREATE TABLE template_events (
    workspace_id BIGINT NOT NULL,
    template_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    words TEXT NOT NULL,
    -- mem_… or key_…; nothing when Meta did it.
    actor TEXT,
    PRIMARY KEY (workspace_id, template_id, id)
) {clustered};

-- How old a channel's list is.
CREATE TABLE template_syncs (
    workspace_id BIGINT NOT NULL,
    channel_id BIGINT NOT NULL,
    requested_at BIGINT,
    synced_at BIGINT,
    PRIMARY KEY (workspace_id, channel_id)
) {clustered};
