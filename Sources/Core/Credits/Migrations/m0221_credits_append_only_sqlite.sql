-- What is written stays as it was written.
CREATE TRIGGER transfers_no_update BEFORE UPDATE ON transfers BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER transfers_no_delete BEFORE DELETE ON transfers BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER charge_entries_no_update BEFORE UPDATE ON charge_entries BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER charge_entries_no_delete BEFORE DELETE ON charge_entries BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER prices_no_update BEFORE UPDATE ON prices BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER prices_no_delete BEFORE DELETE ON prices BEGIN SELECT RAISE(ABORT, 'append-only'); END;
