CREATE TABLE widgets (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    channel_id BIGINT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    -- How it looks and what it says, as a JSON object that only we read and write.
    settings TEXT NOT NULL,
    -- Hosts of the pages that may show it, separated by spaces; empty: any.
    domains TEXT NOT NULL,
    key TEXT NOT NULL CHECK (key <> ''),
    active BIGINT NOT NULL CHECK (active = 0 OR active = 1),
    seen BIGINT NOT NULL DEFAULT 0,
    clicks BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
) {table};
-- Which widget does a customer's page ask for? Asked before the workspace is known, hence without it.
CREATE UNIQUE INDEX widgets_key ON widgets (key);

CREATE TABLE widget_days (
    workspace_id BIGINT NOT NULL,
    widget_id BIGINT NOT NULL,
    -- yyyy-mm-dd, UTC.
    day TEXT NOT NULL,
    -- The page's host and path; empty for those beyond the first of a day.
    page TEXT NOT NULL,
    seen BIGINT NOT NULL,
    clicks BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, widget_id, day, page)
) {clustered};
