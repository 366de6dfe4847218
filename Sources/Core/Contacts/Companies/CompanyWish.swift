package import Primitives
import Workspaces

/// A company as somebody asks for it: what a change leaves out stays, `null` empties.
package struct CompanyWish: Codable, Sendable {
    static let nameMax = 200

    package var name: String?
    package var domain: Edited<String> = .kept
    package var industry: Edited<String> = .kept
    package var size: Edited<String> = .kept
    package var address: Edited<String> = .kept
    package var taxId: Edited<String> = .kept
    package var ownerId: Edited<MemberID> = .kept
    package var tagIds: [TagID]?
    /// By their keys.
    package var fields: [String: PlainValue]?

    package init(name: String? = nil) {
        self.name = name
    }

    func changed(_ old: Company) throws -> Company {
        var company = old
        let name = (name ?? old.name).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard name.hasLength(1...Self.nameMax), !FoldedText(name).value.isEmpty else {
            throw CompanyError.text(field: "name", limit: Self.nameMax)
        }
        company.name = name
        company.domain = try Self.line(domain, old.domain, "domain", 253).map(Self.plainDomain)
        company.industry = try Self.line(industry, old.industry, "industry", 100)
        company.size = try Self.line(size, old.size, "size", 50)
        company.address = try Self.line(address, old.address, "address", 500)
        company.taxID = try Self.line(taxId, old.taxID, "taxId", 50)
        return company
    }

    /// As people paste it: without the scheme, the path and "www.".
    private static func plainDomain(_ text: String) -> String {
        var rest = text.lowercased()[...]
        for start in ["https://", "http://", "www."] where rest.hasPrefix(start) { rest = rest.dropFirst(start.count) }
        return String(rest.prefix { $0 != "/" })
    }

    private static func line(_ wish: Edited<String>, _ old: String?, _ field: String, _ limit: Int) throws -> String? {
        guard case .set(let text) = wish else { return old }
        let plain = (text ?? "").split { $0 == " " || $0 == "\t" }.joined(separator: " ")
        guard plain.hasLength(0...limit) else { throw CompanyError.text(field: field, limit: limit) }
        return plain.isEmpty ? nil : plain
    }
}
