package import Primitives
package import Storage
package import Workspaces

/// What those are called who did something, looked up once for a page.
package struct Actors: Sendable {
    private let names: [String: String]

    /// Costs one statement, and none when nobody did anything.
    package init(_ actors: some Sequence<String?>, in workspace: WorkspaceID, _ transaction: Transaction) throws {
        names = try NameStore(transaction, workspace: workspace).actors(actors.compactMap { $0 })
    }

    package func named(_ actor: String?) -> NamedBody? {
        actor.map { NamedBody(id: $0, name: names[$0] ?? "") }
    }
}
