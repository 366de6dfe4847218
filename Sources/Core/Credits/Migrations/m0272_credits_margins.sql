-- What is added to Meta's rates, by date. Instance-wide, as the prices are, which it makes when it is set: of a day that
-- began a row is never changed.
CREATE TABLE price_margins (
    book TEXT NOT NULL REFERENCES price_books (name),
    from_at BIGINT NOT NULL,
    -- Hundredths of a percent.
    basis_points BIGINT NOT NULL CHECK (basis_points >= 0 AND basis_points <= 100000),
    set_at BIGINT NOT NULL,
    PRIMARY KEY (book, from_at)
) {table};
