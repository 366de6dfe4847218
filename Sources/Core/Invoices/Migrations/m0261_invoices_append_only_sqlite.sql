-- An issued document stays as it was issued; a mistake is mended by a credit note.
CREATE TRIGGER documents_no_update BEFORE UPDATE ON documents BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER documents_no_delete BEFORE DELETE ON documents BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER document_lines_no_update BEFORE UPDATE ON document_lines BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER document_lines_no_delete BEFORE DELETE ON document_lines BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER document_taxes_no_update BEFORE UPDATE ON document_taxes BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER document_taxes_no_delete BEFORE DELETE ON document_taxes BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER document_numbers_no_update BEFORE UPDATE ON document_numbers BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER document_numbers_no_delete BEFORE DELETE ON document_numbers BEGIN SELECT RAISE(ABORT, 'append-only'); END;
