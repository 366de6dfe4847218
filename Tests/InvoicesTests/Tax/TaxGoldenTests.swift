import Invoices
import Primitives
import TestSupport
import Testing

/// Sales with their taxes written out by hand.
struct TaxGoldenTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        /// Of the supplier.
        let home: String
        let recipient: Party
        let net: String
        /// `CGST 9 9.00`.
        let taxes: [String]
        let total: String
        let place: String?
        var supply = Supply.intraState
        var currency = "INR"
        var export = ZeroRating.undertaking
        var zone = ZeroRating.integratedTax

        var testDescription: String { name }
    }

    private static func local(_ state: String, _ tax: String) throws -> Case {
        Case(
            name: "within \(state)",
            home: state,
            recipient: try .registered(state),
            net: "100.00",
            taxes: ["CGST 9 9.00", "\(tax) 9 9.00"],
            total: "118.00",
            place: state
        )
    }

    private static func odd(_ net: String, _ each: String, _ total: String) -> Case {
        Case(
            name: "\(net) within a state",
            home: "27",
            recipient: .company(),
            net: net,
            taxes: ["CGST 9 \(each)", "SGST 9 \(each)"],
            total: total,
            place: "27"
        )
    }

    private static func across(_ net: String, _ tax: String, _ total: String) throws -> Case {
        Case(
            name: "\(net) to another state",
            home: "27",
            recipient: try .registered("29"),
            net: net,
            taxes: ["IGST 18 \(tax)"],
            total: total,
            place: "29",
            supply: .interState
        )
    }

    static let cases: [Case] = {
        do {
            return try places + amounts + borders
        } catch {
            return []
        }
    }()

    private static var places: [Case] {
        get throws {
            try [
                local("27", "SGST"), local("07", "SGST"), local("34", "SGST"), local("01", "SGST"),
                local("04", "UTGST"),
                local("26", "UTGST"), local("31", "UTGST"), local("35", "UTGST"), local("38", "UTGST"),
                local("97", "UTGST"),
                Case(
                    name: "one territory to another",
                    home: "04",
                    recipient: .registered("38"),
                    net: "100.00",
                    taxes: ["IGST 18 18.00"],
                    total: "118.00",
                    place: "38",
                    supply: .interState
                ),
                Case(
                    name: "a state to a territory",
                    home: "27",
                    recipient: .registered("31"),
                    net: "100.00",
                    taxes: ["IGST 18 18.00"],
                    total: "118.00",
                    place: "31",
                    supply: .interState
                ),
                Case(
                    name: "unregistered, same state",
                    home: "27",
                    recipient: .person(state: "27"),
                    net: "250.00",
                    taxes: ["CGST 9 22.50", "SGST 9 22.50"],
                    total: "295.00",
                    place: "27"
                ),
                Case(
                    name: "unregistered, by the state on record",
                    home: "27",
                    recipient: .person(state: "33"),
                    net: "250.00",
                    taxes: ["IGST 18 45.00"],
                    total: "295.00",
                    place: "33",
                    supply: .interState
                ),
                Case(
                    name: "registered, the state from the GSTIN alone",
                    home: "29",
                    recipient: .company(gstin: "29AAGCB7383J1Z4"),
                    net: "1000.00",
                    taxes: ["CGST 9 90.00", "SGST 9 90.00"],
                    total: "1180.00",
                    place: "29"
                ),
            ]
        }
    }

    private static var amounts: [Case] {
        get throws {
            try [
                odd("0.01", "0.00", "0.01"), odd("0.05", "0.00", "0.05"), odd("0.06", "0.01", "0.08"),
                odd("0.50", "0.05", "0.60"), odd("33.33", "3.00", "39.33"), odd("33.50", "3.02", "39.54"),
                odd("99.99", "9.00", "117.99"), odd("1234.50", "111.11", "1456.72"),
                odd("12345.67", "1111.11", "14567.89"), odd("100000.00", "9000.00", "118000.00"),
                across("0.01", "0.00", "0.01"), across("0.02", "0.00", "0.02"), across("0.03", "0.01", "0.04"),
                across("0.05", "0.01", "0.06"), across("0.50", "0.09", "0.59"), across("33.33", "6.00", "39.33"),
                across("33.50", "6.03", "39.53"), across("99.99", "18.00", "117.99"),
                across("1234.50", "222.21", "1456.71"), across("12345.67", "2222.22", "14567.89"),
            ]
        }
    }

    private static var borders: [Case] {
        get throws {
            try [
                Case(
                    name: "zone in the same state",
                    home: "27",
                    recipient: .registered("27", isSEZ: true),
                    net: "100.00",
                    taxes: ["IGST 18 18.00"],
                    total: "118.00",
                    place: "27",
                    supply: .zoneTaxed
                ),
                Case(
                    name: "zone in another state",
                    home: "27",
                    recipient: .registered("33", isSEZ: true),
                    net: "100.00",
                    taxes: ["IGST 18 18.00"],
                    total: "118.00",
                    place: "33",
                    supply: .zoneTaxed
                ),
                Case(
                    name: "zone by undertaking",
                    home: "27",
                    recipient: .registered("33", isSEZ: true),
                    net: "100.00",
                    taxes: [],
                    total: "100.00",
                    place: "33",
                    supply: .zoneUndertaking,
                    zone: .undertaking
                ),
                Case(
                    name: "export by undertaking",
                    home: "27",
                    recipient: .abroad,
                    net: "50.00",
                    taxes: [],
                    total: "50.00",
                    place: nil,
                    supply: .exportUndertaking,
                    currency: "USD"
                ),
                Case(
                    name: "export with integrated tax",
                    home: "27",
                    recipient: .abroad,
                    net: "50.00",
                    taxes: ["IGST 18 9.00"],
                    total: "59.00",
                    place: nil,
                    supply: .exportTaxed,
                    currency: "USD",
                    export: .integratedTax
                ),
                Case(
                    name: "abroad, but paid in rupees",
                    home: "27",
                    recipient: .abroad,
                    net: "100.00",
                    taxes: ["IGST 18 18.00"],
                    total: "118.00",
                    place: nil,
                    supply: .interState
                ),
            ]
        }
    }

    @Test func `There are at least forty`() {
        #expect(Self.cases.count >= 40)
    }

    @Test(arguments: cases)
    func `The taxes of a sale`(golden: Case) throws {
        let split = try TaxRules.split(
            net: try #require(Money(golden.net, currency: golden.currency)),
            supplier: try .registered(golden.home),
            recipient: golden.recipient,
            at: Timestamp(seconds: 1_795_424_400),
            export: golden.export,
            zone: golden.zone
        )

        #expect(split.components.map { "\($0.kind.name) \($0.percent) \($0.amount)" } == golden.taxes)
        #expect("\(split.total)" == golden.total)
        #expect(split.placeOfSupply == golden.place)
        #expect(split.supply == golden.supply)
        #expect(split.net.adding(split.tax) == split.total)
    }

    @Test func `Who is not registered charges no tax`() throws {
        for supplier in [Party.person(state: "27"), .abroad] {
            let split = try TaxRules.split(
                net: Money(minor: 10_000, currency: "INR"),
                supplier: supplier,
                recipient: .company(),
                at: Timestamp(seconds: 1_795_424_400)
            )
            #expect(split.components.isEmpty && split.supply == .outsideTax && split.placeOfSupply == nil)
        }
    }

    struct Refusal: Sendable {
        let recipient: Party
        let error: InvoiceError
        var currency = "INR"
        var at = "2026-11-29T00:00:00Z"
        var minor: Int64 = 100
    }

    @Test(arguments: [
        Refusal(recipient: .person(state: nil), error: .stateMissing),
        Refusal(recipient: .person(state: "25"), error: .unknownState("25")),
        Refusal(recipient: .company(gstin: "27AAPFU0939F1ZW"), error: .badGSTIN(.check)),
        Refusal(recipient: .company("X", gstin: nil, state: "27", isSEZ: true), error: .zoneNeedsGSTIN),
        Refusal(recipient: .company(), error: .rupeesNeeded, currency: "USD"),
        Refusal(recipient: .company(), error: .noRate(CivilDay(daysSince1970: 17_347)), at: "2017-06-30T18:29:59Z"),
        Refusal(recipient: .company(), error: .overflow, minor: .max / 800),
        Refusal(recipient: .company(), error: .badAmount(Money(minor: -1, currency: "INR")), minor: -1),
    ])
    func `What has to be mended first is said`(refusal: Refusal) throws {
        let (supplier, now) = (try Party.registered("27"), try #require(Timestamp(refusal.at)))
        #expect(throws: refusal.error) {
            try TaxRules.split(
                net: Money(minor: refusal.minor, currency: refusal.currency),
                supplier: supplier,
                recipient: refusal.recipient,
                at: now
            )
        }
    }

    @Test func `A GSTIN of another state than the address is refused`() throws {
        let (number, state) = (try GSTIN(parsing: "27AAPFU0939F1ZV"), try #require(IndianState(code: "29")))
        #expect(throws: InvoiceError.stateDisagrees(number, state)) {
            try Party.company(state: "29").checkedState()
        }
    }

    @Test func `The rate is that of the Indian day`() throws {
        let rates = GSTRates([
            (try #require(CivilDay("2017-07-01")), 1800), (try #require(CivilDay("2027-01-01")), 1250),
        ])
        func taxes(_ moment: String) throws -> [String] {
            try TaxRules.split(
                net: Money(minor: 10_000, currency: "INR"),
                supplier: .registered("27"),
                recipient: .company(),
                at: try #require(Timestamp(moment)),
                rates: rates
            ).components.map { "\($0.percent) \($0.amount)" }
        }

        #expect(try taxes("2026-12-31T18:29:59Z") == ["9 9.00", "9 9.00"])
        #expect(try taxes("2026-12-31T18:30:00Z") == ["6.25 6.25", "6.25 6.25"])
    }
}
