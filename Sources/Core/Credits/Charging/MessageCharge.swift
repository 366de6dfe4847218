package import Primitives

/// What one message was quoted, holds and cost: a row of the sub-ledger.
package struct MessageCharge: Sendable, Equatable {
    package let message: MessageID
    package let hold: HoldID?
    package let quote: Quote
    /// From which number and to whom; unknown for messages from before reports asked.
    package var subject: ChargeSubject?
    package var charge: Charge
    /// How long its money is kept after the send.
    package let keepHeld: Duration
    package var deadlineAt: Timestamp?
    /// What Meta called it in the end, also where we have no price for that; `nil` until it is known.
    package var finalCategory: String?
    package var finalPrice: PriceID?
    package var finalFreeReason: FreeReason?
    /// The provider's time of the word that decided.
    package var eventAt: Timestamp?
}
