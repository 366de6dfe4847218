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

    let handle: OpaquePointer
    private var statements = StatementCache<String>(capacity: 256)
    /// Names that went out of the cache, and whose statements the server still has.
    private var dropped: [String] = []
    private var namesGiven = 0
    /// A BEGIN that goes out together with the first statement, to save a round trip.
    private var unsentBegin: String?
    /// Of the last statement that failed since `begin`.
    private(set) var failure: SQLState?

    /// Connects, which may take as long as the settings' `connect_timeout` (5 s unless they say).
    ///
    /// - Throws: `DatabaseError.unavailable`.
    init(_ settings: Settings) throws {
        // The later word wins: what precedes the caller's text is a default, what follows it is a must. Of several hosts
        // the primary is meant, also after a failover; a network that went silent is given up after half a minute.
        let options: KeyValuePairs = [
            "connect_timeout": "5", "target_session_attrs": "read-write", "tcp_user_timeout": "30000",
            "fallback_application_name": "lodestone", "dbname": settings.text, "client_encoding": "UTF8",
        ]
        let opened = withCStrings(options.map(\.key)) { keywords in
            withCStrings(options.map(\.value)) { PQconnectdbParams(keywords, $0, 1) }
        }
        guard let opened else { throw DatabaseError.unavailable("no memory to connect") }
        handle = opened
        guard PQstatus(handle) == CONNECTION_OK else { throw DatabaseError.unavailable(lastMessage) }
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

    func begin(_ text: String) throws {
        failure = nil
        unsentBegin = nil
        for name in dropped { try control("DEALLOCATE \(name)") }
        dropped = []
        unsentBegin = text
    }

    /// Commits, and has the server tell `notices` on `channel`, in one round trip.
    func commit(_ notices: [Notice], channel: String) throws {
        if notices.isEmpty, unsentBegin != nil {
            unsentBegin = nil
            return
        }
        let tell = try notices.map { notice in
            try step("SELECT pg_notify($1, $2)", [.text(channel), .text("\(notice.topic)\n\(notice.payload)")])
        }
        let results = try send(tell + [.text("COMMIT")])
        // The server answers ROLLBACK, and no error, when an earlier statement had failed.
        guard results.last?.tag == "COMMIT" else {
            throw DatabaseError.statement("the server rolled the transaction back")
        }
    }

    func rollback() throws {
        if unsentBegin == nil { try control("ROLLBACK") }
        unsentBegin = nil
    }

    /// Whether the transaction has done nothing so far.
    var isUntouched: Bool { unsentBegin != nil }

    /// Runs text that has no parameters, one statement or several.
    func control(_ text: String) throws {
        if let begin = unsentBegin {
            unsentBegin = nil
            try control(begin)
        }
        try check(PostgreSQLResult(PQexec(handle, text)))
    }

    func query(_ text: String, _ values: [Value]) throws -> PostgreSQLResult {
        let step = try step(text, values)
        guard unsentBegin == nil, case .prepared(let name, let parameters) = step else {
            return try send([step])[0]
        }
        let result = PostgreSQLResult(parameters.with { PQexecPrepared(handle, name, $0, $1, $2, $3, 0) })
        try check(result)
        return result
    }

    /// Runs statements without waiting for each one's answer, and gives how many rows each changed.
    func runEach(_ statements: [(text: String, values: [Value])]) throws -> [Int] {
        try send(statements.map { try step($0.text, $0.values) }).map(\.count)
    }

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

    func check(_ result: PostgreSQLResult) throws {
        guard !result.isSuccess else { return }
        let state = result.state
        failure = state
        throw DatabaseError.postgres(state, result.message ?? lastMessage)
    }

    /// What to throw when libpq itself says no.
    func lost() -> DatabaseError {
        failure = ""
        return .unavailable(lastMessage)
    }

    /// Sends a pending BEGIN and `steps` in a pipeline, and gives the answers to the steps.
    private func send(_ steps: [PipelineStep]) throws -> [PostgreSQLResult] {
        guard let begin = unsentBegin else { return try pipeline(steps) }
        unsentBegin = nil
        return Array(try pipeline([.text(begin)] + steps).dropFirst())
    }

    /// The statement by the name that the server knows it by, prepared if it was not.
    private func step(_ text: String, _ values: [Value]) throws -> PipelineStep {
        let parameters = try PostgreSQLParameters(values)
        if let known = statements.find(text) { return .prepared(known, parameters) }
        namesGiven += 1
        let name = "s\(namesGiven)"
        let types = parameters.types
        try check(PostgreSQLResult(PQprepare(handle, name, text, CInt(types.count), types)))
        dropped += statements.keep(name, for: text)
        return .prepared(name, parameters)
    }

    private var lastMessage: String {
        var text = PQerrorMessage(handle).map { String(cString: $0) } ?? ""
        while text.last?.isNewline == true { text.removeLast() }
        return text
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
