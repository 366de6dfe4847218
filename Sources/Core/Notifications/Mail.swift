package import Primitives

package enum MailTag: Identified { package static let idPrefix = "mail" }
package typealias MailID = ID<MailTag>

/// A mail to one person.
package struct Mail: Sendable, Equatable {
    package let id: MailID
    package let to: EmailAddress
    /// One line.
    package let subject: String
    /// Plain text; lines end with a line feed.
    package let text: String
    package let createdAt: Timestamp
    package let files: [MailFile]

    package init(
        id: MailID,
        to: EmailAddress,
        subject: String,
        text: String,
        createdAt: Timestamp,
        files: [MailFile] = []
    ) {
        self.id = id
        self.to = to
        self.subject = subject
        self.text = text
        self.createdAt = createdAt
        self.files = files
    }

    func with(_ files: [MailFile]) -> Mail {
        Mail(id: id, to: to, subject: subject, text: text, createdAt: createdAt, files: files)
    }
}
