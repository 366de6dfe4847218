import CPostgreSQL
import Storage

/// One of several messages that go to the server before its first answer is read.
enum PipelineStep {
    case text(String)
    /// A prepared statement by its name.
    case prepared(String, PostgreSQLParameters)
}

extension PostgreSQLConnection {
    /// This many go out before answers are read: it bounds the memory on both sides. That the two do not wait for each
    /// other with full buffers is libpq's doing, which reads while it cannot write.
    private static let chunk = 200

    /// The answers, one for each step. The first failure aborts what comes after it.
    ///
    /// Source: PostgreSQL 15, section 34.5, "Pipeline Mode".
    func pipeline(_ steps: [PipelineStep]) throws -> [PostgreSQLResult] {
        var results: [PostgreSQLResult] = []
        results.reserveCapacity(steps.count)
        for start in stride(from: 0, to: steps.count, by: Self.chunk) {
            let chunk = steps[start..<min(start + Self.chunk, steps.count)]
            guard PQenterPipelineMode(handle) == 1 else { throw lost() }
            defer { PQexitPipelineMode(handle) }
            for step in chunk {
                guard send(step) == 1 else { throw lost() }
            }
            guard PQpipelineSync(handle) == 1 else { throw lost() }
            results += try answers(chunk.count)
        }
        return results
    }

    private func send(_ step: PipelineStep) -> CInt {
        switch step {
        case .text(let text):
            PQsendQueryParams(handle, text, 0, nil, nil, nil, nil, 0)
        case .prepared(let name, let parameters):
            parameters.with { PQsendQueryPrepared(handle, name, $0, $1, $2, $3, 0) }
        }
    }

    /// Each step's answer is followed by a NULL, and all of them by one for the sync. All are read even after a failure,
    /// or the connection would be of no more use.
    private func answers(_ count: Int) throws -> [PostgreSQLResult] {
        var results: [PostgreSQLResult] = []
        for _ in 0..<count {
            while let next = PQgetResult(handle) { results.append(PostgreSQLResult(next)) }
            guard PQstatus(handle) == CONNECTION_OK else { break }
        }
        let failed = results.first { !$0.isSuccess }
        if PQstatus(handle) == CONNECTION_OK { _ = PostgreSQLResult(PQgetResult(handle)) }
        if let failed { try check(failed) }
        guard results.count == count else { throw lost() }
        return results
    }
}
