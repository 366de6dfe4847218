-- How far the contacts of the time before the column have their country. A job goes on from here in slices; no row, nothing
-- to do.
CREATE TABLE contact_country_backfill (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    workspace_id BIGINT NOT NULL,
    contact_id BIGINT NOT NULL
) {table};
INSERT INTO contact_country_backfill SELECT 1, 0, 0 FROM contacts LIMIT 1;
