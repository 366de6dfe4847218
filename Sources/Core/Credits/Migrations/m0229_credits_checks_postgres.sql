-- Which messages of a hold still need its money? The condition is the one that queries have, and SQLite wants it so.
DROP INDEX charges_open;
CREATE INDEX charges_open ON charges (workspace_id, hold_id, quote) WHERE state < 3 OR state = 7;
