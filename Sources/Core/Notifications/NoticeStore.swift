import Primitives
import Routes
import Storage

/// The tables of notices and of who read them.
struct NoticeStore {
    let transaction: Transaction

    /// `false` when there is one with this key already.
    func insert(_ notice: NewNotice, id: NoticeID, at now: Timestamp) throws -> Bool {
        let (member, role): (MemberID?, Role) =
            switch notice.audience {
            case .member(let member): (member, .member)
            case .role(let role): (nil, role)
            }
        return try transaction.run(
            """
            INSERT INTO notices (
                workspace_id, id, member_id, role, kind, title, detail, link, dedupe_key, created_at
            ) VALUES (
                \(notice.workspace), \(id), \(member), \(role.rawValue), \(notice.kind), \(notice.title),
                \(notice.detail), \(notice.link), \(notice.dedupeKey), \(now)
            )
            ON CONFLICT (workspace_id, dedupe_key) DO NOTHING
            """
        ) == 1
    }

    /// What the member may see, newest first.
    func page(for reader: NoticeReader, after last: NoticeID?, limit: Int) throws -> [Notice] {
        var sql: SQL = """
            SELECT notices.id, kind, title, detail, link, created_at, read_at FROM notices
            LEFT JOIN notice_readings ON notice_readings.workspace_id = notices.workspace_id
                AND notice_readings.notice_id = notices.id AND notice_readings.member_id = \(reader.member)
            WHERE \(visible(to: reader))
            """
        if let last { sql += " AND notices.id < \(last)" }
        return try transaction.rows(sql + " ORDER BY notices.id DESC LIMIT \(limit)").map { row in
            Notice(
                id: try row["id"],
                kind: try row["kind"],
                title: try row["title"],
                detail: try row["detail"],
                link: try row["link"],
                createdAt: try row["created_at"],
                readAt: try row["read_at"]
            )
        }
    }

    /// Marks everything that the member can see now as read.
    func markRead(by reader: NoticeReader, at now: Timestamp) throws {
        try transaction.run(
            """
            INSERT INTO notice_readings (workspace_id, member_id, notice_id, read_at)
            SELECT notices.workspace_id, CAST(\(reader.member) AS BIGINT), notices.id, CAST(\(now) AS BIGINT)
            FROM notices WHERE \(visible(to: reader))
            ON CONFLICT (workspace_id, member_id, notice_id) DO NOTHING
            """
        )
    }

    private func visible(to reader: NoticeReader) -> SQL {
        let roles = Role.allCases.filter { $0 <= reader.role }.map(\.rawValue)
        return """
            notices.workspace_id = \(reader.workspace)
                AND (notices.member_id = \(reader.member) OR (notices.member_id IS NULL AND role IN \(list: roles)))
            """
    }
}

/// The member through whose eyes notices are looked at.
struct NoticeReader: Sendable {
    let workspace: WorkspaceID
    let member: MemberID
    let role: Role

    /// - Throws: `sign-in-required` when the caller is no person.
    init(_ caller: Caller) throws {
        guard case .member(let member, _, let role) = caller.actor else { throw Problem.signInRequired }
        workspace = caller.workspace
        self.member = member
        self.role = role
    }
}
