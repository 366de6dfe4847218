package import Notifications

extension Document {
    /// For a mail: its PDF, made when the mail is sent.
    package var attachment: MailAttachment {
        MailAttachment(
            filename: filename,
            mimeType: "application/pdf",
            source: MailAttachment.Source(kind: InvoiceService.attachmentKind, id: "\(id)")
        )
    }
}
