import Invoices
import Primitives

extension Payment {
    /// What its document says was sold.
    var documentLines: [DocumentLine] {
        switch purpose {
        case .points:
            let count = points.micro / 1_000_000
            return [
                DocumentLine(
                    description: "Message credits",
                    sac: supplier.sac,
                    quantity: count,
                    unit: "points",
                    unitPrice: Money(minor: split.net.minor / count, currency: total.currency),
                    net: split.net
                )
            ]
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
}
