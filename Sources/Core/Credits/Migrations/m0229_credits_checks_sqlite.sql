-- SQLite fills a table of its own for a list of three and more at each row that a CHECK looks at; comparisons cost a tenth.
-- The rows stay as they are, only the text of the schema changes: https://www.sqlite.org/lang_altertable.html, section 8,
-- "if the change does not affect the on-disk content".
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, 'CHECK (kind IN (''capture'', ''release'', ''excess'', ''late''))',
    'CHECK (kind = ''capture'' OR kind = ''release'' OR kind = ''excess'' OR kind = ''late'')')
WHERE type = 'table' AND name = 'charge_entries';
PRAGMA writable_schema = RESET;

-- Which messages of a hold still need its money?
DROP INDEX charges_open;
CREATE INDEX charges_open ON charges (workspace_id, hold_id, quote) WHERE state < 3 OR state = 7;
