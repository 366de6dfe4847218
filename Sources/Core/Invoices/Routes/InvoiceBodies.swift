package import Primitives

/// Money on the wire: `{"amount":"118.00","currency":"INR"}`.
package struct MoneyBody: Codable, Sendable, Equatable {
    package let amount: String
    package let currency: String

    package init(_ money: Money) {
        amount = "\(money)"
        currency = money.currency
    }

    /// `nil` when the amount has another shape.
    package var money: Money? { Money(amount, currency: currency) }
}

struct InvoiceBody: Codable, Sendable {
    let id: DocumentID
    let number: String
    let kind: DocumentKind
    let issuedAt: Timestamp
    let recipientName: String
    let net: MoneyBody
    let tax: MoneyBody
    let total: MoneyBody
    let paymentId: String?
    let correctsId: DocumentID?

    init(_ document: Document) {
        id = document.id
        number = "\(document.number)"
        kind = document.kind
        issuedAt = document.issuedAt
        recipientName = document.recipient.legalName
        net = MoneyBody(document.split.net)
        tax = MoneyBody(document.split.tax)
        total = MoneyBody(document.split.total)
        let payment = "payment:"
        paymentId = document.reference.hasPrefix(payment) ? String(document.reference.dropFirst(payment.count)) : nil
        correctsId = document.correction?.document
    }
}
