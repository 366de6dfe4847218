import Invoices
import Primitives
import TestSupport
import Testing

@testable import Billing

struct RefundPlanTests {
    private static func split(net: Int64, local: Bool) throws -> TaxSplit {
        let supplier = Party(
            legalName: "S",
            addressLines: ["1"],
            city: "Mumbai",
            postalCode: "400001",
            stateCode: "27",
            country: "IN",
            gstin: "27AAPFU0939F1ZV"
        )
        let recipient = Party(
            legalName: "R",
            addressLines: ["1"],
            city: "X",
            postalCode: "400001",
            stateCode: local ? "27" : "29",
            country: "IN"
        )
        return try TaxRules.split(
            net: Money(minor: net, currency: "INR"),
            supplier: supplier,
            recipient: recipient,
            at: Timestamp(seconds: 1_795_424_400)
        )
    }

    @Test(arguments: 1...200)
    func `Refunds of any sizes add up to the payment, each with a net whose tax makes its sum`(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let points = Points(Int64.random(in: 100...100_000, using: &random))
        let price = Int64.random(in: 1...300, using: &random)
        let split = try Self.split(net: points.micro / 1_000_000 * price, local: Bool.random(using: &random))
        let none = Money(minor: 0, currency: "INR")
        var refunded = Payment.Refunded(amount: none, net: none, points: .zero)

        for _ in 0..<6 {
            let left = split.total.minor - refunded.amount.minor
            guard left > 1 else { break }
            let wanted = Money(minor: Int64.random(in: 1..<left, using: &random), currency: "INR")
            guard let plan = try? RefundPlan(wanted, of: split, points: points, refunded: refunded) else { continue }
            #expect(plan.amount.minor <= wanted.minor && wanted.minor - plan.amount.minor <= 3, "seed \(seed)")
            let tax = try split.components.reduce(0) { sum, component in
                sum + (try TaxRules.tax(on: plan.net, basisPoints: component.basisPoints).minor)
            }
            #expect(plan.net.minor + tax == plan.amount.minor, "seed \(seed)")
            refunded.amount = Money(minor: refunded.amount.minor + plan.amount.minor, currency: "INR")
            refunded.net = Money(minor: refunded.net.minor + plan.net.minor, currency: "INR")
            refunded.points += plan.points
        }
        let rest = Money(minor: split.total.minor - refunded.amount.minor, currency: "INR")
        let last = try RefundPlan(rest, of: split, points: points, refunded: refunded)
        #expect(last.amount == rest)
        #expect(refunded.net.minor + last.net.minor == split.net.minor, "seed \(seed)")
        #expect(refunded.points + last.points == points, "seed \(seed)")
        #expect(last.points >= .zero && last.net.minor > 0, "seed \(seed)")
    }
}
