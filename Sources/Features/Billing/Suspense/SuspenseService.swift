import Primitives
import Storage
import Workspaces

/// What operators do about money that came and was not credited.
package struct SuspenseService: Sendable {
    let tools: PaymentTools

    /// A row with what a list of it shows.
    package struct Shown: Sendable, Equatable {
        package let money: Suspense
        package let workspaceName: String
        package let may: [SuspenseDecision.Kind]
    }

    /// What waits with the oldest first, what is settled with the newest first.
    package func page(isOpen: Bool, after last: SuspenseID?, limit: Int) async throws -> [Shown] {
        try await tools.database.read { transaction in
            try SuspenseStore.page(isOpen: isOpen, after: last, limit: limit, in: transaction).map {
                try shown($0, transaction)
            }
        }
    }

    /// Decides what becomes of it, once. The same decision again changes nothing, but looks after a refund under way.
    ///
    /// - Parameters:
    ///   - reason: the customer reads it too, unless the points are credited.
    ///   - actor: `user_…`, or `OperatorLog.commandLine`.
    /// - Throws: `SuspenseError`.
    package func resolve(
        _ id: SuspenseID,
        as kind: SuspenseDecision.Kind,
        reason: String,
        by actor: String
    ) async throws -> Shown {
        let reason = reason.plainLine
        guard reason.hasLength(1...200), !reason.hasHiddenFormat else { throw SuspenseError.badReason }
        return try await tools.database.write { transaction in
            guard let found = try SuspenseStore.find(id, in: transaction) else { throw SuspenseError.notFound(id) }
            let store = SuspenseStore(transaction, in: found.workspace)
            let payment = try PaymentStore(transaction, in: found.workspace).lock(found.payment)
            // As it is now that nobody else changes it.
            guard let money = try store.find(id) else { throw SuspenseError.notFound(id) }
            if let decided = money.decision, decided.kind != kind { throw SuspenseError.resolved(decided.kind) }
            guard money.resolvedAt == nil else { return try shown(money, transaction) }
            let decision = SuspenseDecision(kind: kind, reason: reason, by: actor, at: tools.ambient.now())
            try SuspenseBook(tools: tools, in: found.workspace, transaction).carryOut(decision, money, of: payment)
            if money.decision == nil { try record(decision, money, transaction) }
            return try shown(store.find(id) ?? money, transaction)
        }
    }

    private func record(_ decision: SuspenseDecision, _ money: Suspense, _ transaction: Transaction) throws {
        let amount = money.capture.amount
        let detail = "\(decision.kind.rawValue) \(amount.currency) \(amount): \(decision.reason)"
        try OperatorLog(ambient: tools.ambient).record(
            "suspense.resolved",
            subject: "\(money.id)",
            detail: "\(money.workspace) \(detail)",
            by: decision.by,
            in: transaction
        )
        try AuditLog(ambient: tools.ambient).record(
            "payments.suspense-resolved",
            subject: "\(money.payment)",
            detail: detail,
            by: OperatorLog.commandLine,
            of: money.workspace,
            in: transaction
        )
    }

    private func shown(_ money: Suspense, _ transaction: Transaction) throws -> Shown {
        let payment = try PaymentStore(transaction, in: money.workspace).find(money.payment)
        return Shown(
            money: money,
            workspaceName: try WorkspaceStore(transaction).find(money.workspace)?.name ?? "",
            may: payment.map { money.may(of: $0) } ?? []
        )
    }
}
