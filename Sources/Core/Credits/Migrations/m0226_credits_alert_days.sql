-- A third line: the days that the credits will last. The names are not listed any more, for SQLite cannot change a CHECK.
CREATE TABLE alert_lines (
    workspace_id BIGINT NOT NULL REFERENCES wallets (workspace_id),
    name TEXT NOT NULL CHECK (name <> ''),
    armed BIGINT NOT NULL CHECK (armed IN (0, 1)),
    epoch BIGINT NOT NULL DEFAULT 0,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, name)
) {clustered};
INSERT INTO alert_lines (workspace_id, name, armed, epoch, changed_at)
SELECT workspace_id, name, armed, epoch, changed_at FROM alert_states;
INSERT INTO alert_lines (workspace_id, name, armed, epoch, changed_at)
SELECT workspace_id, 'days', 0, 0, last_at FROM wallets;
DROP TABLE alert_states;
ALTER TABLE alert_lines RENAME TO alert_states;
