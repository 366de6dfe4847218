import Storage

extension Contact {
    init(_ row: Row) throws {
        id = try row["id"]
        name = try row["name"]
        phone = try row["phone"]
        userID = try row["user_id"]
        username = try row["username"]
        optIn = try row["opt_in"]
        optInSource = try row["opt_in_source"]
        optInAt = try row["opt_in_at"]
        blockedAt = try row["blocked_at"]
        source = try row["source"]
        createdAt = try row["created_at"]
        deletedAt = try row["deleted_at"]
    }
}

extension ContactIdentity {
    init(_ row: Row) throws {
        kind = try row["kind"]
        value = try row["value"]
    }
}
