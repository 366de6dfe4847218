-- An issued document stays as it was issued; a mistake is mended by a credit note.
CREATE FUNCTION invoices_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'append-only';
END
$$;
CREATE TRIGGER documents_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON documents
    FOR EACH STATEMENT EXECUTE FUNCTION invoices_append_only();
CREATE TRIGGER document_lines_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON document_lines
    FOR EACH STATEMENT EXECUTE FUNCTION invoices_append_only();
CREATE TRIGGER document_taxes_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON document_taxes
    FOR EACH STATEMENT EXECUTE FUNCTION invoices_append_only();
CREATE TRIGGER document_numbers_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON document_numbers
    FOR EACH STATEMENT EXECUTE FUNCTION invoices_append_only();
