-- People who run this instance: the operator console is theirs. Set at the command line, never over HTTP.
ALTER TABLE users ADD COLUMN operator_since BIGINT;

-- What they did that belongs to no workspace, or to somebody else's. Rows are only added.
CREATE TABLE operator_entries (
    id BIGINT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    -- user_…, or operator at the command line.
    actor TEXT NOT NULL,
    -- operators.added, prices.imported, …
    action TEXT NOT NULL CHECK (action <> ''),
    -- The identity of what it was done to.
    subject TEXT NOT NULL,
    -- In words. Never a secret.
    detail TEXT NOT NULL
) {table};
