package import Primitives
import Storage

/// An organisation that contacts belong to.
package struct Company: Sendable, Equatable {
    package let id: CompanyID
    package var name: String
    /// Such as `example.com`.
    package var domain: String?
    package var industry: String?
    /// As people write it: `11-50`.
    package var size: String?
    package var address: String?
    /// GST or another tax number.
    package var taxID: String?
    package var owner: MemberID?
    package let createdAt: Timestamp
    package var updatedAt: Timestamp
}

extension Company {
    init(_ row: Row) throws {
        id = try row["id"]
        name = try row["name"]
        domain = try row["domain"]
        industry = try row["industry"]
        size = try row["size"]
        address = try row["address"]
        taxID = try row["tax_id"]
        let owner: MemberID = try row["owner_id"]
        self.owner = owner.rawValue == 0 ? nil : owner
        createdAt = try row["created_at"]
        updatedAt = try row["updated_at"]
    }
}
