/// An order to review and to pay (India). Source: whatsapp-cloud-api.md, section 13.
public struct OrderDetails: Hashable, Sendable {
    public enum Goods: String, Hashable, Sendable {
        case digital = "digital-goods"
        case physical = "physical-goods"
    }

    public struct Item: Hashable, Sendable {
        public var retailerID: String?
        /// At most 60 characters.
        public var name: String
        public var amount: Amount
        public var saleAmount: Amount?
        public var quantity: Int

        public init(
            retailerID: String? = nil,
            name: String,
            amount: Amount,
            saleAmount: Amount? = nil,
            quantity: Int = 1
        ) {
            self.retailerID = retailerID
            self.name = name
            self.amount = amount
            self.saleAmount = saleAmount
            self.quantity = quantity
        }
    }

    /// At most 35 letters, digits, `_`, `-` and `.`; unique among all orders.
    public var referenceID: String
    public var goods: Goods
    public var currency: String
    public var payment: [PaymentSetting]
    /// Where physical goods go.
    public var beneficiaries: [Beneficiary]
    public var items: [Item]
    public var tax: Amount
    public var shipping: Amount?
    public var discount: Amount?
    public var catalogID: String?
    /// Unix seconds, at least 300 ahead, and a text of at most 120 characters.
    public var expirationSeconds: Int64?
    public var expirationText: String?

    public init(
        referenceID: String,
        goods: Goods,
        currency: String = "INR",
        payment: [PaymentSetting],
        items: [Item],
        tax: Amount = Amount(0)
    ) {
        self.referenceID = referenceID
        self.goods = goods
        self.currency = currency
        self.payment = payment
        self.items = items
        self.tax = tax
        beneficiaries = []
    }

    /// Σ (sale amount or amount) × quantity; stays at the ends of what fits.
    public var subtotal: Amount {
        Amount(
            items.reduce(0) { $0.plus(($1.saleAmount ?? $1.amount).value.times(Int64($1.quantity))) },
            offset: items.first?.amount.offset ?? tax.offset
        )
    }

    /// Subtotal + tax + shipping - discount; stays at the ends of what fits.
    public var total: Amount {
        let sum = subtotal.value.plus(tax.value).plus(shipping?.value ?? 0)
        return Amount(sum.plus((discount?.value ?? 0).times(-1)), offset: subtotal.offset)
    }
}

extension Int64 {
    fileprivate func plus(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other < 0 ? .min : .max) : sum
    }

    fileprivate func times(_ other: Int64) -> Int64 {
        let (product, overflow) = multipliedReportingOverflow(by: other)
        return overflow ? ((self < 0) == (other < 0) ? .max : .min) : product
    }
}
