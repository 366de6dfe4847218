import Events
import Invoices
import Jobs
import Primitives
import Storage
import TestSupport
import Testing
import Workspaces

/// An operator with documents to issue, and a workspace that buys.
struct Office: Sendable {
    static let migrations = JobMigrations.all + EventMigrations.all + WorkspaceMigrations.all + InvoiceMigrations.all
    static let workspace = WorkspaceID(rawValue: 7)

    let database: Database
    let clock: TestClock
    let ambient: Ambient
    let service: InvoiceService

    var workspace: WorkspaceID { Self.workspace }
    var desk: DocumentDesk { service.desk }

    static func open(_ kind: TestDatabase, at now: String = "2026-11-29T06:30:00Z") async throws -> Office {
        let clock = TestClock(try #require(Timestamp(now)))
        let ambient = Ambient.test(clock)
        let database = try await kind.open(migrations)
        let service = InvoiceService(
            database: database,
            ambient: ambient,
            events: EventLog(ambient: ambient, subscribers: [])
        )
        return Office(database: database, clock: clock, ambient: ambient, service: service)
    }

    /// Issues a document for lines of these amounts.
    @discardableResult
    func issue(
        _ nets: String...,
        to recipient: Party = .company(),
        by supplier: Supplier? = nil,
        currency: String = "INR",
        reference: String = "payment:pay_1",
        workspace: WorkspaceID = Office.workspace
    ) async throws -> Document {
        let new = try NewDocument.fixture(
            nets,
            to: recipient,
            by: supplier,
            currency: currency,
            reference: reference,
            workspace: workspace
        )
        return try await database.write { try desk.issue(new, in: $0) }
    }

    @discardableResult
    func credit(_ document: Document, _ net: String, reference: String = "refund:1") async throws -> Document {
        let amount = try #require(Money(net, currency: document.currency))
        return try await database.write { transaction in
            try desk.credit(
                document.id,
                of: document.workspace,
                net: amount,
                reference: reference,
                reason: "Points returned",
                in: transaction
            )
        }
    }

    /// Nothing is wrong with what is stored.
    func expectSound(rates: GSTRates = .standard, _ place: SourceLocation = #_sourceLocation) async throws {
        #expect(try await service.verify(rates: rates) == [], sourceLocation: place)
    }
}

extension NewDocument {
    static func fixture(
        _ nets: [String] = ["100.00"],
        to recipient: Party = .company(),
        by supplier: Supplier? = nil,
        currency: String = "INR",
        reference: String = "payment:pay_1",
        split: TaxSplit? = nil,
        rates: GSTRates = .standard,
        workspace: WorkspaceID = Office.workspace
    ) throws -> NewDocument {
        let supplier = try supplier ?? .fixture()
        return NewDocument(
            workspace: workspace,
            kind: supplier.documentKind(for: currency),
            reference: reference,
            supplier: supplier,
            recipient: recipient,
            lines: try nets.map { net in
                let money = try #require(Money(net, currency: currency))
                let isWhole = money.minor % 100 == 0
                return DocumentLine(
                    description: "Message credits",
                    sac: "998429",
                    quantity: isWhole ? 100 : 1,
                    unit: isWhole ? "points" : "",
                    unitPrice: isWhole ? Money(minor: money.minor / 100, currency: currency) : money,
                    net: money
                )
            },
            split: split,
            rates: rates
        )
    }
}

extension Party {
    /// Registered in Maharashtra unless said.
    static func company(
        _ name: String = "Kamala Textiles Private Limited",
        gstin: String? = "27AAPFU0939F1ZV",
        state: String? = nil,
        country: String = "IN",
        isSEZ: Bool = false
    ) -> Party {
        Party(
            legalName: name,
            addressLines: ["14 Marine Drive", "Fort"],
            city: country == "IN" ? "Mumbai" : "Utrecht",
            postalCode: country == "IN" ? "400001" : "3511 AB",
            stateCode: state ?? gstin.map { String($0.prefix(2)) },
            country: country,
            gstin: gstin,
            email: "accounts@example.com",
            isSEZ: isSEZ
        )
    }

    /// A person without GSTIN.
    static func person(state: String?) -> Party { company("Asha Rao", gstin: nil, state: state) }

    static let abroad = company("Grachten BV", gstin: nil, country: "NL")

    /// Registered in the state of that code.
    static func registered(
        _ state: String,
        _ name: String = "Kamala Textiles Private Limited",
        isSEZ: Bool = false
    ) throws -> Party {
        let checks = [
            "01": "9", "04": "3", "07": "X", "26": "X", "27": "V", "29": "R", "31": "6", "33": "2", "34": "0",
            "35": "Y",
            "38": "S", "97": "O",
        ]
        return company(name, gstin: "\(state)AAPFU0939F1Z\(try #require(checks[state]))", isSEZ: isSEZ)
    }
}

extension Supplier {
    static func fixture(
        _ state: String = "27",
        export: ZeroRating = .undertaking,
        zone: ZeroRating = .integratedTax,
        gstin: Bool = true
    ) throws -> Supplier {
        Supplier(
            party: gstin
                ? try .registered(state, "Lodestone Cloud LLP")
                : .company("Lodestone Cloud LLP", gstin: nil, state: state),
            sac: "998429",
            series: try Series(taxInvoice: "WA", receipt: "WR", creditNote: "WC"),
            exportTreatment: export,
            zoneTreatment: zone,
            signatory: "R. Iyer"
        )
    }
}
