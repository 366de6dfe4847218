package import Storage

/// What a disk does in the middle of a commit.
package enum DiskFailure: String, Sendable {
    case full
    case readOnly
    /// The connection is gone before COMMIT was answered. What a torn write does to a file is tested on the file itself.
    case lost

    package static var all: [(TestDatabase, DiskFailure)] {
        TestDatabase.all.flatMap { kind -> [(TestDatabase, DiskFailure)] in
            switch kind {
            case .sqlite: [(kind, .full), (kind, .readOnly)]
            case .postgres: [(kind, .full), (kind, .readOnly), (kind, .lost)]
            }
        }
    }

    /// What PostgreSQL does inside COMMIT, by its appendix A: `disk_full`, `read_only_sql_transaction`.
    fileprivate var statement: String {
        switch self {
        case .full: "RAISE EXCEPTION 'no space left on device' USING ERRCODE = '53100'"
        case .readOnly: "RAISE EXCEPTION 'cannot execute in a read-only transaction' USING ERRCODE = '25006'"
        case .lost: "PERFORM pg_terminate_backend(pg_backend_pid())"
        }
    }
}

extension Database {
    /// From now on the disk fails. On SQLite as soon as a page more is needed, or at once when it is read-only; on PostgreSQL
    /// in the COMMIT of whatever touches one of the tables, by a deferred trigger.
    package func fail(_ failure: DiskFailure, _ tables: [String]) async throws {
        let dialect = dialect
        try await write { transaction in
            guard dialect == .postgres else {
                let pragma = failure == .full ? "max_page_count = 1" : "query_only = 1"
                _ = try transaction.rows("PRAGMA \(raw: pragma)")
                return
            }
            try transaction.runScript(
                """
                CREATE FUNCTION disk_fails() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN \(failure.statement); RETURN NULL; END $$;
                """
            )
            for table in tables {
                try transaction.runScript(
                    """
                    CREATE CONSTRAINT TRIGGER disk_fails AFTER INSERT OR UPDATE ON \(table) DEFERRABLE INITIALLY DEFERRED
                    FOR EACH ROW EXECUTE FUNCTION disk_fails();
                    """
                )
            }
        }
    }

    /// The disk works again. A file system that was made read-only needs the process to start anew, so on SQLite nothing is
    /// mended then.
    package func mendDisk() async throws {
        let dialect = dialect
        try await write { transaction in
            if dialect == .postgres {
                try transaction.runScript("DROP FUNCTION disk_fails() CASCADE")
            } else {
                _ = try transaction.rows("PRAGMA max_page_count = 1073741823")
            }
        }
    }
}
