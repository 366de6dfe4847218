import Primitives
import TestSupport
import Testing

@testable import Credits

struct ConversationsTests {
    private static let start = Timestamp(milliseconds: 1_764_000_000_000)

    private static func line(_ id: Int64, _ contact: Int64, at: Timestamp, late: Duration, free: FreeReason?)
        -> UsageLine
    {
        UsageLine(
            at: at,
            message: MessageID(rawValue: id),
            outcome: free == nil ? .charged : .free,
            points: .zero,
            category: ["marketing", "utility", "service"][Int(id % 3)],
            country: "IN",
            market: "India",
            subject: ChargeSubject(channel: ChannelID(rawValue: id % 2), contact: ContactID(rawValue: contact)),
            reference: nil,
            quote: .zero,
            price: nil,
            unitPrice: nil,
            freeReason: free?.rawValue,
            eventAt: at - late
        )
    }

    @Test func `Forgetting what has ended changes no count, and keeps the table small`() {
        var random = SeededGenerator(seed: 5)
        var whole = Conversations(entryPointLength: .hours(72), sweepsFrom: .max)
        var swept = Conversations(entryPointLength: .hours(72), sweepsFrom: 1)
        var at = Self.start
        var most = 0
        for id in Int64(1)...40_000 {
            at = at + .minutes(Int64.random(in: 0...30, using: &random))
            let late: Duration =
                Int.random(in: 0...9, using: &random) == 0
                ? .milliseconds(Int64.random(in: 0...(7 * 86_400_000), using: &random)) : .seconds(2)
            let free = Int.random(in: 0...19, using: &random) == 0 ? FreeReason.entryPoint : nil
            // Somebody of a few, or somebody who is never written to again.
            let contact = Bool.random(using: &random) ? Int64.random(in: 1...40, using: &random) : 1_000 + id
            let line = Self.line(id, contact, at: at, late: late, free: free)
            #expect(whole.add(line) == swept.add(line), "message \(id)")
            most = max(most, swept.count)
        }

        // 417 days, of which nine or so are kept, and as much again before the next look.
        #expect(whole.count > 20_000 && most < 2_000, "\(whole.count) \(most)")
    }

    @Test func `A message of which nobody knows to whom it was is a conversation of its own, and is not kept`() {
        var conversations = Conversations(entryPointLength: .hours(72))
        for id in Int64(1)...3 {
            let line = UsageLine(
                at: Self.start,
                message: MessageID(rawValue: id),
                outcome: .charged,
                points: .zero,
                category: "marketing",
                country: "",
                market: "India",
                subject: nil,
                reference: nil,
                quote: .zero,
                price: nil,
                unitPrice: nil,
                freeReason: nil,
                eventAt: nil
            )
            #expect(conversations.add(line)?.kind == .business)
        }
        #expect(conversations.count == 0)
    }
}
