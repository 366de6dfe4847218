-- Batches of the journal under a chain of hashes. Append-only, as the journal is.
CREATE TABLE journal_seals (
    workspace_id BIGINT NOT NULL REFERENCES wallets (workspace_id),
    seq_from BIGINT NOT NULL CHECK (seq_from > 0),
    seq_to BIGINT NOT NULL CHECK (seq_to >= seq_from),
    hash BYTEA NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, seq_from)
) {clustered};
CREATE TRIGGER journal_seals_no_update BEFORE UPDATE ON journal_seals BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER journal_seals_no_delete BEFORE DELETE ON journal_seals BEGIN SELECT RAISE(ABORT, 'append-only'); END;
