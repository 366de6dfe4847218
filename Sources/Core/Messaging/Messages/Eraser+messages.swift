package import Contacts
import Foundation
package import Primitives
import Storage

extension Eraser {
    /// What Messaging keeps of a person: texts, files, notes about them, webhooks. A message's row stays with its state, times
    /// and price, for they are the ledger's.
    package static func messages(_ ambient: Ambient) -> Eraser {
        Eraser { transaction, workspace, person in
            let store = MessageEraser(
                transaction: transaction,
                workspace: workspace,
                person: person,
                settledBefore: ambient.now() - .days(30)
            )
            var counts = try store.eraseMessages()
            counts.merge(try store.eraseThreads(), uniquingKeysWith: +)
            counts.merge(try store.eraseWebhooks(), uniquingKeysWith: +)
            try SearchCleaning.schedule(in: transaction, ambient: ambient)
            return counts
        }
    }
}

/// The statements of one person's erasure.
struct MessageEraser {
    let transaction: Transaction
    let workspace: WorkspaceID
    let person: ErasedPerson
    /// WhatsApp's own identities of messages have the number in them. They go with messages older than this; of newer ones a
    /// word may still come that has to be settled, or that has come before.
    let settledBefore: Timestamp

    /// The person's conversations.
    private var threads: SQL {
        "(SELECT id FROM conversations WHERE workspace_id = \(workspace) AND contact_id = \(person.contact))"
    }

    /// Their messages, by the index of threads.
    private var theirs: SQL { "workspace_id = \(workspace) AND conversation_id IN \(threads)" }

    func eraseMessages() throws -> [String: Int] {
        var counts: [String: Int] = [:]
        let rows = try transaction.rows("SELECT id, text, content, direction FROM messages WHERE \(theirs)")
        try MessageIndex(transaction: transaction).remove(
            rows.map { (try $0["id"], try $0["text"]) },
            in: workspace
        )
        let files = try rows.filter { try $0["direction"] as String == "in" }
            .compactMap { Self.file(in: try $0["content"]) }
        counts["media"] = try erase(files)
        counts["parked_statuses"] = try transaction.run(
            """
            DELETE FROM parked_statuses WHERE workspace_id = \(workspace)
            AND wamid IN (SELECT wamid FROM messages WHERE \(theirs) AND wamid IS NOT NULL)
            """
        )
        counts["messages"] = try transaction.run(
            """
            UPDATE messages SET text = '', content = '{}', recipient = '', client_id = NULL, error_detail = NULL,
             wamid = CASE WHEN at < \(settledBefore) THEN NULL ELSE wamid END,
             reply_to = CASE WHEN at < \(settledBefore) THEN NULL ELSE reply_to END,
             target = CASE WHEN at < \(settledBefore) AND target IS NOT NULL THEN '' ELSE target END
            WHERE \(theirs)
            """
        )
        return counts
    }

    /// The file of an inbound message, as `Received` keeps it.
    private static func file(in content: String) -> MediaID? {
        guard let start = content.range(of: "\"lodestone_media\":\"")?.upperBound else { return nil }
        return MediaID(String(content[start...].prefix { $0 != "\"" }))
    }

    /// Also what was made of them: thumbnails are the same face. Meta still has the file, and a job may be fetching it: without
    /// Meta's name of it nobody can, and what the job brings is not taken (`MediaStore.finish`).
    private func erase(_ files: [MediaID]) throws -> Int {
        let files = try files + renditions(of: files)
        for some in files.chunked(by: 500) {
            try transaction.run(
                "DELETE FROM media_chunks WHERE workspace_id = \(workspace) AND media_id IN \(list: some)"
            )
            try transaction.run(
                """
                UPDATE media SET filename = NULL, bytes = 0, sha256 = NULL, state = 'failed', problem = 'erased',
                    meta_id = NULL, meta_until = NULL, waveform = NULL
                WHERE workspace_id = \(workspace) AND id IN \(list: some)
                """
            )
        }
        return files.count
    }

    private func renditions(of files: [MediaID]) throws -> [MediaID] {
        var made: [MediaID] = []
        for some in files.chunked(by: 500) {
            made += try transaction.rows(
                """
                SELECT rendition_id FROM media_renditions
                WHERE workspace_id = \(workspace) AND media_id IN \(list: some) AND rendition_id IS NOT NULL
                """
            ).map { try $0["rendition_id"] }
            try transaction.run(
                "DELETE FROM media_renditions WHERE workspace_id = \(workspace) AND media_id IN \(list: some)"
            )
        }
        return made
    }

    func eraseThreads() throws -> [String: Int] {
        [
            "conversation_entries": try transaction.run(
                "UPDATE conversation_entries SET text = '', data = NULL WHERE \(theirs)"
            ),
            "reminders": try transaction.run("DELETE FROM reminders WHERE \(theirs)"),
        ]
    }

    /// Bodies are kept whole to be replayed, and may hold others too: a replay without them is better than a name.
    func eraseWebhooks() throws -> [String: Int] {
        var counts: [String: Int] = [:]
        for mark in person.marks where mark.utf8.count >= 7 {
            counts["webhook_inbox", default: 0] += try transaction.run(
                """
                DELETE FROM webhook_inbox WHERE state <> 0
                AND \(sqlite: "instr(body, CAST(")\(postgres: "position(CAST(")\(Array(mark.utf8))\
                \(sqlite: " AS BLOB)) > 0")\(postgres: " AS BYTEA) IN body) > 0")
                AND EXISTS (SELECT 1 FROM channels c WHERE c.workspace_id = \(workspace) AND \
                \(sqlite: "instr(body, CAST(c.phone_number_id AS BLOB)) > 0")\
                \(postgres: "position(convert_to(c.phone_number_id, 'UTF8') IN body) > 0"))
                """
            )
            counts["channel_notices", default: 0] += try transaction.run(
                """
                DELETE FROM channel_notices WHERE workspace_id = \(workspace)
                AND \(sqlite: "instr(body, ")\(postgres: "strpos(body, ")\(mark)) > 0
                """
            )
        }
        return counts
    }
}
