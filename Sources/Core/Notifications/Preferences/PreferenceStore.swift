import Primitives
import Storage

/// The table of what members chose.
struct PreferenceStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    func set(_ ways: NoticeWays, of kind: String, by member: MemberID, at now: Timestamp) throws {
        try transaction.run(
            """
            INSERT INTO notice_preferences (workspace_id, member_id, kind, app, email, push, changed_at)
            VALUES (\(workspace), \(member), \(kind), \(ways.app), \(ways.email), \(ways.push), \(now))
            ON CONFLICT (workspace_id, member_id, kind) DO UPDATE SET
                app = excluded.app, email = excluded.email, push = excluded.push, changed_at = excluded.changed_at
            """
        )
    }

    /// What the member chose, by kind. Kinds without a choice are absent.
    func choices(of member: MemberID) throws -> [String: NoticeWays] {
        let rows = try transaction.rows(
            "SELECT * FROM notice_preferences WHERE workspace_id = \(workspace) AND member_id = \(member)"
        )
        return Dictionary(try rows.map { (try $0["kind"], try Self.ways($0)) }, uniquingKeysWith: { first, _ in first })
    }

    /// What these members chose about one kind. Those without a choice are absent.
    func choices(of members: [MemberID], about kind: String) throws -> [MemberID: NoticeWays] {
        let rows = try transaction.rows(
            """
            SELECT * FROM notice_preferences
            WHERE workspace_id = \(workspace) AND member_id IN \(list: members) AND kind = \(kind)
            """
        )
        return Dictionary(
            try rows.map { (try $0["member_id"], try Self.ways($0)) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    func deleteAll(of member: MemberID) throws {
        try transaction.run(
            "DELETE FROM notice_preferences WHERE workspace_id = \(workspace) AND member_id = \(member)"
        )
    }

    private static func ways(_ row: Row) throws -> NoticeWays {
        NoticeWays(app: try row["app"], email: try row["email"], push: try row["push"])
    }
}
