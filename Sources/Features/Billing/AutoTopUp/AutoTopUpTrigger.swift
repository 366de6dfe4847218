package import Events
import Foundation
package import Primitives
import Storage

/// Asks the rule when the balance has fallen to its line, in the transaction in which it fell: a look at one row for each
/// change of a balance, and one job for a workspace.
package struct AutoTopUpTrigger: Sendable {
    let ambient: Ambient

    package init(ambient: Ambient) {
        self.ambient = ambient
    }

    package var observer: EventObserver {
        EventObserver(kinds: ["wallet.changed"]) { event, transaction in
            let balance = try JSONDecoder().decode(Balance.self, from: Data(event.payload.utf8))
            let row = try transaction.row(
                """
                SELECT below FROM auto_top_ups
                WHERE workspace_id = \(event.workspace) AND enabled = 1 AND payment_id IS NULL AND stopped_at IS NULL
                    AND charge_at IS NULL AND (next_try_at IS NULL OR next_try_at <= \(ambient.now()))
                """
            )
            guard let row, balance.available <= (try row["below"] as Points) else { return }
            // As the job does it: the rule, then the job. Whoever took them crosswise would wait for ever.
            _ = try AutoTopUpStore(transaction, in: event.workspace).lock()
            try AutoTopUpJob.look(in: event.workspace, at: ambient.now(), ambient: ambient, transaction)
        }
    }

    private struct Balance: Decodable {
        let available: Points
    }
}
