package import HTTPTypes
package import Primitives

/// One way to take money. An adapter speaks a gateway's language; what it means is decided elsewhere.
///
/// Calls throw `GatewayError` only.
package struct Gateway: Sendable {
    package let id: GatewayID
    /// ISO 4217.
    package let currencies: Set<String>

    /// Opens a page on which the customer pays.
    package var open: @Sendable (CheckoutRequest) async throws -> Checkout
    /// Asks what has become of it.
    package var find: @Sendable (_ reference: String) async throws -> [PaymentReport]
    /// Asks what has become of a charge without the customer that was prepared under this name; `nil` while nothing was tried,
    /// and where nothing is prepared. Known whether or not mandates are offered any more.
    package var findCharge: @Sendable (_ prepared: String) async throws -> ChargeReport? = { _ in nil }
    /// Closes the page, so that nobody pays any more. A page that is closed already is no error.
    package var close: @Sendable (_ reference: String) async throws -> Void
    /// Sends money back. The same request again changes nothing and tells where it stands.
    package var refund: @Sendable (RefundRequest) async throws -> RefundReport
    /// Asks what has become of a refund; `nil` when there is nothing to be learnt.
    ///
    /// - name: the gateway's name of it; without one it is looked for by our key among those of the payment.
    package var findRefund: @Sendable (_ name: String?, RefundRequest) async throws -> RefundReport?
    /// How it is asked for refunds and disputes that began elsewhere; `nil` when there can be none.
    package var aftermath: Aftermath?
    /// Verifies a webhook by its signature and says what it is called.
    package var read: @Sendable (Webhook) throws -> GatewayEvent
    /// What the body of a webhook tells that was verified before. Empty for what does not concern us.
    package var news: @Sendable (_ body: [UInt8]) throws -> [GatewayNews]
    /// What it can take without the customer; `nil` when it cannot.
    package var mandates: GatewayMandates?

    /// A webhook as it came.
    package struct Webhook: Sendable {
        package let headers: HTTPFields
        package let body: [UInt8]
        package let receivedAt: Timestamp

        package init(headers: HTTPFields, body: [UInt8], receivedAt: Timestamp) {
            self.headers = headers
            self.body = body
            self.receivedAt = receivedAt
        }
    }
}

/// What is to be paid, by whom, and where the browser goes afterwards.
package struct CheckoutRequest: Sendable {
    package let payment: PaymentID
    package let total: Money
    /// One line that the customer sees.
    package let description: String
    package let customerName: String
    package let email: String?
    package let expiresAt: Timestamp
    /// Absolute.
    package let returnURL: String
    /// Where webhooks go, absolute.
    package let webhookURL: String
}

/// A page on which the customer pays.
package struct Checkout: Sendable, Equatable {
    /// The gateway's name of it.
    package let reference: String
    package let url: String
}

package struct RefundRequest: Sendable {
    /// Ours: the gateway knows by it that a request is a repetition.
    package let key: String
    package let reference: String?
    /// The gateway's name of the money.
    package let gatewayPayment: String
    package let amount: Money
    package let reason: String
}
