import Storage

extension SQL.Interpolation {
    /// The index that SQLite has to take, after the table's name; nothing on PostgreSQL.
    ///
    /// Without statistics SQLite takes `workspace_id = ?` to leave ten rows, and so prefers any index with one column more
    /// to a partial one. Named, the plan is the same with statistics and without, and a condition that has come to differ
    /// from the index's is an error in every test instead of a scan of a workspace.
    mutating func appendInterpolation(indexed index: String) {
        appendInterpolation(sqlite: " INDEXED BY \(index)")
    }
}
