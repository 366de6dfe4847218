/// The way mails leave the house.
package struct Mailer: Sendable {
    /// `false`: mails stay in the outbox table, where the sandbox shows them, and nobody waits for a confirmation by mail.
    package let delivers: Bool
    package var send: @Sendable (Mail) async throws(MailError) -> Void

    package init(delivers: Bool, send: @escaping @Sendable (Mail) async throws(MailError) -> Void) {
        self.delivers = delivers
        self.send = send
    }

    /// Keeps mails in the outbox table only.
    package static let outbox = Mailer(delivers: false) { (_: Mail) async throws(MailError) in }
}
