package import Primitives
import Storage

/// Whom an export, or another job for many, is about. All that is said must be so; nothing said is everybody.
package struct ExportTarget: Sendable, Equatable, Codable {
    package static let idsMax = 1_000

    package var ids: [ContactID]?
    package var search: String?
    package var filter: ContactPredicate?
    package var segment: SegmentID?
    /// Those whom an import made or changed.
    package var importID: ImportID?

    package init(
        ids: [ContactID]? = nil,
        search: String? = nil,
        filter: ContactPredicate? = nil,
        segment: SegmentID? = nil,
        importID: ImportID? = nil
    ) {
        self.ids = ids
        self.search = search.map { String($0.prefix(100)) }
        self.filter = filter
        self.segment = segment
        self.importID = importID
    }
}

extension ContactStore {
    /// The contacts of a target, the oldest first, `limit` at most.
    ///
    /// - Throws: `ContactPredicateError`, like everything here.
    func page(
        of target: ExportTarget,
        after last: ContactID?,
        limit: Int,
        wholeNumbers: Bool = false,
        in workspace: WorkspaceID
    ) throws -> [Contact] {
        var sql: SQL = "SELECT c.* FROM contacts c WHERE " + (try condition(target, wholeNumbers, in: workspace))
        if let last { sql += " AND c.id > \(last)" }
        return try transaction.rows(sql + " ORDER BY c.id LIMIT \(limit)").map(Contact.init)
    }

    func count(of target: ExportTarget, wholeNumbers: Bool = false, in workspace: WorkspaceID) throws -> Int {
        let condition = try condition(target, wholeNumbers, in: workspace)
        let row = try transaction.row("SELECT count(*) AS count FROM contacts c WHERE " + condition)
        return try row?["count"] ?? 0
    }

    private func condition(_ target: ExportTarget, _ wholeNumbers: Bool, in workspace: WorkspaceID) throws -> SQL {
        try target.filter?.checkSize()
        let segment = target.segment.map { ContactPredicate.test(.init("segment", .is, .text("\($0)"))) }
        let tests = [target.filter, segment].compactMap { $0 }
        let query = ContactQuery(
            search: target.search,
            filter: tests.count > 1 ? .all(tests) : tests.first,
            hidesNumbers: wholeNumbers
        )
        var sql = try condition(query, in: workspace)
        if let ids = target.ids { sql += " AND c.id IN \(list: ids)" }
        if let file = target.importID {
            sql += """
                 AND c.id IN (SELECT contact_id FROM import_outcomes
                    WHERE import_outcomes.workspace_id = \(workspace) AND import_outcomes.import_id = \(file)
                    AND outcome IN ('created', 'updated', 'unchanged'))
                """
        }
        return sql
    }
}
