-- Message templates as Meta has them. One that Meta no longer lists keeps its row, for campaigns that name it.
CREATE TABLE templates (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    channel_id BIGINT NOT NULL,
    meta_id TEXT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    language TEXT NOT NULL CHECK (language <> ''),
    category TEXT NOT NULL,
    status TEXT NOT NULL,
    -- Meta's array, as JSON.
    components TEXT NOT NULL,
    parameter_format TEXT NOT NULL,
    quality TEXT,
    rejected_reason TEXT,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
) {table};

-- Is this one of Meta's list known already?
CREATE UNIQUE INDEX templates_by_name ON templates (workspace_id, channel_id, name, language);
