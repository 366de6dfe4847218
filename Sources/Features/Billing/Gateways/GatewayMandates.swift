package import Primitives

/// What a gateway can take without the customer, once they have allowed it.
package struct GatewayMandates: Sendable {
    /// How long before a debit we must have told the customer, by currency: nothing where it is not named, or where the
    /// gateway tells them itself.
    package let notice: [String: Duration]
    /// Above it a person has to confirm every debit, by currency.
    package let limit: [String: Money]

    /// Opens a page on which the customer allows it.
    package var authorise: @Sendable (MandateRequest) async throws -> Checkout
    /// Asks what has become of it.
    package var find: @Sendable (_ reference: String) async throws -> MandateReport
    /// Makes what must be on our disk before `charge`, and gives its name: asked again, `charge` goes on with the same.
    package var prepare: @Sendable (ChargeRequest) async throws -> String? = { _ in nil }
    /// Takes the money. The same request again takes nothing more, and tells where it stands.
    package var charge: @Sendable (ChargeRequest) async throws -> ChargeReport
    /// Gives it up. What was given up before is no error.
    package var revoke: @Sendable (MandateGrant) async throws -> Void

    /// At least 24 hours' notice before a debit in rupees, and up to 15,000 INR without the customer's own confirmation.
    ///
    /// Source: shared/design/credits.md section 9 (the Reserve Bank of India's rules for e-mandates).
    static let rupeeNotice: [String: Duration] = ["INR": .hours(24)]
    static let rupeeLimit = ["INR": Money(minor: 1_500_000, currency: "INR")]
}

/// Who is asked to allow it.
package struct MandateRequest: Sendable {
    package let mandate: MandateID
    package let currency: String
    package let customerName: String
    package let email: String?
    package let description: String
    /// When the page may end.
    package let expiresAt: Timestamp
    /// Absolute.
    package let returnURL: String
}

/// What a charge names.
package struct MandateGrant: Sendable, Equatable {
    package let customer: String?
    package let token: String
}

package enum MandateReport: Sendable, Equatable {
    /// Nobody has allowed it yet.
    case open
    /// - label: for people: `Visa 4242`.
    /// - paid: what was taken to prove the means of payment, to be sent back.
    case active(MandateGrant, label: String?, paid: Capture?)
    /// For good.
    case ended(String)
}

package struct ChargeRequest: Sendable {
    /// Also what tells a repetition from a second charge.
    package let payment: PaymentID
    package let total: Money
    package let grant: MandateGrant
    package let description: String
    package let email: String?
    /// What `prepare` gave.
    package let prepared: String?
}

package enum ChargeReport: Sendable, Equatable {
    case captured(Capture, reference: String)
    /// It is under way, by this name.
    case pending(reference: String)
    /// The bank wants to hear from the customer themselves.
    case needsPerson
    case failed(code: String, detail: String)
}
