import Primitives
import TestSupport
import Testing

@testable import Billing

struct PaymentStandingTests {
    private static let total = Money(minor: 11_800, currency: "INR")

    private func standing(_ state: PaymentState = .pending, late: LateCapture = .credit) -> PaymentStanding {
        PaymentStanding(state: state, total: Self.total, heard: [], late: late)
    }

    private static let right = Capture(name: "a", amount: total)

    @Test(arguments: [PaymentState.cancelled, .failed, .expired])
    func `Money for a closed payment is credited once and told, or goes back`(state: PaymentState) {
        var credits = standing(state)
        #expect(credits.hear(.captured(Self.right)) == .credit(Self.right, afterClosing: true))
        #expect(credits.state == .captured)
        #expect(credits.hear(.captured(Self.right)) == .nothing)

        var returns = standing(state, late: .refund)
        #expect(returns.hear(.captured(Self.right)) == .setAside(Self.right, .late))
        #expect(returns.state == state)
        #expect(returns.hear(.captured(Self.right)) == .nothing)
    }

    @Test(arguments: [
        (Money(minor: 11_799, currency: "INR"), SuspenseReason.amount),
        (Money(minor: 11_801, currency: "INR"), .amount),
        (Money(minor: 11_800, currency: "USD"), .currency),
    ])
    func `Money that does not fit is set aside and credits nothing`(amount: Money, reason: SuspenseReason) {
        var payment = standing()
        let capture = Capture(name: "a", amount: amount)
        #expect(payment.hear(.captured(capture)) == .setAside(capture, reason))
        #expect(payment.state == .suspense)

        let right = Capture(name: "b", amount: Self.total)
        #expect(payment.hear(.captured(right)) == .credit(right, afterClosing: false))
    }

    @Test func `A second payment for the same thing is set aside`() {
        var payment = standing()
        _ = payment.hear(.captured(Self.right))
        let second = Capture(name: "b", amount: Self.total)
        #expect(payment.hear(.captured(second)) == .setAside(second, .twice))
        #expect(payment.state == .captured)
    }

    @Test(arguments: PaymentState.allCases.filter { $0 != .pending })
    func `Only a pending payment is closed`(state: PaymentState) {
        for report in [PaymentReport.expired, .cancelled, .failed(code: "x", detail: "y"), .open] {
            var payment = standing(state)
            #expect(payment.hear(report) == .nothing)
            #expect(payment.state == state)
        }
    }

    @Test(arguments: 1...300)
    func `Whatever is heard in which order agrees with the oracle`(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let late = Bool.random(using: &random) ? LateCapture.credit : .refund
        var payment = standing(late: late)
        var oracle = PaymentOracle(price: Int(Self.total.minor), returnsLate: late == .refund)
        for _ in 0..<Int.random(in: 1...30, using: &random) {
            switch Int.random(in: 0..<8, using: &random) {
            case 0: oracle.close("expired", payment.hear(.expired))
            case 1: oracle.close("cancelled", payment.hear(.cancelled))
            case 2: oracle.close("failed", payment.hear(.failed(code: "x", detail: "y")))
            case 3: #expect(payment.hear(.open) == .nothing)
            default:
                let name = ["a", "b", "c", "d"].randomElement(using: &random) ?? "a"
                // A name's money never changes: what is told again is the same.
                let minor: Int64 = ["a": 11_800, "b": 11_800, "c": 11_700, "d": 11_800][name] ?? 0
                let currency = name == "d" ? "USD" : "INR"
                let capture = Capture(name: name, amount: Money(minor: minor, currency: currency))
                oracle.pay(name, Int(minor), isOurs: currency == "INR", payment.hear(.captured(capture)))
            }
            #expect(oracle.faults.isEmpty, "seed \(seed): \(oracle.faults)")
            #expect(payment.state.rawValue == oracle.word, "seed \(seed)")
        }
        #expect(oracle.credited.count <= 1, "seed \(seed)")
    }
}

/// The rules once more, written to be obviously right: a purse for each fate, and every coin is in one of them.
private struct PaymentOracle {
    let price: Int
    let returnsLate: Bool
    private(set) var word = "pending"
    private(set) var credited: [String] = []
    private var aside: [String] = []
    private(set) var faults: [String] = []

    init(price: Int, returnsLate: Bool) {
        self.price = price
        self.returnsLate = returnsLate
    }

    mutating func close(_ next: String, _ done: PaymentStanding.Consequence) {
        if word == "pending" {
            word = next
            if done != .close { faults.append("\(next) did not close") }
        } else if done != .nothing {
            faults.append("\(next) did something to \(word)")
        }
    }

    mutating func pay(_ name: String, _ amount: Int, isOurs: Bool, _ done: PaymentStanding.Consequence) {
        if credited.contains(name) || aside.contains(name) {
            if done != .nothing { faults.append("\(name) counted twice") }
            return
        }
        let isClosed = ["expired", "cancelled", "failed"].contains(word)
        let fits = amount == price && isOurs
        if fits, credited.isEmpty, !(isClosed && returnsLate) {
            credited.append(name)
            guard case .credit(let capture, let afterClosing) = done, capture.name == name, afterClosing == isClosed
            else {
                return faults.append("\(name) was not credited as it should: \(done)")
            }
            word = "captured"
        } else {
            aside.append(name)
            guard case .setAside(let capture, _) = done, capture.name == name else {
                return faults.append("\(name) was not set aside: \(done)")
            }
            if !fits, credited.isEmpty { word = "suspense" }
        }
    }
}
