-- What became of a template's messages, by the day on which it happened in UTC: kept while messages change.
CREATE TABLE template_numbers (
    workspace_id BIGINT NOT NULL,
    template_id BIGINT NOT NULL,
    day BIGINT NOT NULL,
    -- -1: all of the template; otherwise the clicks of one button.
    button BIGINT NOT NULL,
    sent BIGINT NOT NULL DEFAULT 0,
    delivered BIGINT NOT NULL DEFAULT 0,
    read_count BIGINT NOT NULL DEFAULT 0,
    failed BIGINT NOT NULL DEFAULT 0,
    replied BIGINT NOT NULL DEFAULT 0,
    clicked BIGINT NOT NULL DEFAULT 0,
    blocked BIGINT NOT NULL DEFAULT 0,
    cost BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (workspace_id, template_id, day, button)
) {clustered};

-- Messages that were answered, or answered with a wish for no more: each counts once.
CREATE TABLE template_answers (
    workspace_id BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (workspace_id, message_id, kind)
) {clustered};
