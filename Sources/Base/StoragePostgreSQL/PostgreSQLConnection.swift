import CPostgreSQL
import Storage

/// One connection with its prepared statements.
///
/// `@unchecked Sendable`: one thread uses it at a time. It is made and used on a worker's thread, and may end elsewhere.
final class PostgreSQLConnection: @unchecked Sendable {
    struct Settings: Sendable {
        /// libpq's connection string: `host=… dbname=…` or `postgresql://…`, with several hosts if wished.
        let text: String
        /// What stands for `public`, when set.
        let schema: String?
    }

    private let handle: OpaquePointer
    private var statements = StatementCache<String>(capacity: 256)
    private var dropped: [String] = []
    private var namesGiven = 0
    /// Of the last statement that failed since `begin`.
    private(set) var failure: SQLState?

    /// Connects, which may take as long as the settings' `connect_timeout` (5 s unless they say).
    ///
    /// - Throws: `DatabaseError.unavailable`.
    init(_ settings: Settings) throws {
        // The later word wins: what precedes the caller's text is a default, what follows it is a must.
        let options: KeyValuePairs = [
            "connect_timeout": "5", "fallback_application_name": "lodestone", "dbname": settings.text,
            "client_encoding": "UTF8",
        ]
        guard let handle = Self.connect(options) else { throw DatabaseError.unavailable("no memory to connect") }
        self.handle = handle
        guard PQstatus(handle) == CONNECTION_OK else {
            throw DatabaseError.unavailable(Self.message(handle))
        }
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        if let schema = settings.schema { try control("SET search_path TO \(Self.quoted(schema))") }
    }

    deinit {
        PQfinish(handle)
    }

    var socket: CInt { PQsocket(handle) }

    /// Whether it is of no more use.
    var isBroken: Bool { PQstatus(handle) != CONNECTION_OK || failure?.isLoss == true }

    static func quoted(_ name: String) -> String {
        "\"" + name.replacing("\"", with: "\"\"") + "\""
    }

    /// Runs text that has no parameters, one statement or several, and gives the last one's tag.
    @discardableResult
    func control(_ text: String) throws -> String {
        let result = PostgreSQLResult(PQexec(handle, text))
        try check(result)
        return result.tag
    }

    func begin(_ text: String) throws {
        failure = nil
        for name in dropped { try control("DEALLOCATE \(name)") }
        dropped = []
        try control(text)
    }

    func query(_ text: String, _ values: [Value]) throws -> PostgreSQLResult {
        let parameters = try PostgreSQLParameters(values)
        let name = try prepare(text, parameters)
        let result = PostgreSQLResult(
            parameters.with { PQexecPrepared(handle, name, $0, $1, $2, $3, 0) }
        )
        try check(result)
        return result
    }

    /// The name that the server knows the statement by.
    private func prepare(_ text: String, _ parameters: PostgreSQLParameters) throws -> String {
        if let known = statements.find(text) { return known }
        namesGiven += 1
        let name = "s\(namesGiven)"
        let types = parameters.types
        try check(PostgreSQLResult(PQprepare(handle, name, text, CInt(types.count), types)))
        dropped += statements.keep(name, for: text)
        return name
    }

    private func check(_ result: borrowing PostgreSQLResult) throws {
        guard !result.isSuccess else { return }
        let state = result.state
        failure = state
        throw DatabaseError.postgres(state, result.message ?? Self.message(handle))
    }

    private static func message(_ handle: OpaquePointer) -> String {
        var text = PQerrorMessage(handle).map { String(cString: $0) } ?? ""
        while text.last?.isNewline == true { text.removeLast() }
        return text
    }

    private static func connect(_ options: KeyValuePairs<String, String>) -> OpaquePointer? {
        withCStrings(options.map(\.key)) { keywords in
            withCStrings(options.map(\.value)) { values in
                PQconnectdbParams(keywords, values, 1)
            }
        }
    }
}

extension PostgreSQLConnection {
    /// Sends this many statements before it reads the answers. Bounds the memory for both; libpq itself reads while it
    /// cannot write, so that the two sides never wait for each other.
    private static let pipelineLength = 200

    /// Runs statements without waiting for each one's answer, and gives how many rows each changed.
    func runEach(_ statements: [(text: String, values: [Value])]) throws -> [Int] {
        let prepared = try statements.map { text, values in
            let parameters = try PostgreSQLParameters(values)
            return (name: try prepare(text, parameters), parameters: parameters)
        }
        var counts: [Int] = []
        counts.reserveCapacity(prepared.count)
        for start in stride(from: 0, to: prepared.count, by: Self.pipelineLength) {
            let chunk = prepared[start..<min(start + Self.pipelineLength, prepared.count)]
            guard PQenterPipelineMode(handle) == 1 else { throw lost() }
            defer { PQexitPipelineMode(handle) }
            for (name, parameters) in chunk {
                let sent = parameters.with { PQsendQueryPrepared(handle, name, $0, $1, $2, $3, 0) }
                guard sent == 1 else { throw lost() }
            }
            guard PQpipelineSync(handle) == 1 else { throw lost() }
            counts += try readPipeline(chunk.count)
        }
        return counts
    }

    /// The first failure aborts the statements after it; their answers are read all the same, up to the sync's.
    private func readPipeline(_ count: Int) throws -> [Int] {
        var counts: [Int] = []
        var firstError: (any Error)?
        for _ in 0..<count {
            while let next = PQgetResult(handle) {
                let result = PostgreSQLResult(next)
                if firstError != nil { continue }
                do {
                    try check(result)
                    counts.append(result.count)
                } catch {
                    firstError = error
                }
            }
            if PQstatus(handle) != CONNECTION_OK { throw firstError ?? lost() }
        }
        _ = PostgreSQLResult(PQgetResult(handle))
        if let firstError { throw firstError }
        guard counts.count == count else { throw lost() }
        return counts
    }

    private func lost() -> DatabaseError {
        failure = ""
        return .unavailable(Self.message(handle))
    }
}

extension PostgreSQLConnection {
    /// What has been told on the channels that this connection listens to, and has arrived.
    ///
    /// - Throws: `DatabaseError.unavailable` when the connection has ended.
    func takeNotices() throws -> [String] {
        guard PQconsumeInput(handle) == 1 else { throw lost() }
        var payloads: [String] = []
        while let notice = PQnotifies(handle) {
            payloads.append(String(cString: notice.pointee.extra))
            PQfreemem(notice)
        }
        return payloads
    }
}

/// Gives `body` the texts as C has them: a list of addresses, ended by none.
private func withCStrings<Result>(
    _ texts: [String],
    _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result
) -> Result {
    func next(_ rest: ArraySlice<String>, _ pointers: [UnsafePointer<CChar>?]) -> Result {
        guard let first = rest.first else {
            return (pointers + [nil]).withUnsafeBufferPointer { body($0.baseAddress) }
        }
        return first.withCString { next(rest.dropFirst(), pointers + [$0]) }
    }
    return next(texts[...], [])
}
