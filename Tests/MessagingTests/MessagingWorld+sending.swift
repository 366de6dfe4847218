import CloudAPI
import Contacts
@testable import Jobs
@testable import Messaging
import Primitives
import Storage

extension MessagingWorld {
    /// Writes answers down, as the process that made the calls.
    func write(_ outcomes: [OutcomeWriter.Outcome]) async throws {
        try await database.write { transaction in
            try OutcomeStep(
                workspace: workspace,
                channel: channel.id,
                progress: service.progress,
                at: ambient.now(),
                transaction: transaction
            ).apply(outcomes)
        }
    }

    /// Everything of the campaign, in the order of its recipients.
    func campaignMessages() async throws -> [Message] {
        try await database.read { transaction in
            try transaction.rows(
                """
                SELECT * FROM messages WHERE workspace_id = \(workspace) AND campaign_id = \(Self.campaign)
                AND retry_of IS NULL ORDER BY reference
                """
            ).map(Message.init)
        }
    }

    /// Disconnects the number as a person would; the job is left to `close()`.
    func disconnect() async throws {
        try await database.write { transaction in
            guard try ChannelStore(transaction).disconnect(workspace, channel.id) else { return }
            try ChannelClosing.start(channel.id, in: workspace, ambient: ambient, transaction)
        }
    }

    /// Runs the job of the disconnected channel, when it is due.
    func close() async throws {
        let handler = ChannelClosing(database: database, ambient: ambient, progress: service.progress).handler
        let jobs = try await database.write { transaction in
            try JobClaims(transaction: transaction, now: ambient.now())
                .take(from: "default", leases: [handler.kind: .seconds(60)], limit: 10).jobs
        }
        for job in jobs { try await handler.run(job) }
    }

    func setTemplate(_ status: String) async throws {
        try await database.write { transaction in
            try transaction.run("UPDATE templates SET status = \(status) WHERE workspace_id = \(workspace)")
        }
    }

    /// A text to a contact whose window is open.
    func sendText(_ text: String, to contact: ContactID) async throws -> Message {
        let draft = Draft(
            channel: channel.id,
            contact: contact,
            clientID: nil,
            body: .freeForm(type: "text", content: #"{"body":"\#(text)"}"#, text: text),
            origin: .agent
        )
        let sent = try await service.send([draft], in: workspace)
        guard let message = sent.first else { throw MessagingError.content([]) }
        return message
    }

    /// Someone who has just written to us.
    func writer(_ number: String = "919800000077") async throws -> ContactID {
        try await receive([
            WebhookBodies.body(messages: [WebhookBodies.text("Hi", wamid: "in.\(number)", from: number, seconds: 0)])
        ])
        let found = try await database.read { transaction in
            try transaction.row(
                "SELECT contact_id FROM messages WHERE workspace_id = \(workspace) AND wamid = \("in.\(number)")"
            )
        }
        guard let found else { throw MessagingError.content([]) }
        return try found["contact_id"]
    }

    static func refusal(_ code: Int) -> GraphError { GraphError(code: code, message: "no") }
}
