import Storage

/// Keeps what SQLite's planner knows of the tables near the truth, on the writer's time and not on a caller's.
///
/// Without statistics the planner takes `workspace_id = ?` to leave ten rows, whatever the workspace has. They go out of
/// date by rows that change and not by time, so they are taken anew after 1,000 changes and then whenever as many have come
/// on top as there were before, at most a million. A look costs some milliseconds, for it reads 400 rows of each index; then
/// every connection prepares its statements anew.
struct PlannerStatistics {
    private static let changesMost: Int64 = 1_000_000
    private static let rowsMost: Int64 = 400

    /// Changes of the writer's connection at which it is time again.
    private var due: Int64 = 1_000

    mutating func keepUp(on connection: SQLiteConnection) {
        let changed = connection.rowsChanged
        guard changed >= due else { return }
        due = changed + min(changed, Self.changesMost)
        // A failure loses nothing but a better plan: the old statistics stay.
        do { try look(on: connection) } catch { connection.rollback() }
    }

    private func look(on connection: SQLiteConnection) throws {
        try connection.runScript("PRAGMA analysis_limit = \(Self.rowsMost); BEGIN IMMEDIATE; ANALYZE")
        for row in try connection.statement("SELECT rowid AS id, stat FROM sqlite_stat1").rows([]) {
            let (id, stat): (Int64, String) = (try row["id"], try row["stat"])
            let widened = Self.widened(stat)
            guard widened != stat else { continue }
            let update = try connection.statement("UPDATE sqlite_stat1 SET stat = ? WHERE rowid = ?")
            _ = try update.run([.text(widened), .integer(id)])
        }
        // Other connections learn of it by the schema's number only.
        let version: Int64 = try connection.statement("PRAGMA schema_version").rows([]).first?["schema_version"] ?? 0
        try connection.runScript("ANALYZE sqlite_schema; PRAGMA schema_version = \(version + 1); COMMIT")
    }

    /// What a look that ends after 400 rows says of an index, put right: `1000000 401 401 1` has met one workspace and one channel
    /// in all the rows it read, which means many rows of each and not 401. Taken for 401 the planner would rather walk through a
    /// workspace than look up 500 of its contacts.
    ///
    /// - Parameter stat: a row of `sqlite_stat1` (sqlite.org/fileformat2.html, 2.6.3): rows of the index, then for each leading
    ///   column how many rows have the same value of it and those before it.
    static func widened(_ stat: String) -> String {
        var words = stat.split(separator: " ").map(String.init)
        guard var most = words.first.flatMap({ Int64($0) }) else { return stat }
        for place in words.indices.dropFirst() {
            guard let same = Int64(words[place]), same > rowsMost else { break }
            most = max(same, most / (place == 1 ? 2 : 4))
            words[place] = String(most)
        }
        return words.joined(separator: " ")
    }
}
