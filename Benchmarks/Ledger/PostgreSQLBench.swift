import Foundation

/// `pgbench` on the server whose libpq connection string is in `LODESTONE_TEST_POSTGRES` (`scripts/bench` starts it on the same
/// disk, flushed at every commit): a reservation and a capture, each a commit that writes a row of a journal and moves an
/// account, as a ledger without batches would do for every message.
struct PostgreSQLBench {
    private static let clients = 16
    private static let messages = 16_000

    private let folder: String
    private let programs: String?

    init(_ folder: BenchFolder) {
        self.folder = folder.path
        // Debian keeps them out of PATH; the newest wins.
        let root = "/usr/lib/postgresql"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
        programs = versions.sorted { (Int($0) ?? 0) < (Int($1) ?? 0) }.map { "\(root)/\($0)/bin" }
            .last { FileManager.default.isExecutableFile(atPath: $0 + "/pgbench") }
    }

    /// Messages a second; `nil` where the programs or the server are missing.
    func rate(accounts: Int) throws -> Int64? {
        let environment = ProcessInfo.processInfo.environment
        guard let programs, let connection = environment["LODESTONE_TEST_POSTGRES"], !connection.isEmpty else {
            return nil
        }
        let schema = """
            DROP TABLE IF EXISTS journal, accounts;
            CREATE TABLE accounts (id bigint PRIMARY KEY, available bigint NOT NULL, held bigint NOT NULL DEFAULT 0,
                spent bigint NOT NULL DEFAULT 0, CHECK (available >= 0 AND held >= 0)) WITH (fillfactor = 50);
            CREATE TABLE journal (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, account bigint NOT NULL,
                kind text NOT NULL, amount bigint NOT NULL, at timestamptz NOT NULL DEFAULT now());
            INSERT INTO accounts (id, available) SELECT i, 1000000000 FROM generate_series(1, \(accounts)) i;
            """
        _ = try output("\(programs)/psql", connection, "-q", "-c", schema)
        let script = folder + "/pgbench.sql"
        try """
        \\set a random(1, \(accounts))
        BEGIN;
        INSERT INTO journal (account, kind, amount) VALUES (:a, 'hold', 1);
        UPDATE accounts SET available = available - 1, held = held + 1 WHERE id = :a;
        COMMIT;
        BEGIN;
        INSERT INTO journal (account, kind, amount) VALUES (:a, 'capture', 1);
        UPDATE accounts SET held = held - 1, spent = spent + 1 WHERE id = :a;
        COMMIT;
        """.write(toFile: script, atomically: true, encoding: .utf8)
        let answer = try output(
            "\(programs)/pgbench",
            "-n",
            "-M",
            "prepared",
            "-c",
            "\(Self.clients)",
            "-j",
            "2",
            // Not for a time: threads of Swift block the alarm that would end it, and its process inherits that.
            "-t",
            "\(Self.messages / Self.clients)",
            "-f",
            script,
            connection
        )
        // "tps = 1234.567890 (without initial connection time)"
        let line = answer.split(separator: "\n").last { $0.hasPrefix("tps = ") }
        return line.flatMap { Int64($0.dropFirst(6).prefix { $0.isNumber }) }
    }

    private func output(_ program: String, _ arguments: String...) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
        return String(decoding: data, as: UTF8.self)
    }
}
