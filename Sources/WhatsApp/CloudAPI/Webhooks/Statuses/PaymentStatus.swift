/// What became of a payment that an order message asked for (India).
///
/// Only identity, state, reference and time are confirmed by Meta's pages; the rest follows older ones.
public struct PaymentStatus: Hashable, Sendable {
    public struct Amount: Hashable, Sendable {
        /// In units of 1/`offset` of the currency: 359750 with offset 100 is 3597.50.
        public let value: Int64
        public let offset: Int64
    }

    public struct Transaction: Hashable, Sendable {
        public let id: String?
        /// The gateway.
        public let type: String?
        public let status: String?
    }

    /// The order message, `wamid.…`
    public let messageID: String
    /// `pending`, `captured`, `failed`.
    public let state: String
    public let timestampSeconds: Int64
    /// The order's own reference.
    public let referenceID: String
    public let recipientID: String?
    public let amount: Amount?
    public let currency: String?
    public let transaction: Transaction?

    init(_ json: JSON) throws(WireError) {
        messageID = try json.needText("id")
        state = try json.needText("status")
        timestampSeconds = try json.needInteger("timestamp")
        let payment = try json.needChild("payment")
        referenceID = try payment.needText("reference_id")
        recipientID = json.text("recipient_id")
        amount = payment.child("amount").flatMap { amount in
            guard let value = amount.integer("value"), let offset = amount.integer("offset") else { return nil }
            return Amount(value: value, offset: offset)
        }
        currency = payment.text("currency")
        transaction = payment.child("transaction").map {
            Transaction(id: $0.text("id"), type: $0.text("type"), status: $0.text("status"))
        }
    }
}
