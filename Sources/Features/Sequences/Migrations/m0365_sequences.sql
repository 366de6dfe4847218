-- Messages that contacts get one after another over time. What runs is a version in automation_versions.
CREATE TABLE sequences (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    name TEXT NOT NULL,
    folded_name TEXT NOT NULL,
    channel_id BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'live', 'paused', 'deleted')),
    version BIGINT,
    -- JSON, as the API speaks it.
    draft TEXT NOT NULL,
    -- The draft differs from what runs.
    changed BIGINT NOT NULL,
    created_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    published_at BIGINT,
    PRIMARY KEY (workspace_id, id)
) {table};

-- What wakes the sequences that run: kinds of events, and outcomes of campaigns ("campaign:read").
CREATE TABLE sequence_triggers (
    workspace_id BIGINT NOT NULL,
    event TEXT NOT NULL,
    -- 0 for events.
    campaign_id BIGINT NOT NULL,
    sequence_id BIGINT NOT NULL,
    -- It enrols; else the event may only fulfil a condition of those who are in it.
    enrols BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, event, campaign_id, sequence_id)
) {clustered};

-- Who is in a sequence, or was. Its timer is in automation_timers.
CREATE TABLE sequence_enrolments (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    sequence_id BIGINT NOT NULL,
    contact_id BIGINT NOT NULL,
    -- 0 while it runs, so that nobody is in a sequence twice at once; then the id.
    turn BIGINT NOT NULL,
    stage TEXT NOT NULL
        CHECK (stage IN ('enrolled', 'inProgress', 'completed', 'dropped', 'success', 'failed')),
    -- By which version it waits at which step; empty when there is none any more.
    version BIGINT NOT NULL,
    step TEXT NOT NULL,
    entered_at BIGINT NOT NULL,
    next_at BIGINT,
    -- The last step that was sent, and those of which an answer and a tap were counted.
    sent_step TEXT NOT NULL,
    replied_step TEXT NOT NULL,
    clicked_step TEXT NOT NULL,
    -- Why it is where it is.
    words TEXT NOT NULL,
    cause TEXT NOT NULL,
    enrolled_at BIGINT NOT NULL,
    ended_at BIGINT,
    PRIMARY KEY (workspace_id, id),
    -- Is this contact in the sequence, or was ever? In which sequences?
    UNIQUE (workspace_id, contact_id, sequence_id, turn),
    CHECK ((turn = 0) = (ended_at IS NULL))
) {clustered};
-- Who is at this stage, the newest first?
CREATE INDEX sequence_enrolments_by_stage ON sequence_enrolments (workspace_id, sequence_id, stage, id);

-- What happened to whom at which step.
CREATE TABLE sequence_path (
    workspace_id BIGINT NOT NULL,
    enrolment_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    sequence_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    step TEXT NOT NULL,
    words TEXT NOT NULL,
    message_id BIGINT,
    -- How far the message has come, as messages have it; and what it has cost, in micro-points.
    state BIGINT,
    charged BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, enrolment_id, id)
) {clustered};
-- Which step is this message of?
CREATE UNIQUE INDEX sequence_path_by_message ON sequence_path (workspace_id, message_id) WHERE message_id IS NOT NULL;

-- How many of what on which day, at a step ('' for the sequence as a whole). Changes wait in sequence_deltas, so that nobody
-- waits for a number, and are added up by SequenceCounting.
CREATE TABLE sequence_counts (
    workspace_id BIGINT NOT NULL,
    sequence_id BIGINT NOT NULL,
    -- Days since 1970 by the workspace's clock.
    day BIGINT NOT NULL,
    step TEXT NOT NULL,
    metric TEXT NOT NULL,
    count BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, sequence_id, day, step, metric)
) {clustered};

CREATE TABLE sequence_deltas (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    sequence_id BIGINT NOT NULL,
    day BIGINT NOT NULL,
    step TEXT NOT NULL,
    metric TEXT NOT NULL,
    count BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
) {clustered};
