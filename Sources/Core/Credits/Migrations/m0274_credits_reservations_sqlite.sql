-- A scheduled campaign's points are set aside before its time. The text of the schema is changed in place, as in m0229.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, 'CHECK (purpose IN (''send'', ''dispute''))',
    'CHECK (purpose = ''send'' OR purpose = ''dispute'' OR purpose = ''reservation'')')
WHERE type = 'table' AND name = 'holds';
PRAGMA writable_schema = RESET;
