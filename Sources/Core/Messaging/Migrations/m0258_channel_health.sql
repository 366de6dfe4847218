-- What Meta said of the number when it was last asked, in its own words.
ALTER TABLE channels ADD COLUMN number_status TEXT;
ALTER TABLE channels ADD COLUMN name_status TEXT;
-- Why the display name was refused, by the webhook that said so.
ALTER TABLE channels ADD COLUMN name_reason TEXT;
ALTER TABLE channels ADD COLUMN messaging_limit TEXT;
ALTER TABLE channels ADD COLUMN verification TEXT;
ALTER TABLE channels ADD COLUMN checked_at BIGINT;
-- When a webhook of the number last came, and since when one is expected: Meta took a message and has said nothing since.
ALTER TABLE channels ADD COLUMN heard_at BIGINT;
ALTER TABLE channels ADD COLUMN unheard_since BIGINT;

-- Who was written to outside a service window, and when last: what Meta's messaging limit counts, for a day.
CREATE TABLE reached_contacts (
    workspace_id BIGINT NOT NULL,
    channel_id BIGINT NOT NULL,
    contact_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, channel_id, contact_id)
) {clustered};
-- How many were in the last 24 hours?
CREATE INDEX reached_contacts_at ON reached_contacts (workspace_id, channel_id, at);
