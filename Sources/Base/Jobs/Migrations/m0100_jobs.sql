-- What waits, repeats or runs later. A row goes when its job is done, so the table holds open work only.
--
-- Who may run it, and when:
--   waiting   leased_until is null, claim_at = run_at
--   running   leased_until is set, claim_at = leased_until: a lease that ran out is simply due again
--   in line   both are null: another job with the same ordering key comes first; the end of that one sets claim_at
CREATE TABLE jobs (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    queue TEXT NOT NULL CHECK (queue <> ''),
    kind TEXT NOT NULL CHECK (kind <> ''),
    key TEXT NOT NULL,
    ordering_key TEXT,
    payload TEXT NOT NULL,
    enqueued_at BIGINT NOT NULL,
    run_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL CHECK (attempts >= 0),
    last_error TEXT,
    leased_until BIGINT,
    lease_epoch BIGINT NOT NULL,
    claim_at BIGINT,
    PRIMARY KEY (workspace_id, id),
    UNIQUE (workspace_id, kind, key),
    CHECK (
        CASE
            WHEN claim_at IS NULL THEN leased_until IS NULL AND ordering_key IS NOT NULL
            ELSE claim_at = COALESCE(leased_until, run_at)
        END
    )
) {clustered};

-- What is due in this queue, longest first? Timers sort behind, so any number of them costs nothing. Instance-wide.
CREATE INDEX jobs_claim ON jobs (queue, claim_at, id, kind) WHERE claim_at IS NOT NULL;

-- Which job is first in this line?
CREATE INDEX jobs_line ON jobs (workspace_id, queue, ordering_key, id) WHERE ordering_key IS NOT NULL;

-- Is any job of this line running? Holds running jobs only.
CREATE INDEX jobs_line_running ON jobs (workspace_id, queue, ordering_key)
    WHERE ordering_key IS NOT NULL AND leased_until IS NOT NULL;

-- Jobs that failed as often as they may, kept until a person replays or discards them.
CREATE TABLE dead_jobs (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    queue TEXT NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    ordering_key TEXT,
    payload TEXT NOT NULL,
    enqueued_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    error TEXT NOT NULL,
    died_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
) {clustered};
