-- Which of a person's rows it is: 0 for the first, and its number for those that an API campaign sends them after it.
ALTER TABLE campaign_recipients ADD COLUMN turn BIGINT NOT NULL DEFAULT 0;
DROP INDEX campaign_recipients_once;
-- Nobody is written to twice by one campaign, but where an API asks for it. And: which campaigns wrote to this person?
CREATE UNIQUE INDEX campaign_recipients_once ON campaign_recipients (workspace_id, contact_id, campaign_id, turn)
    WHERE contact_id IS NOT NULL;

-- For searching by name.
ALTER TABLE campaigns ADD COLUMN folded_name TEXT NOT NULL DEFAULT '';
UPDATE campaigns SET folded_name = lower(name);
-- Which campaigns are in this state, or of this channel, or use this template? The newest first.
CREATE INDEX campaigns_list_state ON campaigns (workspace_id, state, id);
CREATE INDEX campaigns_list_channel ON campaigns (workspace_id, channel_id, id);
CREATE INDEX campaigns_list_template ON campaigns (workspace_id, template_id, id);
