-- Working hours. The week and the holidays are read whole or not at all, so they are kept as the JSON that the API speaks.
CREATE TABLE calendars (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    -- Without case: no two calendars are told apart by it.
    folded_name TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    week TEXT NOT NULL,
    holidays TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, id)
) {table};
CREATE UNIQUE INDEX calendars_by_name ON calendars (workspace_id, folded_name);
