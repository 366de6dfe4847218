-- One row: what this database knows about itself. A marker outside it knows how far it had come: after a restore from a
-- backup the marker is ahead, and nothing is sent until a person has looked.
CREATE TABLE instance_marks (
    place BIGINT PRIMARY KEY CHECK (place = 1),
    -- Goes with a backup: another database in the same folder has another name.
    name BIGINT NOT NULL,
    -- When it was seen to be behind its marker; nothing is sent while there is a time here.
    restored_at BIGINT,
    -- The marker's time: what happened from the backup until then is not in this database.
    lost_until BIGINT,
    -- The newest movement of points that this database knew of then.
    lost_from BIGINT,
    journal_lost BIGINT NOT NULL DEFAULT 0,
    acknowledged_at BIGINT,
    reason TEXT NOT NULL DEFAULT ''
) {table};
