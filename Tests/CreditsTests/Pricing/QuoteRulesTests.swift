import Credits
import Primitives
import Testing

/// Meta's table of what is free, by date: `reference/whatsapp-cloud-api.md` section 11.
struct QuoteRulesTests {
    private static let now = Timestamp(seconds: 1_795_000_000)
    private static let closed = Window.closed
    private static let service = Window(serviceUntil: now + .seconds(1), entryPointUntil: nil, freeServiceLeft: 5)
    private static let usedUp = Window(serviceUntil: now + .seconds(1), entryPointUntil: nil, freeServiceLeft: 0)
    private static let entryPoint = Window(serviceUntil: now, entryPointUntil: now + .seconds(1), freeServiceLeft: 0)

    private static let rules: [(String, MessageCategory, Window, FreeReason?)] = [
        // Until 2025-06-30: service free since 2024-11, utility charged also inside the window.
        ("2025-06-30", .service, service, .customerService), ("2025-06-30", .utility, service, nil),
        ("2025-06-30", .marketing, entryPoint, .entryPoint),
        // From 2025-07-01: utility inside the window free.
        ("2025-07-01", .service, usedUp, .customerService), ("2025-07-01", .utility, service, .customerService),
        ("2025-07-01", .utility, closed, nil), ("2025-07-01", .marketing, service, nil),
        ("2025-07-01", .authentication, service, nil), ("2026-09-30", .utility, service, .customerService),
        ("2026-09-30", .service, usedUp, .customerService),
        // From 2026-10-01: service charged after the allowance, utility charged again.
        ("2026-10-01", .service, service, .monthlyAllowance), ("2026-10-01", .service, usedUp, nil),
        ("2026-10-01", .utility, service, nil), ("2026-10-01", .marketing, closed, nil),
        ("2026-10-01", .authentication, service, nil),
        // An entry point makes everything free at all times.
        ("2026-10-01", .marketing, entryPoint, .entryPoint), ("2026-10-01", .service, entryPoint, .entryPoint),
        ("2026-10-01", .authenticationInternational, entryPoint, .entryPoint),
        ("2026-10-01", .marketingLite, entryPoint, .entryPoint), ("2026-10-01", .marketingLite, service, nil),
        // Before the first block, the first.
        ("2020-01-01", .service, service, .customerService), ("2020-01-01", .marketing, closed, nil),
    ]

    @Test(arguments: rules)
    func `What is free depends on the day`(
        day: String,
        category: MessageCategory,
        window: Window,
        reason: FreeReason?
    ) throws {
        let day = try #require(CivilDay(day))

        #expect(QuoteRules.embedded.freeReason(category, window: window, at: Self.now, on: day) == reason)
    }

    @Test func `A window is closed at the very instant it ends`() throws {
        let day = try #require(CivilDay("2025-07-01"))
        let ended = Window(serviceUntil: Self.now, entryPointUntil: Self.now, freeServiceLeft: 0)

        #expect(QuoteRules.embedded.freeReason(.utility, window: ended, at: Self.now, on: day) == nil)
        let before = Timestamp(milliseconds: Self.now.milliseconds - 1)
        #expect(QuoteRules.embedded.freeReason(.utility, window: ended, at: before, on: day) == .entryPoint)
    }

    @Test func `A thousand service messages a month are free since October 2026`() throws {
        #expect(QuoteRules.embedded.freeServiceMessages(on: try #require(CivilDay("2026-10-01"))) == 1000)
        #expect(QuoteRules.embedded.freeServiceMessages(on: try #require(CivilDay("2026-09-30"))) == nil)
    }
}
