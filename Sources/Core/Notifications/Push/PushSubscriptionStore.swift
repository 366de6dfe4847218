import Crypto
import Primitives
import Storage

/// The table of browsers that may be woken.
struct PushSubscriptionStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    /// A member's devices; the newest replaces the oldest.
    static let devicesMax = 10

    /// Keeps the subscription, in the place of one of the same browser, and returns its identity.
    func put(_ new: PushSubscription) throws -> PushSubscriptionID {
        let hash = Array(SHA256.hash(data: Array(new.endpoint.utf8)))
        let row = try transaction.row(
            """
            INSERT INTO push_subscriptions (
                workspace_id, id, member_id, session_id, endpoint, endpoint_hash, p256dh, auth, key_generation, label,
                created_at
            ) VALUES (
                \(workspace), \(new.id), \(new.member), \(new.session), \(new.endpoint), \(hash), \(new.keys.p256dh),
                \(new.keys.auth), \(new.generation), \(new.label), \(new.createdAt)
            )
            ON CONFLICT (workspace_id, endpoint_hash) DO UPDATE SET
                member_id = excluded.member_id, session_id = excluded.session_id, p256dh = excluded.p256dh,
                auth = excluded.auth, key_generation = excluded.key_generation, label = excluded.label
            RETURNING id
            """
        )
        let id: PushSubscriptionID = try row?["id"] ?? new.id
        try transaction.run(
            """
            DELETE FROM push_subscriptions
            WHERE workspace_id = \(workspace) AND member_id = \(new.member) AND id <> \(id) AND id NOT IN (
                SELECT id FROM push_subscriptions WHERE workspace_id = \(workspace) AND member_id = \(new.member)
                    AND id <> \(id)
                ORDER BY id DESC LIMIT \(Self.devicesMax - 1)
            )
            """
        )
        return id
    }

    /// Oldest first.
    func list(of member: MemberID) throws -> [PushSubscription] {
        try transaction.rows(
            """
            SELECT * FROM push_subscriptions WHERE workspace_id = \(workspace) AND member_id = \(member) ORDER BY id
            """
        ).compactMap(Self.subscription)
    }

    func find(_ id: PushSubscriptionID) throws -> PushSubscription? {
        try transaction.row("SELECT * FROM push_subscriptions WHERE workspace_id = \(workspace) AND id = \(id)")
            .flatMap(Self.subscription)
    }

    /// Where these members are reached.
    func identities(of members: [MemberID]) throws -> [PushSubscriptionID] {
        guard !members.isEmpty else { return [] }
        return try transaction.rows(
            """
            SELECT id FROM push_subscriptions WHERE workspace_id = \(workspace) AND member_id IN \(list: members)
            ORDER BY id
            """
        ).map { try $0["id"] }
    }

    func markUsed(_ id: PushSubscriptionID, at now: Timestamp) throws {
        try transaction.run(
            "UPDATE push_subscriptions SET last_used_at = \(now) WHERE workspace_id = \(workspace) AND id = \(id)"
        )
    }

    func delete(_ id: PushSubscriptionID) throws {
        try transaction.run("DELETE FROM push_subscriptions WHERE workspace_id = \(workspace) AND id = \(id)")
    }

    /// `false` when the member has no such device.
    func delete(_ id: PushSubscriptionID, of member: MemberID) throws -> Bool {
        try transaction.run(
            """
            DELETE FROM push_subscriptions
            WHERE workspace_id = \(workspace) AND id = \(id) AND member_id = \(member)
            """
        ) == 1
    }

    func deleteAll(of member: MemberID) throws {
        try transaction.run(
            "DELETE FROM push_subscriptions WHERE workspace_id = \(workspace) AND member_id = \(member)"
        )
    }

    /// `nil` when its keys are none any more, which the table was never given.
    private static func subscription(_ row: Row) throws -> PushSubscription? {
        guard let keys = PushBrowserKeys(p256dh: try row["p256dh"], auth: try row["auth"]) else { return nil }
        return PushSubscription(
            id: try row["id"],
            member: try row["member_id"],
            session: try row["session_id"],
            endpoint: try row["endpoint"],
            keys: keys,
            generation: try row["key_generation"],
            label: try row["label"],
            createdAt: try row["created_at"],
            lastUsedAt: try row["last_used_at"]
        )
    }
}
