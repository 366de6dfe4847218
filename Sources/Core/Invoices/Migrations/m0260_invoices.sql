-- Tax invoices, receipts and credit notes, as they were issued. Append-only: m0261 refuses everything but INSERT.
CREATE TABLE documents (
    workspace_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('taxInvoice', 'receipt', 'creditNote')),
    -- Whose numbers: the operator's GSTIN, or one word for an operator without.
    issuer TEXT NOT NULL CHECK (issuer <> ''),
    series TEXT NOT NULL CHECK (series <> ''),
    -- The year in which the financial year begins.
    financial_year BIGINT NOT NULL,
    serial BIGINT NOT NULL CHECK (serial > 0),
    issued_at BIGINT NOT NULL,
    -- What it documents: one document for each.
    reference TEXT NOT NULL CHECK (reference <> ''),
    currency TEXT NOT NULL CHECK (currency <> ''),
    net BIGINT NOT NULL CHECK (net > 0),
    tax BIGINT NOT NULL CHECK (tax >= 0),
    total BIGINT NOT NULL,
    supply TEXT NOT NULL,
    place_of_supply TEXT,
    -- Both sides as they were, JSON.
    supplier TEXT NOT NULL,
    recipient TEXT NOT NULL,
    -- What a credit note takes back, and why.
    corrects_id BIGINT,
    reason TEXT,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, corrects_id) REFERENCES documents (workspace_id, id),
    CHECK (total = net + tax),
    CHECK ((kind = 'creditNote') = (corrects_id IS NOT NULL)),
    CHECK ((kind = 'creditNote') = (reason IS NOT NULL))
) {table};

-- Was this documented before?
CREATE UNIQUE INDEX documents_reference ON documents (workspace_id, reference);

-- What was credited of a document?
CREATE INDEX documents_corrections ON documents (workspace_id, corrects_id) WHERE corrects_id IS NOT NULL;

-- Which documents are of this month? The registers.
CREATE INDEX documents_by_time ON documents (issued_at, workspace_id, id);

CREATE TABLE document_lines (
    workspace_id BIGINT NOT NULL,
    document_id BIGINT NOT NULL,
    -- A line of a credit note has the ordinal of the line it takes back.
    ordinal BIGINT NOT NULL,
    description TEXT NOT NULL CHECK (description <> ''),
    sac TEXT NOT NULL,
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    unit TEXT NOT NULL,
    unit_price BIGINT NOT NULL,
    net BIGINT NOT NULL CHECK (net > 0),
    PRIMARY KEY (workspace_id, document_id, ordinal),
    FOREIGN KEY (workspace_id, document_id) REFERENCES documents (workspace_id, id)
) {clustered};

CREATE TABLE document_taxes (
    workspace_id BIGINT NOT NULL,
    document_id BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('cgst', 'sgst', 'utgst', 'igst')),
    basis_points BIGINT NOT NULL CHECK (basis_points >= 0),
    amount BIGINT NOT NULL CHECK (amount >= 0),
    PRIMARY KEY (workspace_id, document_id, kind),
    FOREIGN KEY (workspace_id, document_id) REFERENCES documents (workspace_id, id)
) {clustered};

-- Instance-wide: the operator is the supplier of every workspace's documents, and the law wants one row of numbers for a
-- supplier, series and financial year. The last number given; whoever takes the next holds the row until the commit.
CREATE TABLE document_series (
    issuer TEXT NOT NULL,
    series TEXT NOT NULL,
    financial_year BIGINT NOT NULL,
    last_serial BIGINT NOT NULL CHECK (last_serial >= 0),
    last_at BIGINT NOT NULL,
    PRIMARY KEY (issuer, series, financial_year)
) {clustered};

-- Instance-wide as well: every number given and the document that has it. The last guard against giving one twice.
CREATE TABLE document_numbers (
    issuer TEXT NOT NULL,
    series TEXT NOT NULL,
    financial_year BIGINT NOT NULL,
    serial BIGINT NOT NULL,
    workspace_id BIGINT NOT NULL,
    document_id BIGINT NOT NULL,
    PRIMARY KEY (issuer, series, financial_year, serial),
    FOREIGN KEY (workspace_id, document_id) REFERENCES documents (workspace_id, id)
) {clustered};
