-- What have the messages to this contact cost? Asked of all contacts of a company at once.
CREATE INDEX messages_charged ON messages (workspace_id, contact_id, charged) WHERE charged > 0;
