import Primitives
import Storage

/// I13: computes the chain of a journal's seals anew.
struct SealCheck {
    let transaction: Transaction

    func findings(workspace: WorkspaceID?) throws -> [Finding] {
        let wallets = try workspace.map { [$0] } ?? WalletStore(transaction: transaction).workspaces()
        return try wallets.flatMap(findings)
    }

    /// One finding for a wallet: behind the first broken seal every other is broken too.
    private func findings(of workspace: WorkspaceID) throws -> [Finding] {
        let store = SealStore(transaction: transaction, workspace: workspace)
        var previous: JournalSeal?
        for seal in try store.all() {
            let first = (previous?.through ?? 0) + 1
            guard seal.from == first else {
                return [finding(workspace, "the seals follow each other", seal, seal.from, first)]
            }
            let rows = try store.hash(from: seal.from, through: seal.through, after: previous?.hash ?? [])
            guard rows.last == seal.through else {
                return [finding(workspace, "what was sealed is there", seal, rows.last, seal.through)]
            }
            guard rows.hash == seal.hash else {
                return [
                    finding(
                        workspace,
                        "the journal is what was sealed",
                        seal,
                        Self.head(rows.hash),
                        Self.head(seal.hash)
                    )
                ]
            }
            previous = seal
        }
        return []
    }

    /// The first seven bytes: enough to see that two hashes differ.
    private static func head(_ hash: [UInt8]) -> Int64 {
        hash.prefix(7).reduce(0) { $0 << 8 | Int64($1) }
    }

    private func finding(
        _ workspace: WorkspaceID,
        _ sentence: String,
        _ seal: JournalSeal,
        _ found: Int64,
        _ expected: Int64
    ) -> Finding {
        Finding(
            invariant: "I13",
            workspace: workspace,
            sentence: sentence,
            subject: "transfers \(seal.from) to \(seal.through)",
            found: found,
            expected: expected
        )
    }
}
