package import Primitives
package import Storage

/// Computes a wallet anew from its journal and compares: `lodestone verify --rebuild`.
///
/// Nothing but the journal, the entries of the messages and what never changes (a lot's amount and terms, a message's
/// quote) is read; balances and counters must come out as they are stored.
package struct Rebuild {
    private static let pageSize = 5000

    private let transaction: Transaction
    private let workspace: WorkspaceID

    package init(_ transaction: Transaction, workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    /// - Parameter repair: also writes what was computed over what differs.
    /// - Returns: what differed.
    /// - Throws: `CreditError.noWallet`; another `CreditError` when the journal contradicts itself, which no repair can mend.
    package func run(repair: Bool) throws -> [Finding] {
        let wallets = WalletStore(transaction: transaction)
        let wallet = repair ? try wallets.lock(workspace) : try wallets.find(workspace)
        let (computed, last) = try replay()
        var findings = compare(wallet.balances, computed.balances)
        if wallet.lastSequence != last { findings.append(finding("the last sequence", "", wallet.lastSequence, last)) }
        if repair, !findings.isEmpty {
            try wallets.update(workspace, computed.balances, lastSequence: last, lastAt: wallet.lastAt)
        }
        findings += try compareLots(computed, repair: repair)
        findings += try compareHolds(computed, repair: repair)
        findings += try compareCharges(repair: repair)
        return findings
    }

    /// Posts the whole journal to an empty wallet.
    private func replay() throws -> (funds: Funds, last: Int64) {
        let lots = Dictionary(try storedLots().map { ($0.id, $0) }) { first, _ in first }
        var funds = Funds()
        var last: Int64 = 0
        while true {
            let page = try transaction.rows(
                """
                SELECT * FROM transfers WHERE workspace_id = \(workspace) AND sequence > \(last)
                ORDER BY sequence LIMIT \(Self.pageSize)
                """
            )
            for row in page {
                let transfer = try Transfer(row)
                let lot = transfer.lot.flatMap { lots[$0] }
                try funds.post(transfer, granting: lot.map(Self.fresh))
                last = try row["sequence"]
            }
            if page.count < Self.pageSize { return (funds, last) }
        }
    }

    /// The lot as it was when it was granted.
    private static func fresh(_ lot: Lot) -> Lot {
        Lot(id: lot.id, kind: lot.kind, amount: lot.amount, priority: lot.priority, expiresAt: lot.expiresAt)
    }

    private func storedLots() throws -> [Lot] {
        try transaction.rows("SELECT * FROM lots WHERE workspace_id = \(workspace)").map(Lot.init)
    }

    private func compare(_ stored: Balances, _ computed: Balances) -> [Finding] {
        Account.allCases.filter { stored[$0] != computed[$0] }.map { account in
            finding(account.rawValue, "", stored[account].micro, computed[account].micro)
        }
    }

    private func compareLots(_ computed: Funds, repair: Bool) throws -> [Finding] {
        let stored = Dictionary(try storedLots().map { ($0.id, $0) }) { first, _ in first }
        let wrong = computed.lots.filter { stored[$0.id] != $0 }
        if repair { try LotStore(transaction: transaction, workspace: workspace).update(wrong) }
        return wrong.flatMap { lot in
            differences(
                "\(lot.id)",
                [
                    ("what a lot holds", stored[lot.id]?.held, lot.held),
                    ("what was used of a lot", stored[lot.id]?.used, lot.used),
                    ("what ran out of a lot", stored[lot.id]?.expired, lot.expired),
                    ("what was clawed back of a lot", stored[lot.id]?.clawed, lot.clawed),
                ]
            )
        }
    }

    private func compareHolds(_ computed: Funds, repair: Bool) throws -> [Finding] {
        let store = HoldStore(transaction: transaction, workspace: workspace)
        var findings: [Finding] = []
        for ids in computed.holds.keys.sorted().chunked(by: 500) {
            let stored = try store.funds(ids)
            let rebuilt: [HoldID: HeldFunds] = ids.reduce(into: [:]) { rebuilt, id in rebuilt[id] = computed.holds[id] }
            if repair { try store.update(from: stored, to: rebuilt) }
            for id in ids {
                guard let funds = computed.holds[id], stored[id] != funds else { continue }
                findings += differences(
                    "\(id)",
                    [
                        ("what was captured of a hold", stored[id]?.captured, funds.captured),
                        ("what was released of a hold", stored[id]?.released, funds.released),
                    ]
                )
                findings += portions(of: id, stored[id]?.portions ?? [], funds.portions)
            }
        }
        return findings
    }

    private func portions(
        of hold: HoldID,
        _ stored: [HeldFunds.Portion],
        _ computed: [HeldFunds.Portion]
    ) -> [Finding] {
        guard stored.map(\.lot) == computed.map(\.lot) else {
            return [finding("which lots stand behind a hold", "\(hold)", Int64(stored.count), Int64(computed.count))]
        }
        return zip(stored, computed).enumerated().flatMap { place, pair in
            differences(
                "\(hold) place \(place)",
                [
                    ("what a hold used of a lot", pair.0.used, pair.1.used),
                    ("what a hold gave back to a lot", pair.0.freed, pair.1.freed),
                ]
            )
        }
    }

    /// What a message was charged is the sum of its entries.
    private func compareCharges(repair: Bool) throws -> [Finding] {
        let wrong = try transaction.rows(
            """
            SELECT c.message_id, c.charged, CAST(coalesce(sum(e.amount), 0) AS BIGINT) AS entries
            FROM charges c LEFT JOIN charge_entries e
                ON e.workspace_id = c.workspace_id AND e.message_id = c.message_id AND e.kind <> 'release'
            WHERE c.workspace_id = \(workspace) GROUP BY c.message_id, c.charged
            HAVING c.charged <> coalesce(sum(e.amount), 0) ORDER BY c.message_id
            """
        ).map { row -> (message: MessageID, stored: Points, computed: Points) in
            (try row["message_id"], try row["charged"], try row["entries"])
        }
        if repair {
            try transaction.runEach(
                wrong.map { charge in
                    """
                    UPDATE charges SET charged = \(charge.computed)
                    WHERE workspace_id = \(workspace) AND message_id = \(charge.message)
                    """
                }
            )
        }
        return wrong.map { finding("what a message was charged", "\($0.message)", $0.stored.micro, $0.computed.micro) }
    }

    private func differences(_ subject: String, _ pairs: [(String, Points?, Points)]) -> [Finding] {
        pairs.filter { $1 != $2 }.map { finding($0, subject, $1?.micro ?? 0, $2.micro) }
    }

    private func finding(_ what: String, _ subject: String, _ found: Int64, _ expected: Int64) -> Finding {
        Finding(
            invariant: "rebuild",
            workspace: workspace,
            sentence: "\(what) is what the journal says",
            subject: subject,
            found: found,
            expected: expected
        )
    }
}

extension Transfer {
    init(_ row: Row) throws {
        self.init(
            kind: try row["kind"],
            amount: try row["amount"],
            hold: try row["hold_id"],
            lot: try row["lot_id"],
            batch: try row["batch_id"],
            idempotencyKey: try row["idempotency_key"]
        )
    }
}
