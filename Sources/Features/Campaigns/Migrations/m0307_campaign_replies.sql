-- By the contact first: what a person got lately is asked with every message of theirs, and when two become one.
DROP INDEX campaign_recipients_once;
-- Nobody is written to twice by one campaign. And: which campaigns wrote to this person?
CREATE UNIQUE INDEX campaign_recipients_once ON campaign_recipients (workspace_id, contact_id, campaign_id)
    WHERE contact_id IS NOT NULL;

-- How many failed or were left out for which reason? Only they have one.
CREATE INDEX campaign_recipients_reasons ON campaign_recipients (workspace_id, campaign_id, state, error_code)
    WHERE error_code IS NOT NULL;

-- A recipient who answered in one way or another. Nothing here says who it is: the recipient's row does.
CREATE TABLE campaign_replies (
    workspace_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    row_number BIGINT NOT NULL,
    -- The first reply in time.
    message_id BIGINT,
    replied_at BIGINT,
    -- The first tap on a button or click on a link.
    clicked_at BIGINT,
    opted_out_at BIGINT,
    -- The quick replies that were tapped, a bit for each.
    buttons BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, campaign_id, row_number)
) {clustered};

-- How many answered in each hour, counted as it happens. Their sums are the report's.
CREATE TABLE campaign_reply_hours (
    workspace_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    hour BIGINT NOT NULL,
    replied BIGINT NOT NULL,
    clicked BIGINT NOT NULL,
    opted_out BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, campaign_id, hour)
) {clustered};

CREATE TABLE campaign_taps (
    workspace_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    button BIGINT NOT NULL,
    clicks BIGINT NOT NULL,
    people BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, campaign_id, button)
) {clustered};

-- What answers those who answer, as JSON that only we read and write.
CREATE TABLE campaign_reply_plans (
    workspace_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    plan TEXT NOT NULL,
    PRIMARY KEY (workspace_id, campaign_id)
) {clustered};
