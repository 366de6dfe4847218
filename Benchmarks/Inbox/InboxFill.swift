import Contacts
import Foundation
import Messaging
import Primitives
import Storage
import StoragePostgreSQL
import StorageSQLite
import TestSupport

/// `bench inbox`: fills the newest workspace of a database that a server has made with conversations and messages, so that
/// Benchmarks/inbox.py can ask that server for pages. Prints what it does, as JSON at the end.
struct InboxFill {
    let database: Database
    let plan: InboxPlan
    private let words = InboxWords()
    private static let batch = 5_000

    /// - Parameter options: `--sqlite FILE` or `--postgres CONNECTION`, `--conversations`, `--messages`.
    static func run(_ options: [String]) async throws {
        func value(_ name: String) -> String? {
            options.firstIndex(of: name).flatMap { options.dropFirst($0 + 1).first }
        }
        let engine: any Engine =
            if let file = value("--sqlite") {
                try SQLiteEngine(path: file)
            } else if let connection = value("--postgres") {
                try await PostgreSQLEngine.open(connection, connections: 2)
            } else {
                throw CocoaError(.fileReadUnknown)
            }
        let fill = InboxFill(
            database: Database(engine),
            plan: InboxPlan(
                conversations: Int(value("--conversations") ?? "") ?? 10_000,
                messages: Int(value("--messages") ?? "") ?? 200_000,
                now: Timestamp.clock().milliseconds
            )
        )
        try await fill.fill()
        try await fill.database.close()
    }

    private struct Place: Sendable {
        let workspace: Int64
        let channel: Int64
        let members: [Int64]
    }

    private func fill() async throws {
        let place = try await prepare()
        let clock = ContinuousClock()
        let begun = clock.now
        let ends = plan.ends()
        try await contacts(place, ends)
        try await conversations(place, ends)
        let people = clock.now - begun
        // Its entries come in the order of the conversations, not of time: sorted once is a hundred times quicker.
        let thread = "CREATE INDEX messages_thread ON messages (workspace_id, conversation_id, at, id)"
        try await database.write { try $0.run("DROP INDEX messages_thread") }
        try await messages(place, ends)
        try await database.write { try $0.run("\(raw: thread)") }
        try await database.write { try $0.run("ANALYZE") }
        let all = clock.now - begun
        print(
            #"{"conversations":\#(plan.conversations),"messages":\#(plan.messages),"people":\#(people.milliseconds),"all":\#(all.milliseconds)}"#
        )
    }

    /// Colleagues beside the owner, so that lists have names to show.
    private func prepare() async throws -> Place {
        try await database.write { transaction in
            guard let channel = try transaction.row("SELECT workspace_id, id FROM channels ORDER BY id DESC LIMIT 1"),
                let owner = try transaction.row(
                    "SELECT id FROM members WHERE workspace_id = \(try channel["workspace_id"] as Int64)"
                )
            else { throw CocoaError(.fileReadUnknown) }
            let workspace: Int64 = try channel["workspace_id"]
            var members: [Int64] = [try owner["id"]]
            for number in 1..<Int64(InboxPlan.members) {
                try transaction.run(
                    """
                    INSERT INTO users (id, email, name, password_hash, trial_key, created_at)
                    VALUES (\(number), \("agent\(number)@bench.example"), \("Agent \(number)"), 'none', \("agent\(number)"), 0)
                    """
                )
                try transaction.run(
                    """
                    INSERT INTO members (workspace_id, id, user_id, role, joined_at)
                    VALUES (\(workspace), \(number), \(number), 'MEMBER', 0)
                    """
                )
                members.append(number)
            }
            return Place(workspace: workspace, channel: try channel["id"], members: members)
        }
    }

    private func contacts(_ place: Place, _ ends: InboxPlan.Ends) async throws {
        try await inSlices(of: plan.conversations) { slice in
            var rows: [SQL] = []
            for number in slice {
                let name = "\(words.words[number % 997].capitalized) \(words.words[number % 29_989].capitalized)"
                let (id, phone) = (Self.id(ends.firstAt[number], number), "+9198\(10_000_000 + number)")
                rows.append(
                    """
                    INSERT INTO contacts
                    (workspace_id, id, name, phone, opt_in, source, folded_name, folded_last, created_at)
                    VALUES (\(place.workspace), \(id), \(name), \(phone), 'unknown', 'inbound', \(name.lowercased()),
                     \(name.lowercased().split(separator: " ").reversed().joined(separator: " ")), \(ends.firstAt[number]))
                    """
                )
                rows.append(
                    """
                    INSERT INTO contact_identities (workspace_id, kind, value, contact_id)
                    VALUES (\(place.workspace), 'phone', \(phone), \(id))
                    """
                )
            }
            return rows
        }
    }

    /// One in eight is open, as in a team that keeps up; most belong to somebody.
    private func conversations(_ place: Place, _ ends: InboxPlan.Ends) async throws {
        try await inSlices(of: plan.conversations) { slice in
            slice.map { number in
                var draw = SeededGenerator(seed: UInt64(number) + 7)
                let isOpen = draw.unit() < 0.125
                let last = Int(ends.lastPlace[number])
                let updated = plan.at(last)
                let waits = ends.lastInbound[number] == updated
                let assignee = draw.unit() < (isOpen ? 0.6 : 0.9) ? place.members.randomElement(using: &draw) ?? 0 : 0
                let id = Self.id(ends.firstAt[number], number)
                return """
                    INSERT INTO conversations
                    (workspace_id, id, channel_id, contact_id, shown, status, unread, last_message_id, window_until,
                     updated_at, created_at, inbox, assignee_id, waiting_since)
                    VALUES (\(place.workspace), \(id), \(place.channel), \(id), 1, \(isOpen ? "open" : "resolved"),
                     \(isOpen && waits ? 1 : 0), \(Self.id(updated, last)), \(ends.lastInbound[number] + 86_400_000),
                     \(updated), \(ends.firstAt[number]), \(draw.unit() < 0.7 ? "sales" : "support"), \(assignee),
                     \(isOpen && waits ? updated : 0))
                    """
            }
        }
    }

    private func messages(_ place: Place, _ ends: InboxPlan.Ends) async throws {
        var draw = SeededGenerator(seed: 1)
        for start in stride(from: 0, to: plan.messages, by: Self.batch) {
            var rows: [SQL] = []
            var texts: [(id: MessageID, text: String)] = []
            for number in start..<min(start + Self.batch, plan.messages) {
                let line = plan.line(number, &draw)
                let text = words.sentence(line.seed)
                let id = Self.id(line.at, number)
                let conversation = Self.id(ends.firstAt[line.conversation], line.conversation)
                texts.append((MessageID(rawValue: id), text))
                rows.append(
                    """
                    INSERT INTO messages
                    (workspace_id, id, conversation_id, channel_id, contact_id, direction, origin, type, text, content,
                     state, at, wamid, author_id)
                    VALUES (\(place.workspace), \(id), \(conversation), \(place.channel), \(conversation),
                     \(line.isInbound ? "in" : "out"), \(line.isInbound ? "contact" : "agent"), 'text', \(text),
                     \("{\"body\":\"\(text)\"}"), \(line.isInbound ? 10 : 8), \(line.at), \("wamid.bench\(number)"),
                     \(line.isInbound ? nil : place.members[line.conversation % place.members.count]))
                    """
                )
            }
            let (statements, indexed) = (rows, texts)
            try await database.write { transaction in
                _ = try transaction.runEach(statements)
                try MessageIndex(transaction: transaction).add(indexed, in: WorkspaceID(rawValue: place.workspace))
            }
        }
    }

    private func inSlices(of count: Int, _ make: (Range<Int>) -> [SQL]) async throws {
        for start in stride(from: 0, to: count, by: Self.batch) {
            let rows = make(start..<min(start + Self.batch, count))
            try await database.write { _ = try $0.runEach(rows) }
        }
    }

    /// As `IDGenerator` lays them out, of a node that no server is.
    private static func id(_ at: Int64, _ number: Int) -> Int64 {
        IDGenerator.first(at: Timestamp(milliseconds: at)) | 1023 << 12 | Int64(number & 0xFFF)
    }
}
