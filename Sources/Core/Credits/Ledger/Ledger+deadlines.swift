package import Primitives
import Storage

extension Ledger {
    /// Gives up on messages of which nothing was heard until their deadline: their money goes back, and a later delivery
    /// will be charged late.
    ///
    /// - Returns: how many; as many as `limit` when there may be more.
    @discardableResult
    package func expireOverdue(_ workspace: WorkspaceID, limit: Int = 1000) throws -> Int {
        // Locked before looking: what another settles at this moment is no longer overdue.
        _ = try WalletStore(transaction: transaction).lock(workspace)
        let overdue = try ChargeStore(transaction: transaction, workspace: workspace)
            .overdue(at: ambient.now(), limit: limit)
        try settle(workspace, overdue.map { Word($0, .never) })
        return overdue.count
    }

    /// Gives back what is held for messages of a hold that were never submitted: the campaign was cancelled.
    ///
    /// - Returns: how many; as many as `limit` when there may be more.
    @discardableResult
    package func releaseReserved(_ workspace: WorkspaceID, hold: HoldID, limit: Int = 1000) throws -> Int {
        // Locked before looking: a dispatcher that submits one at this moment has the wallet first, or waits.
        _ = try WalletStore(transaction: transaction).lock(workspace)
        let reserved = try ChargeStore(transaction: transaction, workspace: workspace).reserved(of: hold, limit: limit)
        try settle(workspace, reserved.map { Word($0, .failed) })
        return reserved.count
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
    /// - Returns: the last one looked at; `nil` when there are no more.
    @discardableResult
    package func priceSuspended(_ workspace: WorkspaceID, after last: MessageID? = nil, limit: Int = 1000) throws
        -> MessageID?
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
        try settle(workspace, words)
        return suspended.count < limit ? nil : suspended.last?.message
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
