-- What goes with a mail: where the bytes come from when it is sent. The bytes are not kept.
CREATE TABLE mail_attachments (
    workspace_id BIGINT NOT NULL,
    mail_id BIGINT NOT NULL,
    ordinal BIGINT NOT NULL,
    filename TEXT NOT NULL CHECK (filename <> ''),
    mime_type TEXT NOT NULL CHECK (mime_type <> ''),
    source_kind TEXT NOT NULL CHECK (source_kind <> ''),
    source_id TEXT NOT NULL,
    PRIMARY KEY (workspace_id, mail_id, ordinal),
    FOREIGN KEY (workspace_id, mail_id) REFERENCES outbox_mails (workspace_id, id) ON DELETE CASCADE
) {clustered};
