import CloudAPI
import Contacts
import Credits
@testable import Messaging
import Primitives
import Storage

extension MessagingWorld {
    static let campaign = CampaignID(rawValue: 99)

    /// Queues marketing templates to `count` new contacts in India, each paid from one hold. The references are 0, 1, 2 …
    @discardableResult
    func queueCampaign(_ count: Int) async throws -> HoldID {
        try await database.write { transaction in
            let ledger = credits.ledger(in: transaction)
            let book = try ledger.book(workspace)
            let template = TemplateID(rawValue: 5)
            try insertTemplate(template, in: transaction)
            let drafts = try (0..<count).map { number in
                let phone = PhoneNumber("+9198\(String(repeating: "0", count: 8 - "\(number)".count))\(number)")
                guard let phone else { throw MessagingError.content([]) }
                let contact = try service.contacts(transaction).resolve(
                    workspace: workspace,
                    identities: ContactIdentities(phone: phone, name: "Person \(number)"),
                    source: .manual
                )
                return CampaignDraft(
                    contact: contact.id,
                    to: phone,
                    template: template,
                    content: #"{"name":"offer","language":{"code":"en_US"}}"#,
                    text: "Offer",
                    reference: Int64(number),
                    quote: try book.quote(.marketing, to: phone, window: .closed, at: ambient.now())
                )
            }
            let total = drafts.reduce(Points.zero) { $0 + $1.quote.amount }
            let hold = try ledger.hold(
                workspace,
                reference: "campaign:99",
                amount: total,
                expiresAt: ambient.now() + .days(31)
            )
            try service.queue(
                drafts,
                campaign: Self.campaign,
                channel: channel.id,
                hold: hold,
                in: transaction,
                workspace: workspace
            )
            return hold
        }
    }

    private func insertTemplate(_ id: TemplateID, in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO templates (workspace_id, id, channel_id, meta_id, name, language, category, status, components,
             uses_names, created_at, changed_at)
            VALUES (\(workspace), \(id), \(channel.id), '1', 'offer', 'en_US', 'MARKETING', 'APPROVED', '[]', 0, 0, 0)
            """
        )
    }

    /// Claims everything that waits and answers each call with `outcome`.
    func sendAll(owner: Int64 = 1, _ outcome: (Claimed) -> SendOutcome) async throws -> [Claimed] {
        let claimed = try await line(owner: owner).claim(channel, limit: 1000)
        let outcomes = claimed.map { OutcomeWriter.Outcome.answered($0, outcome($0)) }
        try await database.write { transaction in
            try OutcomeStep(
                workspace: workspace,
                channel: channel.id,
                progress: service.progress,
                at: ambient.now(),
                transaction: transaction
            ).apply(outcomes)
        }
        return claimed
    }

    /// Puts bodies into the inbox as if Meta had posted them, and has them processed.
    func receive(_ bodies: [JSON], secretID: String = "secret") async throws {
        let rows = bodies.map { (id: ambient.rawID(), secretID: secretID, at: ambient.now(), bytes: $0.bytes()) }
        try await database.write { try InboxStore(transaction: $0).append(rows) }
        while try await receiver.process() > 0 {}
    }

    /// What of the data must not depend on how often and in which order webhooks came.
    func fingerprint() async throws -> [String] {
        try await database.read { transaction in
            let messages = try transaction.rows(
                """
                SELECT reference, state, wamid, sent_at, delivered_at, read_at, failed_at, error_code, charged
                FROM messages WHERE workspace_id = \(workspace) AND direction = 'out' ORDER BY reference
                """
            )
            let inbound = try transaction.rows(
                """
                SELECT m.wamid, m.type, m.text, m.at, m.target, c.name, c.phone FROM messages m
                JOIN contacts c ON c.workspace_id = m.workspace_id AND c.id = m.contact_id
                WHERE m.workspace_id = \(workspace) AND m.direction = 'in' ORDER BY m.wamid
                """
            )
            let conversations = try transaction.rows(
                """
                SELECT c.phone, v.unread, v.shown, v.status, v.window_until, v.updated_at, m.wamid FROM conversations v
                JOIN contacts c ON c.workspace_id = v.workspace_id AND c.id = v.contact_id
                LEFT JOIN messages m ON m.workspace_id = v.workspace_id AND m.id = v.last_message_id
                WHERE v.workspace_id = \(workspace) ORDER BY c.phone
                """
            )
            let wallet = try transaction.rows(
                "SELECT available, held, spent FROM wallets WHERE workspace_id = \(workspace)"
            )
            return (messages + inbound + conversations + wallet).map { row in
                row.all.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
            }
        }
    }
}
