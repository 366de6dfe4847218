import Foundation
import Primitives
import Routes
import Storage

/// The tables of notices and of who read them.
struct NoticeStore {
    let transaction: Transaction
    /// What the reader does not want to see, by kind of notice.
    var hidden: [String] = []

    /// `false` when there is one with this key already.
    func insert(_ notice: NewNotice, id: NoticeID, at now: Timestamp) throws -> Bool {
        let (member, role): (MemberID?, Role) =
            switch notice.audience {
            case .member(let member): (member, .member)
            case .role(let role): (nil, role)
            }
        let facts = try Self.stored(notice.facts)
        return try transaction.run(
            """
            INSERT INTO notices (
                workspace_id, id, member_id, role, kind, title, detail, facts, link, dedupe_key, created_at
            ) VALUES (
                \(notice.workspace), \(id), \(member), \(role.rawValue), \(notice.kind), \(notice.title.text),
                \(notice.detail.text), \(facts), \(notice.link), \(notice.dedupeKey), \(now)
            )
            ON CONFLICT (workspace_id, dedupe_key) DO NOTHING
            """
        ) == 1
    }

    func isThere(_ dedupeKey: String, in workspace: WorkspaceID) throws -> Bool {
        try transaction.row(
            "SELECT id FROM notices WHERE workspace_id = \(workspace) AND dedupe_key = \(dedupeKey)"
        ) != nil
    }

    /// What the member may see, newest first.
    func page(for reader: NoticeReader, after last: NoticeID?, limit: Int) throws -> [Notice] {
        var sql: SQL = """
            SELECT notices.id, kind, title, detail, facts, link, created_at, read_at FROM notices
            LEFT JOIN notice_readings ON notice_readings.workspace_id = notices.workspace_id
                AND notice_readings.notice_id = notices.id AND notice_readings.member_id = \(reader.member)
            WHERE \(visible(to: reader))
            """
        if let last { sql += " AND notices.id < \(last)" }
        return try transaction.rows(sql + " ORDER BY notices.id DESC LIMIT \(limit)").map(Self.notice)
    }

    /// Through nobody's eyes: as not read.
    func find(_ id: NoticeID, in workspace: WorkspaceID) throws -> Notice? {
        try transaction.row(
            """
            SELECT id, kind, title, detail, facts, link, created_at, NULL AS read_at FROM notices
            WHERE workspace_id = \(workspace) AND id = \(id)
            """
        ).map(Self.notice)
    }

    private static func stored(_ facts: [String: String]) throws -> String? {
        guard !facts.isEmpty else { return nil }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(facts), as: UTF8.self)
    }

    private static func read(_ facts: String?) throws -> [String: String] {
        guard let facts else { return [:] }
        return try JSONDecoder().decode([String: String].self, from: Data(facts.utf8))
    }

    private static func notice(_ row: Row) throws -> Notice {
        Notice(
            id: try row["id"],
            kind: try row["kind"],
            title: try row["title"],
            detail: try row["detail"],
            facts: try read(row["facts"]),
            link: try row["link"],
            createdAt: try row["created_at"],
            readAt: try row["read_at"]
        )
    }

    /// How much there is that the member can see and has not read.
    func unread(by reader: NoticeReader) throws -> Int {
        let row = try transaction.row(
            """
            SELECT count(*) AS unread FROM notices WHERE \(visible(to: reader)) AND NOT EXISTS (\(reading(by: reader)))
            """
        )
        return try row?["unread"] ?? 0
    }

    /// Marks everything that the member can see now as read, or one notice of it. Returns how many were new to them.
    func markRead(_ only: NoticeID? = nil, by reader: NoticeReader, at now: Timestamp) throws -> Int {
        var sql: SQL = """
            INSERT INTO notice_readings (workspace_id, member_id, notice_id, read_at)
            SELECT notices.workspace_id, CAST(\(reader.member) AS BIGINT), notices.id, CAST(\(now) AS BIGINT)
            FROM notices WHERE \(visible(to: reader)) AND NOT EXISTS (\(reading(by: reader)))
            """
        if let only { sql += " AND notices.id = \(only)" }
        return try transaction.run(sql + " ON CONFLICT (workspace_id, member_id, notice_id) DO NOTHING")
    }

    /// Whether there is such a notice for the member.
    func exists(_ id: NoticeID, for reader: NoticeReader) throws -> Bool {
        try transaction.row("SELECT id FROM notices WHERE \(visible(to: reader)) AND id = \(id)") != nil
    }

    private func reading(by reader: NoticeReader) -> SQL {
        """
        SELECT 1 FROM notice_readings WHERE notice_readings.workspace_id = notices.workspace_id
            AND notice_readings.member_id = \(reader.member) AND notice_readings.notice_id = notices.id
        """
    }

    private func visible(to reader: NoticeReader) -> SQL {
        let roles = Role.allCases.filter { $0 <= reader.role }.map(\.rawValue)
        let all: SQL = """
            notices.workspace_id = \(reader.workspace)
                AND (notices.member_id = \(reader.member) OR (notices.member_id IS NULL AND role IN \(list: roles)))
            """
        return hidden.isEmpty ? all : all + " AND kind NOT IN \(list: hidden)"
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
