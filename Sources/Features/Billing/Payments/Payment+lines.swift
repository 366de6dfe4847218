import Invoices
import Primitives

extension Payment {
    /// What its document says was sold.
    var documentLines: [DocumentLine] {
        switch purpose {
        case .points:
            return [pointsLine]
        case .subscription(let order):
            return order.lines.map { line in
                DocumentLine(
                    description: line.description,
                    sac: supplier.sac,
                    quantity: line.quantity,
                    unit: "",
                    unitPrice: Money(minor: line.each, currency: total.currency),
                    net: Money(minor: line.amount, currency: total.currency)
                )
            }
        }
    }

    /// A part of a point has no price of its own: then it is one sale of them all.
    private var pointsLine: DocumentLine {
        let (whole, rest) = points.micro.quotientAndRemainder(dividingBy: 1_000_000)
        let isWhole = rest == 0 && whole > 0 && split.net.minor % whole == 0
        return DocumentLine(
            description: isWhole ? "Message credits" : "Message credits: \(points) points",
            sac: supplier.sac,
            quantity: isWhole ? whole : 1,
            unit: isWhole ? "points" : "sale",
            unitPrice: isWhole ? Money(minor: split.net.minor / whole, currency: total.currency) : split.net,
            net: split.net
        )
    }
}
