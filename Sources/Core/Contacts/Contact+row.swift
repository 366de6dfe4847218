import Primitives
import Storage

extension Contact {
    init(_ row: Row) throws {
        id = try row["id"]
        name = try row["name"]
        phone = try row["phone"]
        country = try row["country"]
        userID = try row["user_id"]
        username = try row["username"]
        email = try row["email"]
        let (company, owner): (CompanyID, MemberID) = (try row["company_id"], try row["owner_id"])
        self.company = company.rawValue == 0 ? nil : company
        self.owner = owner.rawValue == 0 ? nil : owner
        optIn = try row["opt_in"]
        optInSource = try row["opt_in_source"]
        optInAt = try row["opt_in_at"]
        refuses = ConsentPurpose.set(try row["refuses"])
        blockedAt = try row["blocked_at"]
        source = try row["source"]
        createdAt = try row["created_at"]
        updatedAt = try row["updated_at"]
        lastInboundAt = try row["last_inbound_at"]
        lastOutboundAt = try row["last_outbound_at"]
        activeAt = try row["active_at"]
        deletedAt = try row["deleted_at"]
        erasedAt = try row["erased_at"]
    }
}

extension ContactIdentity {
    init(_ row: Row) throws {
        kind = try row["kind"]
        value = try row["value"]
    }
}
