import Storage

/// Keeps what SQLite's planner knows of the tables near the truth, on the writer's time and not on a caller's.
///
/// Without statistics the planner takes `workspace_id = ?` to leave ten rows, whatever the workspace has. They go out of
/// date by rows that change and not by time, so they are taken anew after 1,000 changes and then whenever as many have come
/// on top as there were before, at most a million. A look costs some milliseconds, for it reads 400 rows of each index; then
/// every connection prepares its statements anew.
struct PlannerStatistics {
    private static let changesMost: Int64 = 1_000_000

    /// Changes of the writer's connection at which it is time again.
    private var due: Int64 = 1_000

    mutating func keepUp(on connection: SQLiteConnection) {
        let changed = connection.rowsChanged
        guard changed >= due else { return }
        due = changed + min(changed, Self.changesMost)
        // A failure loses nothing but a better plan: the old statistics stay.
        try? connection.runScript("PRAGMA analysis_limit = 400; ANALYZE")
    }
}
