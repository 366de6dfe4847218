package import Primitives
import Storage

extension Ledger {
    /// Gives up on messages of which nothing was heard until their deadline: their money goes back, and a later delivery
    /// will be charged late.
    ///
    /// - Returns: what came of it; as many changes as `limit` when there may be more.
    @discardableResult
    package func expireOverdue(_ workspace: WorkspaceID, limit: Int = 1000) throws -> Settlement {
        // Locked before looking: what another settles at this moment is no longer overdue.
        _ = try WalletStore(transaction: transaction).lock(workspace)
        let overdue = try ChargeStore(transaction: transaction, workspace: workspace)
            .overdue(at: ambient.now(), limit: limit)
        return try settle(workspace, overdue.map { Word($0, .never) })
    }

    /// Closes holds whose time is over.
    ///
    /// - Returns: how many; as many as `limit` when there may be more.
    @discardableResult
    package func closeOverdueHolds(_ workspace: WorkspaceID, limit: Int = 100) throws -> Int {
        let overdue = try HoldStore(transaction: transaction, workspace: workspace)
            .overdue(at: ambient.now(), limit: limit)
        for hold in overdue { try close(workspace, hold: hold) }
        return overdue.count
    }

    /// Charges deliveries that had no price and have one now.
    ///
    /// - Parameter last: looks at those after this message.
    /// - Returns: what came of it, and the last one looked at; `nil` when there are no more.
    @discardableResult
    package func priceSuspended(_ workspace: WorkspaceID, after last: MessageID? = nil, limit: Int = 1000) throws
        -> (settlement: Settlement, last: MessageID?)
    {
        let suspended = try ChargeStore(transaction: transaction, workspace: workspace).suspended(
            after: last,
            limit: limit
        )
        let words = suspended.compactMap { message -> Word? in
            guard let category = message.finalCategory.flatMap(MessageCategory.init(rawValue:)),
                let moment = message.eventAt
            else { return nil }
            return Word(message.message, .billable(category, at: moment))
        }
        let settlement = try settle(workspace, words)
        return (settlement, suspended.count < limit ? nil : suspended.last?.message)
    }

    /// When something of the above is due next; `nil` when nothing waits.
    package func nextDeadline(_ workspace: WorkspaceID) throws -> Timestamp? {
        let deadlines = [
            try ChargeStore(transaction: transaction, workspace: workspace).nextDeadline(),
            try LotStore(transaction: transaction, workspace: workspace).nextExpiry(),
        ]
        return deadlines.compactMap { $0 }.min()
    }
}
