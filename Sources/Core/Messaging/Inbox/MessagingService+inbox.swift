import Routes
import Storage

extension MessagingService {
    /// Does something to conversations as `caller`, in one transaction.
    func act<Result: Sendable>(
        by caller: Caller,
        _ body: @escaping @Sendable (InboxActions) throws -> Result
    ) async throws -> Result {
        try await database.write(.urgent) { try body(InboxActions(self, by: caller, in: $0)) }
    }

    /// Reads what `caller` sees.
    func look<Result: Sendable>(
        by caller: Caller,
        _ body: @escaping @Sendable (Transaction, InboxScope) throws -> Result
    ) async throws -> Result {
        try await database.read { try body($0, InboxScope(caller, in: $0)) }
    }
}
