package import Events
package import Primitives
package import Storage

/// Tells people: a line under the bell, an event that rings it, and a mail when it matters.
package struct Notifier: Sendable {
    /// The addresses behind an audience. Workspaces knows; this floor does not.
    package typealias Addresses =
        @Sendable (Transaction, WorkspaceID, NewNotice.Audience) throws -> [EmailAddress]

    private let events: EventLog
    private let mails: MailQueue
    private let ambient: Ambient
    private let publicURL: String?
    private let addresses: Addresses

    /// - Parameter publicURL: what goes before a notice's link in a mail; without it mails carry no link.
    package init(
        events: EventLog,
        mails: MailQueue,
        ambient: Ambient,
        publicURL: String? = nil,
        addresses: @escaping Addresses
    ) {
        self.events = events
        self.mails = mails
        self.ambient = ambient
        self.publicURL = publicURL
        self.addresses = addresses
    }

    /// Writes the notice with the caller's change, once per `dedupeKey`. Returns whether it is a new one.
    @discardableResult
    package func notify(_ notice: NewNotice, in transaction: Transaction) throws -> Bool {
        let id: NoticeID = ambient.id()
        guard try NoticeStore(transaction: transaction).insert(notice, id: id, at: ambient.now()) else { return false }
        // Who may read it is decided when it is fetched, so the event says no more than that it is there.
        try events.append(
            NewEvent(workspace: notice.workspace, kind: "notice.created", subject: "\(id)", payload: "{}"),
            in: transaction
        )
        guard notice.email else { return true }
        for address in try addresses(transaction, notice.workspace, notice.audience) {
            try mails.enqueue(
                to: address,
                subject: notice.title,
                text: text(of: notice),
                workspace: notice.workspace,
                key: "notice:\(notice.dedupeKey):\(address)",
                in: transaction
            )
        }
        return true
    }

    private func text(of notice: NewNotice) -> String {
        var text = "\(notice.title)\n\n\(notice.detail)\n"
        if let link = notice.link, let publicURL { text += "\n\(publicURL)\(link)\n" }
        return text
    }
}
