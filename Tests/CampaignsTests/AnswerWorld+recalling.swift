import CloudAPI
import Contacts
import Credits
import Events
import Primitives
import Storage
import Testing

@testable import Campaigns
@testable import Jobs
@testable import Messaging

extension AnswerWorld {
    var line: OutgoingLine {
        OutgoingLine(
            database: database,
            ambient: ambient,
            progress: messaging.progress,
            workspace: workspace,
            owner: 1
        )
    }

    func setCategory(_ category: String) async throws {
        try await database.write { [workspace, template] in
            try $0.run(
                "UPDATE templates SET category = \(category) WHERE workspace_id = \(workspace) AND id = \(template)"
            )
        }
    }

    /// As Meta does, with the event that comes with it.
    func change(to category: String) async throws {
        try await setCategory(category)
        let payload = #"{"templateId":"\#(template)","category":"\#(category)","previousCategory":"OTHER"}"#
        try await database.write { [workspace, template, events] in
            let event = NewEvent(
                workspace: workspace,
                kind: "template.changed",
                subject: "\(template)",
                payload: payload
            )
            try events.append(event, in: $0)
        }
    }

    /// A campaign to so many contacts, whose messages are in line.
    func started(_ count: Int, _ change: (inout CampaignWish) -> Void = { _ in }) async throws -> CampaignID {
        let people = try await database.write { [ambient, workspace] transaction in
            try (0..<count).map { row in
                let phone = try #require(PhoneNumber("+\(Self.phone(row + 1))"))
                let identities = ContactIdentities(phone: phone, name: "Person \(row + 1)")
                return try ContactStore(transaction, ambient: ambient)
                    .resolve(workspace: workspace, identities: identities, source: .manual).id
            }
        }
        var wish = CampaignWish(
            name: "Shoes",
            channel: channel.id,
            template: template,
            variables: ["button.1.1": VariableSource(text: "x")]
        )
        if count > 0 {
            wish.audience = Audience(sources: [.init(.contacts, ids: people)])
        }
        change(&wish)
        let id = try await campaigns.create(wish, by: caller).campaign.id
        _ = try await campaigns.start(id, at: nil, by: caller)
        try await run(id)
        return id
    }

    /// Does what the campaign's job has to do by now.
    func run(_ id: CampaignID) async throws {
        for _ in 0..<200 {
            let jobs = try await database.write { [ambient] transaction in
                try transaction.run(
                    "UPDATE jobs SET leased_until = NULL, claim_at = run_at WHERE leased_until IS NOT NULL"
                )
                return try JobClaims(transaction: transaction, now: ambient.now())
                    .take(from: "default", leases: [CampaignAlarm.kind: .seconds(60)], limit: 10).jobs
            }
            guard let job = jobs.first(where: { $0.key == "\(id)" }) else { return }
            _ = try await database.write { [campaigns] in try campaigns.runner.step(id, job, $0) }
        }
        Issue.record("the campaign's job does not end")
    }

    /// Meta takes these.
    func accept(_ claimed: [Claimed]) async throws {
        let outcomes = claimed.map { message in
            let name = "wamid.\(message.campaign ?? CampaignID(rawValue: 0)).\(message.reference ?? 0)"
            return OutcomeWriter.Outcome.answered(message, .accepted(AcceptedMessage(id: name)))
        }
        try await record(outcomes)
    }

    func record(_ outcomes: [OutcomeWriter.Outcome]) async throws {
        try await database.write { [workspace, channel, messaging, ambient] transaction in
            try OutcomeStep(
                workspace: workspace,
                channel: channel.id,
                progress: messaging.progress,
                at: ambient.now(),
                transaction: transaction
            ).apply(outcomes)
        }
    }

    func campaign(_ id: CampaignID) async throws -> Campaign { try await campaigns.find(id, in: workspace).campaign }

    func refuse(_ contact: ContactID) async throws {
        try await database.write { [ambient, workspace] in
            try ContactStore($0, ambient: ambient).consent(.no, of: contact, source: .manual, in: workspace)
        }
    }

    /// Somebody else uses the points.
    func spend(_ amount: Points) async throws {
        try await database.write { [credits, workspace, ambient] in
            try credits.ledger(in: $0)
                .hold(workspace, reference: "else", amount: amount, expiresAt: ambient.now() + .days(1))
        }
    }

    func inLine(_ id: CampaignID) async throws -> Int { try await count("state = 0", of: id) }

    func count(_ condition: SQL, of id: CampaignID) async throws -> Int {
        try await database.read { [workspace] in
            try $0.row(
                """
                SELECT count(*) AS count FROM messages
                WHERE workspace_id = \(workspace) AND campaign_id = \(id) AND \(condition)
                """
            )?["count"] ?? 0
        }
    }

    func messages(retriesOf id: MessageID) async throws -> [MessageID] {
        try await database.read { [workspace] in
            try $0.rows("SELECT id FROM messages WHERE workspace_id = \(workspace) AND retry_of = \(id)")
                .map { try $0["id"] }
        }
    }

    func firstMessage(of id: CampaignID, row: Int) async throws -> MessageID {
        try await database.read { [workspace] in
            let found = try $0.row(
                """
                SELECT id FROM messages WHERE workspace_id = \(workspace) AND campaign_id = \(id) AND reference = \(row)
                AND retry_of IS NULL
                """
            )
            return try #require(found)["id"]
        }
    }

    /// The money is what the journal says.
    func expectSound(_ location: SourceLocation = #_sourceLocation) async throws {
        let findings = try await credits.verify() + credits.rebuild(repair: false)
        #expect(findings.isEmpty, "\(findings)", sourceLocation: location)
    }
}
