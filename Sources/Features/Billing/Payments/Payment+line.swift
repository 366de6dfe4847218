import Invoices
import Primitives

extension Payment {
    /// What its document says was sold. A part of a point has no price of its own: then it is one sale of them all.
    var line: DocumentLine {
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
