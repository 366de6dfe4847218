package import CloudAPI
package import Events
import Foundation
package import Jobs
package import Primitives
package import Storage

/// Templates as Meta has them: keeps the rows like Meta's list, and shows them.
package struct TemplateService: Sendable {
    /// Meta's list of a channel's templates, all pages of it: `GET /{waba}/message_templates`.
    package typealias Listing = @Sendable (WorkspaceID, ChannelID) async throws -> [JSON]
    package typealias ChannelCheck = @Sendable (Transaction, WorkspaceID, ChannelID) throws -> Bool

    private static let kind = "templates.sync"

    private let database: Database
    private let ambient: Ambient
    private let events: EventLog
    private let listing: Listing
    private let hasChannel: ChannelCheck

    /// - Parameters:
    ///   - listing: asks Meta. Messaging knows the channel's token.
    ///   - hasChannel: whether the workspace has this channel.
    package init(
        database: Database,
        ambient: Ambient,
        events: EventLog,
        listing: @escaping Listing,
        hasChannel: @escaping ChannelCheck
    ) {
        self.database = database
        self.ambient = ambient
        self.events = events
        self.listing = listing
        self.hasChannel = hasChannel
    }

    package var handlers: [JobHandler] {
        [JobHandler(kind: Self.kind) { try await run($0) }]
    }

    /// Has the channel's templates read from Meta soon: somebody asked, or a webhook said that something changed.
    ///
    /// A reading that is under way may have missed the change, so it begins again.
    package func requestSync(_ channel: ChannelID, in workspace: WorkspaceID, _ transaction: Transaction) throws {
        let store = JobStore(transaction, ambient: ambient)
        let job = NewJob(
            workspace: workspace,
            kind: Self.kind,
            key: "\(channel)",
            runAt: ambient.now(),
            payload: "{\"channel\":\"\(channel)\"}"
        )
        guard try !store.enqueue(job) else { return }
        try store.reschedule(workspace: workspace, kind: Self.kind, key: "\(channel)", runAt: ambient.now())
    }

    /// - Throws: `TemplateError.noChannel`.
    package func requestSync(_ channel: ChannelID, in workspace: WorkspaceID) async throws {
        try await database.write { [hasChannel] transaction in
            guard try hasChannel(transaction, workspace, channel) else { throw TemplateError.noChannel(channel) }
            try requestSync(channel, in: workspace, transaction)
        }
    }

    /// Makes the rows what Meta lists now.
    ///
    /// - Returns: the templates that are new or different.
    @discardableResult
    package func sync(_ channel: ChannelID, in workspace: WorkspaceID, lease: JobLease? = nil) async throws
        -> [TemplateID]
    {
        let listed = try await listing(workspace, channel).compactMap(ListedTemplate.init)
        return try await database.write { [ambient, events] transaction in
            let store = TemplateStore(transaction)
            let changed = try store.replace(
                channel,
                with: listed,
                at: ambient.now(),
                newID: { ambient.id() },
                in: workspace
            )
            try events.append(
                try changed.map { id in
                    let template = try store.find(id, in: workspace)
                    return NewEvent(
                        workspace: workspace,
                        kind: "template.changed",
                        subject: "\(id)",
                        payload: JSON.members([
                            ("templateId", .string("\(id)")), ("channelId", .string("\(channel)")),
                            ("status", .string(template.status.rawValue)), ("category", .string(template.categoryWord)),
                        ]).text()
                    )
                },
                in: transaction
            )
            try lease?.complete(in: transaction)
            return changed
        }
    }

    package func find(_ id: TemplateID, in workspace: WorkspaceID) async throws -> Template {
        try await database.read { try TemplateStore($0).find(id, in: workspace) }
    }

    package func page(
        _ workspace: WorkspaceID,
        channel: ChannelID?,
        status: Template.Status?,
        search: String?,
        after last: TemplateID?,
        limit: Int
    ) async throws -> [Template] {
        try await database.read { transaction in
            let store = TemplateStore(transaction)
            let after = try last.map { try store.find($0, in: workspace) }
            return try store.page(
                workspace,
                channel: channel,
                status: status,
                search: search,
                after: after,
                limit: limit
            )
        }
    }

    private struct Payload: Codable {
        let channel: ChannelID
    }

    private func run(_ job: Job) async throws {
        let payload = try JSONDecoder().decode(Payload.self, from: Data(job.payload.utf8))
        let exists = try await database.read { [hasChannel] in try hasChannel($0, job.workspace, payload.channel) }
        guard exists else { return }
        try await sync(payload.channel, in: job.workspace, lease: job.lease)
    }
}
