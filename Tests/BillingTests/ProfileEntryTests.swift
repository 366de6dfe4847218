import Invoices
import Testing

@testable import Billing

struct ProfileEntryTests {
    private func entry(_ change: (inout ProfileEntry) -> Void) -> ProfileEntry {
        var entry = BillingWorld.customer()
        change(&entry)
        return entry
    }

    private func field(_ entry: ProfileEntry, country: String = "IN") -> String? {
        do {
            _ = try entry.party(country: country)
            return nil
        } catch {
            guard case .badProfile(let field, _) = error else { return "\(error)" }
            return field
        }
    }

    @Test func `Each wrong field is named`() {
        #expect(field(entry { _ in }) == nil)
        #expect(field(entry { $0.legalName = " \n " }) == "legalName")
        #expect(field(entry { $0.legalName = String(repeating: "x", count: 201) }) == "legalName")
        #expect(field(entry { $0.addressLines = [] }) == "addressLines")
        #expect(field(entry { $0.addressLines = ["a", "b", "c", "d"] }) == "addressLines")
        #expect(field(entry { $0.city = "" }) == "city")
        #expect(field(entry { $0.postalCode = "4110" }) == "postalCode")
        #expect(field(entry { $0.postalCode = "011001" }) == "postalCode")
        #expect(field(entry { $0.stateCode = nil }) == "stateCode")
        #expect(field(entry { $0.stateCode = "99" }) == "stateCode")
        #expect(field(entry { $0.email = "nobody" }) == "email")
        #expect(field(entry { $0.isSEZ = true }) == "gstin")
    }

    @Test(arguments: ["\u{0301}", "\u{200D}\u{0301}"])
    func `One character of a quarter of a million marks is refused everywhere`(mark: String) {
        let pile = "A" + String(repeating: mark, count: 250_000)
        #expect(field(entry { $0.legalName = pile }) == "legalName")
        #expect(field(entry { $0.addressLines = [pile] }) == "addressLines")
        #expect(field(entry { $0.city = pile }) == "city")
        #expect(field(entry { $0.postalCode = pile }) == "postalCode")
        #expect(field(entry { $0.postalCode = pile }, country: "NO") == "postalCode")
        #expect(field(entry { $0.stateCode = pile }) == "stateCode")
        #expect(field(entry { $0.email = pile }) == "email")
    }

    @Test func `What turns the direction of writing is refused, and controls are dropped`() throws {
        #expect(field(entry { $0.legalName = "a\u{202E}b" }) == "legalName")
        #expect(field(entry { $0.addressLines = ["14 \u{2066}Marine Drive"] }) == "addressLines")
        #expect(field(entry { $0.city = "Mum\u{200B}bai" }) == "city")
        let party = try entry { $0.legalName = " श्री\u{0001} लक्\u{200D}ष्मी\r\nLtd\u{001B} " }.party(country: "IN")
        #expect(party.legalName == "श्री लक्\u{200D}ष्मी Ltd")
    }

    @Test(
        arguments: [
            ("27AAPFU0939F1ZV", nil), ("27aapfu0939f1zv", nil), ("27AAPFU0939F1ZA", "gstin"),
            ("27AAPFU0939F1Z", "gstin"),
            // Of Karnataka, with an address in Maharashtra.
            ("29AAGCB7383J1Z4", "gstin"), ("", nil),
        ] as [(String, String?)]
    )
    func `A GSTIN has its check character, and is of the state`(gstin: String, wrong: String?) {
        #expect(field(entry { $0.gstin = gstin }) == wrong)
    }

    @Test func `A GSTIN says the state by itself`() throws {
        let party = try entry {
            $0.stateCode = nil
            $0.gstin = "29AAGCB7383J1Z4"
        }.party(country: "IN")
        #expect(party.stateCode == "29")
    }

    @Test func `Outside India there is neither state nor GSTIN`() throws {
        let party = try entry {
            $0.gstin = "27AAPFU0939F1ZV"
            $0.postalCode = ""
        }.party(country: "NO")
        #expect(party.stateCode == nil)
        #expect(party.gstin == nil)
    }
}
