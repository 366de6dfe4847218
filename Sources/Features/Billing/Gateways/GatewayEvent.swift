package import Primitives

/// A webhook that was verified.
package struct GatewayEvent: Sendable, Equatable {
    /// The gateway's name of this telling: the same one has the same name, however often it is sent.
    package let id: String
    /// In the gateway's words.
    package let kind: String
}

package enum GatewayNews: Sendable, Equatable {
    case payment(PaymentHandle, PaymentReport)
    case refund(RefundReport)
    case dispute(DisputeReport)
    /// Something became of the mandate whose page has this name: it is asked for.
    case mandate(reference: String)

    /// The gateway's name of the money that it is about; `nil` for a payment, which is found by other names.
    var gatewayPayment: String? {
        switch self {
        case .payment, .mandate: nil
        case .refund(let report): report.gatewayPayment
        case .dispute(let report): report.gatewayPayment
        }
    }
}

/// How a gateway names a payment: by its own word, by ours that it was given, or both.
package struct PaymentHandle: Sendable, Equatable {
    package let reference: String?
    package let payment: PaymentID?

    package init(reference: String?, payment: PaymentID? = nil) {
        self.reference = reference
        self.payment = payment
    }
}

/// What a gateway says of a refund.
package struct RefundReport: Sendable, Equatable {
    package enum State: Sendable, Equatable {
        case pending
        case done
        case failed(String)
    }

    /// The gateway's name of it.
    package let name: String
    /// Ours, where the gateway gives it back; a refund that was begun in the gateway's own console has none.
    package let key: String?
    /// The gateway's name of the money it is taken from.
    package let gatewayPayment: String
    package let amount: Money
    package let state: State
}

/// What a gateway says of a bank's question.
package struct DisputeReport: Sendable, Equatable {
    package enum State: String, Sendable, Equatable {
        case open
        case won
        case lost
    }

    package let name: String
    package let gatewayPayment: String
    package let amount: Money
    package let state: State
}
