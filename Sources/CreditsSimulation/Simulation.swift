import Credits
import Events
import Primitives
package import Storage
import TestSupport

/// One seed's life of a wallet: random steps on the ledger and on the oracle, compared after each.
///
/// Runs inside one transaction, so that 500 of them take seconds. A step that "crashes" runs in a savepoint that is undone.
/// Used by the tests and by `bench`.
package final class Simulation {
    package struct Difference: Error, CustomStringConvertible {
        package let description: String
    }

    struct Crash: Error {}

    static let keep: Duration = .hours(72)
    /// Steps of one life.
    package static let horizon = 45

    let workspace: WorkspaceID
    let transaction: Transaction
    let clock = TestClock()
    let settings = CreditSettings(noticeAt: Points(micro: 20), keepHeld: Simulation.keep)
    let ledger: Ledger
    var random: SeededGenerator
    var oracle = Oracle(keep: Simulation.keep.milliseconds)
    var trail: [String] = []

    var lots: [LotID] = []
    var holds: [HoldID] = []
    /// The references of disputes.
    var freezes: [String] = []
    var messages: [MessageID] = []
    var batches: [[Heard]] = []
    var references = 0

    /// A word for both sides.
    struct Heard {
        enum Kind { case submitting, accepted, billable(MessageCategory, Int64), unpriced, free, failed, never }

        let message: Int
        let kind: Kind
    }

    package init(seed: UInt64, in transaction: Transaction) {
        workspace = WorkspaceID(rawValue: Int64(seed) + 1)
        self.transaction = transaction
        random = SeededGenerator(seed: seed)
        // Identities differ between seeds: they share the database, and prices are the instance's.
        let ambient = Ambient.test(clock, seed: seed)
        ledger = Ledger(
            transaction,
            ambient: ambient,
            events: EventLog(ambient: ambient, subscribers: []),
            settings: settings
        )
    }

    /// - Throws: `Difference`, with all that was done.
    package func run() throws {
        try ledger.open(workspace, book: "INR")
        do {
            for step in 0..<Self.horizon {
                try perform()
                try compare(whole: step % 15 == 14)
            }
            try compare(whole: true)
        } catch {
            throw Difference(description: "\(error)\n\(trail.joined(separator: "\n"))")
        }
    }

    func perform() throws {
        switch pick(100) {
        case 0..<14: try grant()
        case 14..<30: try hold()
        case 30..<46: try assign()
        case 46..<49: try clawBack()
        case 49: try deduct()
        case 50..<53: try freeze()
        case 53..<55: try thaw()
        case 55..<76: try settle()
        case 76..<81: try replay()
        case 81..<85: try close()
        case 85..<93: clock.advance(by: .minutes(Int64(pick(1500)) - 60))
        case 93..<96: try expireOverdue()
        default: try closeOverdueHolds()
        }
    }
}
