package import Events
package import Primitives
package import Storage

/// Tells people: a line under the bell, an event that rings it, and, where they want it, a mail and a push.
package struct Notifier: Sendable {
    /// The addresses behind an audience.
    package typealias Addresses =
        @Sendable (Transaction, WorkspaceID, NewNotice.Audience) throws -> [EmailAddress]

    /// The members behind an audience. Workspaces knows; this floor does not.
    package typealias Recipients =
        @Sendable (Transaction, WorkspaceID, NewNotice.Audience) throws -> [NoticeRecipient]

    private let events: EventLog
    private let mails: MailQueue
    private let pushes: PushQueue
    private let ambient: Ambient
    private let publicURL: String?
    private let choices: NoticeChoices
    private let recipients: Recipients

    /// - Parameters:
    ///   - publicURL: what goes before a notice's link in a mail; without it mails carry no link.
    ///   - kinds: what members may choose about.
    package init(
        events: EventLog,
        mails: MailQueue,
        ambient: Ambient,
        publicURL: String? = nil,
        kinds: NoticeKinds = NoticeKinds([]),
        recipients: @escaping Recipients
    ) {
        self.events = events
        self.mails = mails
        pushes = PushQueue(ambient: ambient)
        self.ambient = ambient
        self.publicURL = publicURL
        choices = NoticeChoices(kinds: kinds)
        self.recipients = recipients
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
        let people = try recipients(transaction, notice.workspace, notice.audience)
        let ways = try choices.ways(of: people.map(\.member), about: notice.kind, in: notice.workspace, transaction)
        for person in people where notice.email && ways[person.member]?.email == true {
            try mails.enqueue(
                to: person.address,
                subject: notice.title.text,
                text: text(of: notice),
                workspace: notice.workspace,
                key: "notice:\(notice.dedupeKey):\(person.address)",
                in: transaction
            )
        }
        let woken = people.map(\.member).filter { ways[$0]?.push == true }
        try pushes.enqueue(id, to: woken, in: notice.workspace, transaction)
        return true
    }

    /// Whether there is a notice with this key, for those who ask often and have something to tell once: a look writes nothing.
    package func isTold(_ dedupeKey: String, in workspace: WorkspaceID, _ transaction: Transaction) throws -> Bool {
        try NoticeStore(transaction: transaction).isThere(dedupeKey, in: workspace)
    }

    /// The addresses of those behind the audience who want mails of this kind of notices: for mails that a feature
    /// writes itself.
    package func addresses(
        of audience: NewNotice.Audience,
        about kind: String,
        in workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws -> [EmailAddress] {
        let people = try recipients(transaction, workspace, audience)
        let ways = try choices.ways(of: people.map(\.member), about: kind, in: workspace, transaction)
        return people.filter { ways[$0.member]?.email == true }.map(\.address)
    }

    private func text(of notice: NewNotice) -> String {
        var text = "\(notice.title.text)\n\n\(notice.detail.text)\n"
        if let link = notice.link, let publicURL { text += "\n\(publicURL)\(link)\n" }
        return text
    }
}
