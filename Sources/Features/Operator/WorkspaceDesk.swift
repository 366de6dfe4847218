import Credits
import Crypto
import Notifications
import Primitives
import Routes
import Storage
import Workspaces

/// A workspace with what belongs to it in other tables.
struct FoundWorkspace: Sendable {
    let workspace: Workspace
    let people: WorkspaceDirectory.People?
    let wallet: Wallet?
}

/// What an operator sees and does of workspaces that are not theirs.
struct WorkspaceDesk: Sendable {
    private static let lotsMost = 100
    private static let ownersMost = 20

    let tools: OperatorTools

    func page(
        search: String?,
        state: Wallet.State?,
        before last: WorkspaceID?,
        limit: Int
    ) async throws -> [FoundWorkspace] {
        try await tools.database.read {
            try page(search: search, state: state, before: last, limit: limit, in: $0)
        }
    }

    /// Three statements, however many workspaces there are.
    func page(
        search: String?,
        state: Wallet.State?,
        before last: WorkspaceID?,
        limit: Int,
        in transaction: Transaction
    ) throws -> [FoundWorkspace] {
        let condition = state.map { tools.credits.condition($0, ofWorkspaceIn: "workspaces.workspace_id") }
        let workspaces = try WorkspaceDirectory(transaction)
            .page(matching: search, where: condition, before: last, limit: limit)
        return try Self.dress(workspaces, tools, in: transaction)
    }

    private static func dress(
        _ workspaces: [Workspace],
        _ tools: OperatorTools,
        in transaction: Transaction
    ) throws -> [FoundWorkspace] {
        let ids = workspaces.map(\.id)
        let people = try WorkspaceDirectory(transaction).people(of: ids)
        let wallets = try tools.credits.wallets(of: ids, in: transaction)
        return workspaces.map { FoundWorkspace(workspace: $0, people: people[$0.id], wallet: wallets[$0.id]) }
    }

    /// - Throws: `WorkspaceError.workspaceNotFound`.
    func show(_ id: WorkspaceID) async throws -> OperatorWorkspacePageBody {
        try await tools.database.read { [tools] transaction in
            guard let workspace = try WorkspaceStore(transaction).find(id),
                let found = try Self.dress([workspace], tools, in: transaction).first
            else { throw WorkspaceError.workspaceNotFound }
            let owners = try WorkspaceDirectory(transaction).owners(of: id, limit: Self.ownersMost)
            return OperatorWorkspacePageBody(
                found,
                lots: try tools.credits.ledger(in: transaction).grants(id, limit: Self.lotsMost),
                owners: owners.map { .init(name: $0.name, email: $0.email.rawValue) }
            )
        }
    }

    /// What a grant is known by. A key is its client's own, so the person is part of it; and as the workspace reads it in its
    /// journal, it does not name them.
    func reference(of key: String?, by caller: Caller) -> String {
        guard let key else { return "operator:\(tools.ambient.rawID())" }
        let digest = SHA256.hash(data: Array("\(caller.user?.rawValue ?? 0):\(key)".utf8))
        return "operator:" + digest.prefix(16).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    /// Gives points, or takes them away, and writes it down for both sides.
    ///
    /// - Throws: `WorkspaceError.workspaceNotFound`, `CreditError`.
    func adjust(_ id: WorkspaceID, by grant: NewGrant, caller: Caller) async throws -> GrantedBody {
        try await tools.database.write { [tools] transaction in
            try caller.requireOperator(in: transaction)
            guard let workspace = try WorkspaceStore(transaction).find(id) else {
                throw WorkspaceError.workspaceNotFound
            }
            let ledger = tools.credits.ledger(in: transaction)
            try ledger.open(id, book: tools.credits.bookName(for: workspace.currency, in: transaction))
            let adjustment = try grant.apply(to: id, by: ledger)
            if adjustment.isNew {
                try Self.record(grant, adjustment, of: id, tools.ambient, by: caller, in: transaction)
            }
            return GrantedBody(
                lot: try adjustment.lot.flatMap { try ledger.grant(id, $0) }.map(OperatorLotBody.init),
                credits: OperatorCreditsBody(try ledger.wallet(id), currency: workspace.currency)
            )
        }
    }

    private static func record(
        _ grant: NewGrant,
        _ adjustment: Ledger.Adjustment,
        of workspace: WorkspaceID,
        _ ambient: Ambient,
        by caller: Caller,
        in transaction: Transaction
    ) throws {
        let action = grant.points > .zero ? "credits.granted" : "credits.deducted"
        try OperatorLog(ambient: ambient)
            .record(action, subject: "\(workspace)", detail: grant.words, by: caller, in: transaction)
        // Whoever runs the server is not named to the workspace.
        try AuditLog(ambient: ambient).record(
            action,
            subject: adjustment.lot.map { "\($0)" } ?? "\(workspace)",
            detail: grant.words,
            by: OperatorLog.commandLine,
            of: workspace,
            in: transaction
        )
    }
}
