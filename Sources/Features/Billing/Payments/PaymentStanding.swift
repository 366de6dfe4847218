package import Primitives

/// The rules of a payment, without a database: what is heard changes the state, and says what has to be done.
///
/// Whatever is heard how often and in which order, a payment is credited at most once, and no money that came is
/// forgotten: it is credited, or set aside under its own name.
package struct PaymentStanding: Sendable, Equatable {
    package private(set) var state: PaymentState
    /// What the customer was asked for.
    package let total: Money
    /// The names of the money that was heard of.
    package private(set) var heard: Set<String>
    package let late: LateCapture

    package init(state: PaymentState, total: Money, heard: Set<String>, late: LateCapture) {
        self.state = state
        self.total = total
        self.heard = heard
        self.late = late
    }

    /// What has to be done in the same transaction.
    package enum Consequence: Sendable, Equatable {
        case nothing
        /// It ended without money.
        case close
        /// The points are the customer's.
        ///
        /// - afterClosing: the customer was told otherwise before, and must hear of it.
        case credit(Capture, afterClosing: Bool)
        case setAside(Capture, SuspenseReason)
    }

    package mutating func hear(_ report: PaymentReport) -> Consequence {
        switch report {
        case .open: .nothing
        case .captured(let capture): hear(capture)
        case .failed: close(.failed)
        case .expired: close(.expired)
        case .cancelled: close(.cancelled)
        }
    }

    private mutating func close(_ next: PaymentState) -> Consequence {
        guard state == .pending else { return .nothing }
        state = next
        return .close
    }

    private mutating func hear(_ capture: Capture) -> Consequence {
        guard heard.insert(capture.name).inserted else { return .nothing }
        guard state != .captured else { return .setAside(capture, .twice) }
        guard capture.amount == total else {
            state = .suspense
            return .setAside(capture, capture.amount.currency == total.currency ? .amount : .currency)
        }
        let isLate = state.isClosed
        if isLate, late == .refund { return .setAside(capture, .late) }
        state = .captured
        return .credit(capture, afterClosing: isLate)
    }
}
