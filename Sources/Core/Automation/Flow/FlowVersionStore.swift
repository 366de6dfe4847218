import Foundation
package import Primitives
package import Storage

/// SQL of published versions.
package struct FlowVersionStore {
    private let transaction: Transaction
    private let workspace: WorkspaceID

    package init(_ transaction: Transaction, in workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    /// - Throws: `DatabaseError.uniqueViolation` when somebody published this number at the same moment.
    package func insert(_ version: FlowVersion) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let graph = String(decoding: try encoder.encode(version.graph), as: UTF8.self)
        try transaction.run(
            """
            INSERT INTO automation_versions (workspace_id, flow_id, version, graph, source, published_at, published_by)
            VALUES (\(workspace), \(version.flow), \(version.number), \(graph), \(version.source),
             \(version.publishedAt), \(version.publishedBy))
            """
        )
    }

    package func find(_ flow: FlowID, _ number: Int) throws -> FlowVersion? {
        try transaction.row(
            """
            SELECT * FROM automation_versions
            WHERE workspace_id = \(workspace) AND flow_id = \(flow) AND version = \(number)
            """
        ).map(FlowVersion.init)
    }

    /// The newest first.
    package func all(of flow: FlowID, limit: Int) throws -> [FlowVersion] {
        try transaction.rows(
            """
            SELECT * FROM automation_versions WHERE workspace_id = \(workspace) AND flow_id = \(flow)
            ORDER BY version DESC LIMIT \(limit)
            """
        ).map(FlowVersion.init)
    }

    package func newest(of flow: FlowID) throws -> Int {
        let row = try transaction.row(
            "SELECT max(version) AS version FROM automation_versions WHERE workspace_id = \(workspace) AND flow_id = \(flow)"
        )
        return try row?["version"] ?? 0
    }

    package func delete(_ flow: FlowID) throws {
        try transaction.run(
            "DELETE FROM automation_versions WHERE workspace_id = \(workspace) AND flow_id = \(flow)"
        )
    }
}

extension FlowVersion {
    fileprivate init(_ row: Row) throws {
        let graph: String = try row["graph"]
        self.init(
            flow: try row["flow_id"],
            number: try row["version"],
            graph: try JSONDecoder().decode(Flow.self, from: Data(graph.utf8)),
            source: try row["source"],
            publishedAt: try row["published_at"],
            publishedBy: try row["published_by"]
        )
    }
}
