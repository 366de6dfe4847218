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

    let database: Database
    let ambient: Ambient
    let events: EventLog
    private let listing: Listing
    let hasChannel: ChannelCheck
    let meta: TemplateMeta
    let uses: [TemplateUses]

    /// - Parameters:
    ///   - listing: asks Meta. Messaging knows the channel's token.
    ///   - hasChannel: whether the workspace has this channel.
    ///   - meta: what changes templates at Meta.
    ///   - uses: what of each feature runs on a template.
    package init(
        database: Database,
        ambient: Ambient,
        events: EventLog,
        listing: @escaping Listing,
        hasChannel: @escaping ChannelCheck,
        meta: TemplateMeta = .unavailable,
        uses: [TemplateUses] = []
    ) {
        self.database = database
        self.ambient = ambient
        self.events = events
        self.listing = listing
        self.hasChannel = hasChannel
        self.meta = meta
        self.uses = uses
    }

    package var handlers: [JobHandler] {
        [JobHandler(kind: Self.kind) { try await run($0) }]
    }

    /// Has the channel's templates read from Meta soon: somebody asked, or a webhook said that something changed.
    ///
    /// A reading that is under way may have missed the change, so it begins again.
    package func requestSync(_ channel: ChannelID, in workspace: WorkspaceID, _ transaction: Transaction) throws {
        try TemplateStore(transaction).syncRequested(channel, at: ambient.now(), in: workspace)
        try JobStore(transaction, ambient: ambient).set(
            NewJob(
                workspace: workspace,
                kind: Self.kind,
                key: "\(channel)",
                runAt: ambient.now(),
                payload: "{\"channel\":\"\(channel)\"}"
            )
        )
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
        let begun = ambient.now()
        let listed = try await listing(workspace, channel).compactMap(ListedTemplate.init)
        return try await database.write { [ambient, events] transaction in
            let store = TemplateStore(transaction)
            let changed = try store.replace(
                channel,
                with: listed,
                begun: begun,
                at: ambient.now(),
                newID: { ambient.id() },
                in: workspace
            )
            try store.synced(channel, at: ambient.now(), in: workspace)
            let history = TemplateHistory(
                transaction: transaction,
                workspace: workspace,
                ambient: ambient,
                events: events
            )
            for (id, before) in changed {
                let now = try store.find(id, in: workspace)
                // What stood here only as a draft, or not at all, has no past to compare with.
                if let before, !before.isDraft { try history.compare(before, now) } else { try history.changed(now) }
            }
            try lease?.complete(in: transaction)
            return changed.map(\.id)
        }
    }

    package func find(_ id: TemplateID, in workspace: WorkspaceID) async throws -> Template {
        try await database.read { try TemplateStore($0).find(id, in: workspace) }
    }

    package func page(
        _ filter: TemplateFilter,
        after last: TemplateID?,
        limit: Int,
        in workspace: WorkspaceID
    ) async throws -> [ShownTemplate] {
        try await database.read { transaction in
            let store = TemplateStore(transaction)
            let after = try last.map { try store.find($0, in: workspace) }
            let found = try store.page(filter, after: after, limit: limit, in: workspace)
            return try ShownTemplate.show(found, at: ambient.now(), in: workspace, transaction)
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
