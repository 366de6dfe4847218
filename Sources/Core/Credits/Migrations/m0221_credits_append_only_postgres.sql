-- What is written stays as it was written.
CREATE FUNCTION credits_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'append-only';
END
$$;
CREATE TRIGGER transfers_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON transfers
    FOR EACH STATEMENT EXECUTE FUNCTION credits_append_only();
CREATE TRIGGER charge_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON charge_entries
    FOR EACH STATEMENT EXECUTE FUNCTION credits_append_only();
CREATE TRIGGER prices_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON prices
    FOR EACH STATEMENT EXECUTE FUNCTION credits_append_only();
-- The one row that every commit of a workspace updates: room on its page keeps the update off the index.
ALTER TABLE wallets SET (fillfactor = 50);
