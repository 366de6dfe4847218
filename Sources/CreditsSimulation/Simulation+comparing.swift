import Credits
import Primitives
import Storage

extension Simulation {
    func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }

    /// Does something on both sides. One time in twenty it crashes before the commit, and nothing of it has happened.
    func step(_ body: () throws -> Void) throws {
        guard pick(20) == 0 else { return try body() }
        let kept = (oracle, lots, holds, freezes, messages)
        do {
            try transaction.savepoint {
                try body()
                throw Crash()
            }
        } catch is Crash {}
        (oracle, lots, holds, freezes, messages) = kept
        trail.append("  crashed")
    }

    func compare(whole: Bool) throws {
        // Both sides sweep, so that a lot that ran out in a step that moved nothing is not a difference.
        oracle.expire(now)
        try ledger.expireLots(workspace)
        let wallet = try ledger.wallet(workspace).balances
        let found = [wallet.available, wallet.held, wallet.spent, wallet.expired].map(\.micro)
        let expected = [oracle.available, oracle.held, oracle.spent, oracle.expired].map(Int64.init)
        try expect(found == expected, "available, held, spent, expired are \(found) and should be \(expected)")
        guard whole else { return }
        try compareLots()
        try compareMessages()
        let findings =
            try Verifier(transaction, settings: settings).findings(workspace: workspace)
            + Rebuild(transaction, workspace: workspace).run(repair: false)
        try expect(findings.isEmpty, findings.map(\.description).joined(separator: "\n"))
    }

    func compareLots() throws {
        for (place, lot) in lots.enumerated() {
            let row = try transaction.row(
                "SELECT held, used, expired, clawed FROM lots WHERE workspace_id = \(workspace) AND id = \(lot)"
            )
            let found: [Int64] = try ["held", "used", "expired", "clawed"].map { try row?[$0] ?? -1 }
            let expected = [
                oracle.count(lot: place, Oracle.isAside), oracle.count(lot: place) { $0 == .used },
                oracle.count(lot: place) { $0 == .expired }, oracle.count(lot: place) { $0 == .clawed },
            ].map(Int64.init)
            try expect(
                found == expected,
                "lot \(place): held, used, expired, clawed are \(found) and should be \(expected)"
            )
        }
    }

    func compareMessages() throws {
        for charge in try ledger.charges(workspace, messages) {
            let place = Int(charge.message.rawValue) - 1
            let expected = oracle.messages[place]
            try expect(
                charge.charge.charged.micro == Int64(expected.charged ?? 0)
                    && charge.charge.state.isOpen == expected.open,
                "message \(place) is \(charge.charge) and should be \(expected)"
            )
        }
        try expect(oracle.messages.count == messages.count, "there should be \(oracle.messages.count) messages")
    }

    func expect(_ holds: Bool, _ what: @autoclosure () -> String) throws {
        if !holds { throw Difference(description: what()) }
    }
}
