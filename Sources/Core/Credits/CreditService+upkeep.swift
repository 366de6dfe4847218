package import Jobs
import Primitives
import Storage

extension CreditService {
    static let upkeep = "credits.upkeep"

    /// What a `JobWorker` needs: one job a wallet that lives as long as the wallet.
    ///
    /// - Parameter onSettled: told of what the job settles by itself, in the transaction that settles it, so that whoever
    ///   shows a message's cost shows the same.
    package func jobHandlers(onSettled: @escaping SettlementObserver = { _, _, _ in }) -> [JobHandler] {
        // Dead letters are for work that can be left undone; this cannot.
        [
            JobHandler(kind: Self.upkeep, attemptsMax: 1_000_000) { job in
                try await CreditUpkeep(service: self, onSettled: onSettled).run(job)
            }
        ]
    }
}
