-- `broadcast` goes to an audience once; `api` to whomever it is told, one by one.
ALTER TABLE campaigns ADD COLUMN kind TEXT NOT NULL DEFAULT 'broadcast' CHECK (kind = 'broadcast' OR kind = 'api');
-- Audience, schedule, retry, variants, budget and what becomes of replies, as JSON; `{}` is a campaign to one file at once.
ALTER TABLE campaigns ADD COLUMN options TEXT NOT NULL DEFAULT '{}';
-- Which part of the audience is written down now; `frozen_row` is how far.
ALTER TABLE campaigns ADD COLUMN frozen_part BIGINT NOT NULL DEFAULT 0;
-- Micro-points: what was charged, and what those who are on their way may still cost. A budget is held to it.
ALTER TABLE campaigns ADD COLUMN committed BIGINT NOT NULL DEFAULT 0;
-- How many failed messages wait for another attempt.
ALTER TABLE campaigns ADD COLUMN retrying BIGINT NOT NULL DEFAULT 0;
-- Of an A/B test: the variant that the rest of the audience gets, and when it is, or was, chosen.
ALTER TABLE campaigns ADD COLUMN winner TEXT;
ALTER TABLE campaigns ADD COLUMN winner_at BIGINT;
-- Its time passed while nobody could start it: a person is asked.
ALTER TABLE campaigns ADD COLUMN late_since BIGINT;
-- Until when it rests, and why, in words.
ALTER TABLE campaigns ADD COLUMN rests_until BIGINT;
ALTER TABLE campaigns ADD COLUMN rests_for TEXT;

-- Whether Messaging was given the message.
ALTER TABLE campaign_recipients ADD COLUMN handed BIGINT NOT NULL DEFAULT 0;
-- The person's country where the schedule goes by their clock; '' where it goes by the account's.
ALTER TABLE campaign_recipients ADD COLUMN zone TEXT NOT NULL DEFAULT '';
-- Of an A/B test; NULL while the winner is not chosen yet, and where there is one template.
ALTER TABLE campaign_recipients ADD COLUMN variant TEXT;
ALTER TABLE campaign_recipients ADD COLUMN attempt BIGINT NOT NULL DEFAULT 1;
ALTER TABLE campaign_recipients ADD COLUMN next_attempt_at BIGINT;
-- What earlier attempts were charged; `charged` is the sum of all.
ALTER TABLE campaign_recipients ADD COLUMN charged_before BIGINT NOT NULL DEFAULT 0;
-- A caller's own name for a message of an API campaign.
ALTER TABLE campaign_recipients ADD COLUMN reference TEXT;
UPDATE campaign_recipients SET handed = 1 WHERE state = 'queued' AND EXISTS (
    SELECT 1 FROM campaigns c WHERE c.workspace_id = campaign_recipients.workspace_id
    AND c.id = campaign_recipients.campaign_id AND c.queued_row >= campaign_recipients.row_number);
-- Who is next?
CREATE INDEX campaign_recipients_waiting ON campaign_recipients (workspace_id, campaign_id, zone, row_number)
    WHERE state = 'queued' AND handed = 0;
-- Whose next attempt is due?
CREATE INDEX campaign_recipients_again ON campaign_recipients (workspace_id, campaign_id, next_attempt_at)
    WHERE next_attempt_at IS NOT NULL;
-- Was this message of an API campaign asked for before?
CREATE UNIQUE INDEX campaign_recipients_reference ON campaign_recipients (workspace_id, campaign_id, reference)
    WHERE reference IS NOT NULL;

-- Numbers that were pasted into an audience, a line each.
CREATE TABLE campaign_numbers (
    workspace_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    -- 0 for a source, 1 for an exclusion, and which of them.
    side BIGINT NOT NULL,
    place BIGINT NOT NULL,
    line BIGINT NOT NULL,
    -- As it was pasted.
    given TEXT NOT NULL,
    -- NULL for what is no number.
    e164 TEXT,
    country TEXT,
    name TEXT NOT NULL,
    PRIMARY KEY (workspace_id, campaign_id, side, place, line)
) {clustered};

-- Attempts that failed and were followed by another.
CREATE TABLE campaign_attempts (
    workspace_id BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    row_number BIGINT NOT NULL,
    attempt BIGINT NOT NULL,
    error_code BIGINT,
    error_text TEXT,
    charged BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, message_id)
) {clustered};

-- What was handed over on each day of the account, for a campaign that takes several.
CREATE TABLE campaign_waves (
    workspace_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    -- Days since 1970 in the account's time zone.
    day BIGINT NOT NULL,
    begins_at BIGINT NOT NULL,
    sent BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, campaign_id, day)
) {clustered};

-- An audience as it was last counted, as JSON.
CREATE TABLE campaign_audiences (
    workspace_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    counted_at BIGINT,
    body TEXT NOT NULL,
    PRIMARY KEY (workspace_id, campaign_id)
) {clustered};

-- How a channel's campaigns spare people and colleagues. No row: not at all.
CREATE TABLE campaign_settings (
    workspace_id BIGINT NOT NULL,
    channel_id BIGINT NOT NULL,
    -- At most so many marketing messages to one person in so many days.
    cap_messages BIGINT,
    cap_days BIGINT,
    -- Campaigns rest while more conversations than this have waited for an answer for so many minutes.
    waiting_max BIGINT,
    waiting_minutes BIGINT,
    PRIMARY KEY (workspace_id, channel_id)
) {clustered};
