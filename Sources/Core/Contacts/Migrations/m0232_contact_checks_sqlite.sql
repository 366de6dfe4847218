-- SQLite fills a table of its own for a list of three and more at each row that a CHECK looks at; comparisons cost a tenth.
-- The rows stay as they are, only the text of the schema changes: https://www.sqlite.org/lang_altertable.html, section 8,
-- "if the change does not affect the on-disk content".
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, 'CHECK (opt_in IN (''yes'', ''no'', ''unknown''))',
    'CHECK (opt_in = ''yes'' OR opt_in = ''no'' OR opt_in = ''unknown'')')
WHERE type = 'table' AND name = 'contacts';
UPDATE sqlite_schema SET sql = replace(sql, 'CHECK (kind IN (''phone'', ''user_id'', ''parent_user_id'', ''username''))',
    'CHECK (kind = ''phone'' OR kind = ''user_id'' OR kind = ''parent_user_id'' OR kind = ''username'')')
WHERE type = 'table' AND name = 'contact_identities';
UPDATE sqlite_schema SET sql = replace(sql, 'CHECK (verdict IN (''ok'', ''duplicate'', ''invalid''))',
    'CHECK (verdict = ''ok'' OR verdict = ''duplicate'' OR verdict = ''invalid'')')
WHERE type = 'table' AND name = 'import_rows';
PRAGMA writable_schema = RESET;
-- Tells other connections that the schema has changed.
CREATE TABLE schema_changed (id BIGINT) STRICT;
DROP TABLE schema_changed;
