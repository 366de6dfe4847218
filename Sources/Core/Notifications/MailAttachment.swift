/// A file that goes with a mail. Its bytes are made when the mail is sent, from what it names, and are not kept.
package struct MailAttachment: Sendable, Equatable {
    /// As the recipient saves it. Any script; no path.
    package let filename: String
    /// `application/pdf`.
    package let mimeType: String
    package let source: Source

    package init(filename: String, mimeType: String, source: Source) {
        self.filename = filename
        self.mimeType = mimeType
        self.source = source
    }

    /// Where the bytes come from: a key of `MailJob`'s `files`, and what to ask it for.
    package struct Source: Sendable, Equatable {
        package let kind: String
        package let id: String

        package init(kind: String, id: String) {
            self.kind = kind
            self.id = id
        }
    }
}
