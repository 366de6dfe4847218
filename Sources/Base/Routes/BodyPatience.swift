/// How long a client may take to send what it announced. Half-sent requests cost a connection each, and rights that were
/// looked at when the request began may be gone when its body is there.
package struct BodyPatience: Sendable {
    /// For the whole of a held body.
    package var held = Duration.seconds(30)
    /// For the next piece of a streamed one.
    package var piece = Duration.seconds(30)
    /// The slowest telephone line that an upload is waited for, beside the first `piece`.
    package var bytesPerSecondMin = 1024
    /// After a body that took longer, it is asked again who calls.
    package var trustedFor = Duration.seconds(5)

    package init() {}

    private enum Outcome<Value: Sendable>: Sendable {
        case done(Value)
        case tooLate
    }

    /// What `work` gives, unless it takes longer than `limit`, when it is cancelled.
    ///
    /// - Throws: `body-too-slow`.
    static func wait<Value: Sendable>(
        _ limit: Duration,
        for work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Outcome<Value>.self) { group in
            group.addTask { .done(try await work()) }
            group.addTask {
                try await Task.sleep(for: limit)
                return .tooLate
            }
            defer { group.cancelAll() }
            guard case .done(let value) = try await group.next() else { throw Problem.bodyTooSlow }
            return value
        }
    }
}

extension Problem {
    static let bodyTooSlow = Problem(
        "body-too-slow",
        status: 408,
        title: "The body did not arrive in time",
        detail: "Send the request again over a better line."
    )

    static let bodyBrokenOff = Problem(
        "body-broken-off",
        status: 400,
        title: "The body is not whole",
        detail: "The connection ended before the announced length."
    )
}
