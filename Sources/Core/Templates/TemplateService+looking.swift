import Primitives
import Storage
import Workspaces

extension TemplateService {
    func summary(_ channel: ChannelID?, in workspace: WorkspaceID) async throws -> TemplateStore.Summary {
        try await database.read { [hasChannel] transaction in
            if let channel, try !hasChannel(transaction, workspace, channel) { throw TemplateError.noChannel(channel) }
            return try TemplateStore(transaction).summary(channel, in: workspace)
        }
    }

    func translations(of id: TemplateID, in workspace: WorkspaceID) async throws -> [ShownTemplate] {
        let now = ambient.now()
        return try await database.read { transaction in
            let store = TemplateStore(transaction)
            let template = try store.find(id, in: workspace)
            let found = try store.named(template.name, of: template.channel, in: workspace)
            return try ShownTemplate.show(found, at: now, in: workspace, transaction)
        }
    }

    func history(of id: TemplateID, in workspace: WorkspaceID) async throws -> [TemplateEventBody] {
        try await database.read { transaction in
            let store = TemplateStore(transaction)
            _ = try store.find(id, in: workspace)
            let events = try store.events(of: id, in: workspace)
            let names = try NameStore(transaction, workspace: workspace).actors(events.compactMap(\.actor))
            return events.map { event in
                TemplateEventBody(
                    id: event.id,
                    at: event.at,
                    kind: event.kind.rawValue,
                    words: event.words,
                    by: event.actor.map { names[$0] ?? $0 }
                )
            }
        }
    }

    func performance(
        of id: TemplateID,
        from: CivilDay?,
        to: CivilDay?,
        in workspace: WorkspaceID
    ) async throws -> TemplatePerformance {
        let today = TemplateNumberStore.day(of: ambient.now())
        let last = to?.daysSince1970 ?? today
        // A year at most: a row a day.
        let first = max(from?.daysSince1970 ?? last - 29, last - 366)
        return try await database.read { transaction in
            let template = try TemplateStore(transaction).find(id, in: workspace)
            let numbers = try TemplateNumberStore(transaction, in: workspace).numbers(
                of: id,
                days: first...max(first, last)
            )
            return TemplatePerformance(numbers, of: template)
        }
    }
}
