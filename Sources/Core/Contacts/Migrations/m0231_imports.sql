-- One uploaded file of contacts.
CREATE TABLE imports (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('uploading', 'uploaded', 'reading', 'ready', 'failed', 'deleting')),
    filename TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    -- JSON: encoding, delimiter, header or not, first row. NULL until the whole file is here.
    layout TEXT,
    columns TEXT NOT NULL,
    sample TEXT NOT NULL,
    notices TEXT NOT NULL,
    mapping TEXT NOT NULL,
    default_country TEXT,
    -- Counts up with every mapping, so that a reading of an older one stops.
    reading BIGINT NOT NULL,
    -- Where reading goes on: the byte at which the next row begins, and that row's number.
    next_byte BIGINT NOT NULL,
    next_row BIGINT NOT NULL,
    rows_total BIGINT NOT NULL,
    ok BIGINT NOT NULL,
    duplicate BIGINT NOT NULL,
    invalid BIGINT NOT NULL,
    error TEXT,
    created_by TEXT,
    created_at BIGINT NOT NULL,
    finished_at BIGINT,
    PRIMARY KEY (workspace_id, id)
) {table};

-- The file, in pieces of 256 KiB (the last is shorter), so that any process can read on where another stopped.
CREATE TABLE import_chunks (
    workspace_id BIGINT NOT NULL,
    import_id BIGINT NOT NULL,
    number BIGINT NOT NULL,
    body BYTEA NOT NULL,
    PRIMARY KEY (workspace_id, import_id, number)
) {table};

-- One row of the file and what became of it. `cells` is a JSON array of text, as long as the header.
CREATE TABLE import_rows (
    workspace_id BIGINT NOT NULL,
    import_id BIGINT NOT NULL,
    row_number BIGINT NOT NULL,
    phone TEXT NOT NULL,
    e164 TEXT,
    country TEXT,
    verdict TEXT NOT NULL CHECK (verdict IN ('ok', 'duplicate', 'invalid')),
    reason TEXT,
    name TEXT NOT NULL,
    cells TEXT NOT NULL,
    PRIMARY KEY (workspace_id, import_id, row_number)
) {table};

-- Has this number come before in the file? One row of a number is `ok`, the later ones are duplicates.
CREATE UNIQUE INDEX import_rows_by_number ON import_rows (workspace_id, import_id, e164) WHERE verdict = 'ok';

-- Which rows are not ok? Few of many, as a rule; the others are found by their place.
CREATE INDEX import_rows_not_ok ON import_rows (workspace_id, import_id, verdict, row_number) WHERE verdict <> 'ok';
