import CloudAPI
import Contacts
import Credits
import Jobs
import Primitives
import Storage
import TestSupport
import Testing

@testable import Campaigns
@testable import Messaging

extension AnswerWorld {
    /// Sends a campaign to `count` people; each message's wamid is `wamid.CAMPAIGN.ROW`. Their numbers are the same for all campaigns.
    func send(_ count: Int, name: String = "Shoes", plan: ReplyPlan = .none) async throws -> CampaignID {
        let id: CampaignID = ambient.id()
        try await database.write { transaction in
            try transaction.run(
                """
                INSERT INTO campaigns (workspace_id, id, name, channel_id, template_id, variables, state, frozen_row,
                    is_frozen, queued_row, is_queued, is_settled, estimated, charged, audience, queued, submitting,
                    unknown, sent, delivered, read_count, failed, skipped, cancelled, created_by, created_at, started_at)
                VALUES (\(workspace), \(id), \(name), \(channel.id), \(template), '{}', 'running', \(count), 1, \(count), 1, 0,
                    0, 0, \(count), \(count), 0, 0, 0, 0, 0, 0, 0, 0, 'Olga', \(ambient.now()), \(ambient.now()))
                """
            )
            try ReplyStore(transaction, in: workspace).save(plan, of: id)
            let ledger = credits.ledger(in: transaction)
            let book = try ledger.book(workspace)
            var recipients: [Recipient] = []
            for row in 1...count {
                let phone = try #require(PhoneNumber("+\(Self.phone(row))"))
                let contact = try ContactStore(transaction, ambient: ambient).resolve(
                    workspace: workspace,
                    identities: ContactIdentities(phone: phone, name: "Person \(row)"),
                    source: .import
                )
                recipients.append(
                    Recipient(
                        row: row,
                        contact: contact.id,
                        name: contact.name,
                        phone: phone,
                        quote: try book.quote(.marketing, to: phone, window: .closed, at: ambient.now()),
                        outcome: .filled(
                            content: #"{"name":"shoes","language":{"code":"en_US"}}"#,
                            preview: "New shoes for you."
                        )
                    )
                )
            }
            try RecipientStore(transaction, id, in: workspace).insert(recipients)
            let total = recipients.reduce(Points.zero) { $0 + $1.quote.amount }
            try CampaignStore(transaction, in: workspace).set("estimated = \(total)", of: id)
            let hold = try ledger.hold(
                workspace,
                reference: "campaign:\(id)",
                amount: total,
                expiresAt: ambient.now() + .days(31)
            )
            try messaging.openConversations(
                with: recipients.compactMap(\.contact),
                channel: channel.id,
                in: transaction,
                workspace: workspace
            )
            try messaging.queue(
                recipients.map { recipient in
                    CampaignDraft(
                        contact: recipient.contact ?? ContactID(rawValue: 0),
                        to: recipient.phone ?? .sample,
                        template: template,
                        content: recipient.content ?? "",
                        text: recipient.preview ?? "",
                        reference: Int64(recipient.row),
                        quote: recipient.quote
                    )
                },
                campaign: id,
                channel: channel.id,
                hold: hold,
                in: transaction,
                workspace: workspace
            )
        }
        try await dispatch()
        return id
    }

    /// Meta takes everything that is in line. Gives back the texts of what was no template.
    @discardableResult
    func dispatch(attempt: Int = 1) async throws -> [String] {
        var texts: [String] = []
        while true {
            let claimed = try await line.claim(channel, limit: 100)
            guard !claimed.isEmpty else { return texts }
            texts += claimed.filter { $0.type == "text" }.map(\.content)
            let outcomes = claimed.map { message in
                let again = attempt == 1 ? "" : ".\(attempt)"
                let name =
                    message.campaign.map { "wamid.\($0).\(message.reference ?? 0)\(again)" } ?? "wamid.\(message.id)"
                return OutcomeWriter.Outcome.answered(message, .accepted(AcceptedMessage(id: name)))
            }
            try await record(outcomes)
        }
    }

    /// Of four countries in turn.
    static func phone(_ row: Int) -> String {
        "\(["91980000", "1202555", "44770090", "551198801"][row % 4])\(1000 + row)"
    }

    // MARK: Webhooks

    func says(_ words: String, _ row: Int, quoting wamid: String? = nil, id: String? = nil) -> JSON {
        message(row, "text", ["body": .string(words)], wamid, id)
    }

    func taps(_ text: String, _ row: Int, of campaign: CampaignID, payload: String? = nil, id: String? = nil) -> JSON {
        let button: JSON = ["text": .string(text), "payload": .string(payload ?? text)]
        return message(row, "button", button, "wamid.\(campaign).\(row)", id)
    }

    private func message(_ row: Int, _ type: String, _ content: JSON, _ wamid: String?, _ id: String?) -> JSON {
        let id = id ?? "in.\(ambient.rawID())"
        return .members([
            ("from", .string(Self.phone(row))), ("id", .string(id)), ("timestamp", .string("\(clock.now.seconds)")),
            ("type", .string(type)), (type, content), ("context", wamid.map { ["id": .string($0)] }),
        ])
    }

    /// A status of a campaign's message.
    ///
    /// - Parameter type: Meta's `pricing.type`.
    func status(
        _ word: String,
        _ row: Int,
        of campaign: CampaignID,
        code: Int? = nil,
        category: String = "marketing",
        type: String = "regular",
        attempt: Int = 1
    ) -> JSON {
        .members([
            ("id", .string("wamid.\(campaign).\(row)\(attempt == 1 ? "" : ".\(attempt)")")), ("status", .string(word)),
            ("timestamp", .string("\(clock.now.seconds)")), ("recipient_id", .string(Self.phone(row))),
            (
                "pricing",
                word == "delivered"
                    ? [
                        "billable": .bool(type == "regular"), "pricing_model": "PMP", "type": .string(type),
                        "category": .string(category),
                    ] : nil
            ),
            ("errors", code.map { [["code": .integer($0), "title": "Failed", "message": "Failed"]] }),
        ])
    }

    func receive(_ messages: [JSON] = [], statuses: [JSON] = [], preferences: [JSON] = []) async throws {
        let value: JSON = .members([
            ("messaging_product", "whatsapp"),
            ("metadata", ["display_phone_number": "12025550143", "phone_number_id": .string(Self.number)]),
            ("messages", messages.isEmpty ? nil : .array(messages)),
            ("statuses", statuses.isEmpty ? nil : .array(statuses)),
            ("user_preferences", preferences.isEmpty ? nil : .array(preferences)),
        ])
        let field = preferences.isEmpty ? "messages" : "user_preferences"
        let body: JSON = [
            "object": "whatsapp_business_account",
            "entry": [["id": "104857600000101", "changes": [["field": .string(field), "value": value]]]],
        ]
        let rows = [(id: ambient.rawID(), secretID: "secret", at: ambient.now(), bytes: body.bytes())]
        try await database.write { try InboxStore(transaction: $0).append(rows) }
        while try await receiver.process() > 0 {}
    }

    // MARK: Looking

    struct Totals: Equatable {
        var replied = 0
        var clicked = 0
        var optedOut = 0
    }

    func totals(_ campaign: CampaignID) async throws -> Totals {
        let row = try await database.read {
            try $0.row(
                """
                SELECT CAST(coalesce(sum(replied), 0) AS BIGINT) AS replied,
                    CAST(coalesce(sum(clicked), 0) AS BIGINT) AS clicked,
                    CAST(coalesce(sum(opted_out), 0) AS BIGINT) AS opted_out
                FROM campaign_reply_hours WHERE workspace_id = \(workspace) AND campaign_id = \(campaign)
                """
            )
        }
        let found = try #require(row)
        return Totals(replied: try found["replied"], clicked: try found["clicked"], optedOut: try found["opted_out"])
    }

    func reply(_ campaign: CampaignID, _ row: Int) async throws -> CampaignReply {
        try await database.read {
            try #require(try ReplyStore($0, in: workspace).find(campaign, row: row)).reply
        }
    }

    /// Clicks and people of each button.
    func taps(_ campaign: CampaignID) async throws -> [[Int]] {
        try await database.read {
            try $0.rows(
                """
                SELECT button, clicks, people FROM campaign_taps
                WHERE workspace_id = \(workspace) AND campaign_id = \(campaign) ORDER BY button
                """
            ).map { [try $0["button"], try $0["clicks"], try $0["people"]] }
        }
    }

    func contact(_ row: Int) async throws -> Contact {
        try await database.read { transaction in
            let phone = try #require(PhoneNumber("+\(Self.phone(row))"))
            return try #require(try ContactStore(transaction, ambient: ambient).find(phone, in: workspace))
        }
    }

    func conversation(_ row: Int) async throws -> Conversation {
        let contact = try await contact(row).id
        return try await database.read {
            try #require(try ConversationStore($0).find(workspace, channel: channel.id, contact: contact))
        }
    }
}

extension AnswerWorld {
    func recipients(_ campaign: CampaignID) async throws -> [Recipient] {
        try await campaigns.recipients(campaign, state: nil, search: nil, after: 0, limit: 10_000, in: workspace)
            .map(\.recipient)
    }

    func wallet() async throws -> Wallet {
        try await database.read { [credits, workspace] in try credits.ledger(in: $0).wallet(workspace) }
    }
}
