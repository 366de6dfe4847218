-- A template sent to the people of a file.
CREATE TABLE campaigns (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    channel_id BIGINT NOT NULL,
    template_id BIGINT NOT NULL,
    import_id BIGINT,
    -- Where the template's variables come from, as JSON.
    variables TEXT NOT NULL,
    state TEXT NOT NULL CHECK (
        state IN ('draft', 'scheduled', 'starting', 'running', 'paused', 'completed', 'cancelled', 'failed')
    ),
    failure_code TEXT,
    failure_detail TEXT,
    start_at BIGINT,
    started_at BIGINT,
    finished_at BIGINT,
    -- The last row of the file whose recipient is written, and whether that was all of them.
    frozen_row BIGINT NOT NULL,
    is_frozen BIGINT NOT NULL CHECK (is_frozen IN (0, 1)),
    -- The last recipient handed to Messaging, and whether that was all of them.
    queued_row BIGINT NOT NULL,
    is_queued BIGINT NOT NULL CHECK (is_queued IN (0, 1)),
    hold_id BIGINT,
    is_settled BIGINT NOT NULL CHECK (is_settled IN (0, 1)),
    -- Micro-points: the sum of the quotes of all who were not skipped, and what was charged so far.
    estimated BIGINT NOT NULL CHECK (estimated >= 0),
    charged BIGINT NOT NULL,
    -- How many recipients are in each state now; they add up to `audience`.
    audience BIGINT NOT NULL CHECK (audience >= 0),
    queued BIGINT NOT NULL CHECK (queued >= 0),
    submitting BIGINT NOT NULL CHECK (submitting >= 0),
    unknown BIGINT NOT NULL CHECK (unknown >= 0),
    sent BIGINT NOT NULL CHECK (sent >= 0),
    delivered BIGINT NOT NULL CHECK (delivered >= 0),
    read_count BIGINT NOT NULL CHECK (read_count >= 0),
    failed BIGINT NOT NULL CHECK (failed >= 0),
    skipped BIGINT NOT NULL CHECK (skipped >= 0),
    cancelled BIGINT NOT NULL CHECK (cancelled >= 0),
    created_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CHECK (audience = queued + submitting + unknown + sent + delivered + read_count + failed + skipped + cancelled)
) {table};

-- How many campaigns run, and how many wait for their time?
CREATE INDEX campaigns_by_state ON campaigns (workspace_id, state, id) WHERE state IN ('scheduled', 'starting', 'running');

-- One person of a campaign, frozen at its start.
CREATE TABLE campaign_recipients (
    workspace_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    row_number BIGINT NOT NULL,
    -- NULL for a row whose person is in the audience already.
    contact_id BIGINT,
    name TEXT NOT NULL,
    folded_name TEXT NOT NULL,
    phone TEXT NOT NULL,
    state TEXT NOT NULL CHECK (
        state IN ('queued', 'submitting', 'unknown', 'sent', 'delivered', 'read', 'failed', 'skipped', 'cancelled')
    ),
    -- Meta's code, or ours below zero.
    error_code BIGINT,
    error_text TEXT,
    -- The template with this person's values; NULL once Messaging has it.
    content TEXT,
    preview TEXT,
    category TEXT NOT NULL,
    market TEXT NOT NULL,
    calling_code TEXT,
    quoted BIGINT NOT NULL CHECK (quoted >= 0),
    price_id BIGINT,
    free TEXT,
    charged BIGINT,
    message_id BIGINT,
    sent_at BIGINT,
    delivered_at BIGINT,
    read_at BIGINT,
    PRIMARY KEY (workspace_id, campaign_id, row_number),
    FOREIGN KEY (workspace_id, campaign_id) REFERENCES campaigns (workspace_id, id) ON DELETE CASCADE
) {table};

-- Nobody is written to twice by one campaign.
CREATE UNIQUE INDEX campaign_recipients_once ON campaign_recipients (workspace_id, campaign_id, contact_id)
    WHERE contact_id IS NOT NULL;

-- Who is in this state?
CREATE INDEX campaign_recipients_by_state ON campaign_recipients (workspace_id, campaign_id, state, row_number);
