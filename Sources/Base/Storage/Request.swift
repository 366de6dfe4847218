/// A caller's transaction on its way to an engine's thread, whatever its result is.
package struct Request: Sendable {
    /// Runs the body and gives back how to tell the caller its result, to be called once that holds.
    package let run: @Sendable (Transaction) throws -> @Sendable () -> Void
    package let fail: @Sendable (any Error) -> Void

    /// Exactly one of the closure that `run` gives and `fail` is called, once.
    package init<Result: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Result,
        _ caller: CheckedContinuation<Result, any Error>
    ) {
        run = { transaction in
            let result = try transaction.perform(body)
            return { caller.resume(returning: result) }
        }
        fail = { caller.resume(throwing: $0) }
    }
}
