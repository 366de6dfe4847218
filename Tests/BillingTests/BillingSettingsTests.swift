import Primitives
import Storage
import TestSupport
import Testing

@testable import Billing

struct BillingSettingsTests {
    @Test(arguments: TestDatabase.all)
    func `Secrets are sealed on disk and never shown`(kind: TestDatabase) async throws {
        let world = try await BillingWorld(kind, gateways: [.razorpay, .cashfree, .stripe])
        let shown = try await world.settings.shown()
        #expect(shown.first { $0.name.text == "stripe.secret-key" }?.text == "(set)")
        #expect(shown.first { $0.name.text == "razorpay.key-id" }?.text == "rzp_key")
        let readable = try await world.count(
            "SELECT count(*) AS count FROM billing_settings WHERE name LIKE '%secret%' AND value IS NOT NULL"
        )
        #expect(readable == 0)
        let settings = try await world.settings.settings()
        #expect(settings["stripe.secret-key"] == "sk_test")
        #expect(settings.gateways(over: world.server.transport).map(\.id) == [.razorpay, .cashfree, .stripe])
    }

    @Test(arguments: [
        ("no.such", "1"), ("price.INR", "0"), ("price.INR", "1.001"), ("price.INR", "-1"), ("points-min.INR", "0"),
        ("points-min.INR", "100001"), ("points-max.USD", "1e5"), ("pending-minutes", "34"), ("pending-minutes", "1431"),
        ("late-capture", "keep"), ("stripe.url", "ftp://x"), ("stripe.url", "https://x/"), ("supplier.state", "99"),
        ("supplier.gstin", "27AAPFU0939F1ZA"), ("supplier.country", "India"), ("series.receipt", "WA"),
        ("supplier.export", "yes"), ("supplier.city", "a\nb"),
    ])
    func `A setting that means nothing is refused, and changes nothing`(name: String, value: String) async throws {
        let world = try await BillingWorld(.sqlite)
        await #expect(throws: BillingSettingError.self) {
            try await world.settings.set(["price.USD": "0.06", name: value])
        }
        #expect(try await world.settings.settings()["price.USD"] == nil)
    }

    @Test func `An empty value takes a setting away`() async throws {
        let world = try await BillingWorld(.sqlite)
        try await world.settings.set(["price.INR": "0.95"])
        #expect(try await world.settings.settings().terms("INR")?.price == Money(minor: 95, currency: "INR"))
        try await world.settings.set(["price.INR": ""])
        #expect(try await world.settings.settings().terms("INR")?.price == Money(minor: 100, currency: "INR"))
    }

    @Test func `The test gateway is there only while no real one is, and only in a sandbox`() async throws {
        let world = try await BillingWorld(.sqlite)
        func offered(_ desk: GatewayDesk) async throws -> [GatewayID] {
            desk.all(for: "INR", try await world.settings.settings()).map(\.id)
        }
        let outside = GatewayDesk(
            settings: world.settings,
            transport: world.server.transport,
            database: world.database,
            ambient: world.ambient,
            publicURL: "http://localhost",
            isSandbox: false
        )
        #expect(try await offered(world.tools.gateways) == [.test])
        #expect(try await offered(outside) == [])
        try await world.settings.set(BillingWorld.keys[.stripe] ?? [:])
        #expect(try await offered(world.tools.gateways) == [.stripe])
        #expect(try await offered(outside) == [.stripe])
        await #expect(throws: BillingError.gatewayNotFound("test")) { try await world.pay() }
    }
}
