package import Primitives
package import Storage

/// SQL of files. Their bytes are kept in pieces, so that no statement carries a whole video.
package struct MediaStore {
    private let transaction: Transaction

    /// Bytes of one piece.
    package static let chunkBytes = 256 * 1024

    package init(_ transaction: Transaction) {
        self.transaction = transaction
    }

    package func find(_ workspace: WorkspaceID, _ id: MediaID) throws -> Media? {
        try transaction.row("SELECT * FROM media WHERE workspace_id = \(workspace) AND id = \(id)").map(Media.init)
    }

    package func find(_ workspace: WorkspaceID, _ channel: ChannelID, metaID: String) throws -> Media? {
        try transaction.row(
            """
            SELECT * FROM media
            WHERE workspace_id = \(workspace) AND channel_id = \(channel) AND meta_id = \(metaID)
            """
        ).map(Media.init)
    }

    /// Notes a file of an inbound message, to be fetched. `false`: it is known already.
    package func expect(
        _ workspace: WorkspaceID,
        _ id: MediaID,
        channel: ChannelID,
        metaID: String,
        mimeType: String,
        filename: String?,
        at: Timestamp
    ) throws -> Bool {
        try transaction.run(
            """
            INSERT INTO media
            (workspace_id, id, channel_id, meta_id, meta_until, mime_type, filename, bytes, state, created_at)
            VALUES (\(workspace), \(id), \(channel), \(metaID), \(at + .days(7)), \(mimeType), \(filename), 0, 'waiting', \(at))
            ON CONFLICT (workspace_id, channel_id, meta_id) WHERE meta_id IS NOT NULL DO NOTHING
            """
        ) > 0
    }

    package func insert(
        _ workspace: WorkspaceID,
        _ id: MediaID,
        mimeType: String,
        filename: String?,
        by member: MemberID? = nil,
        key: APIKeyID? = nil,
        at: Timestamp
    ) throws {
        try transaction.run(
            """
            INSERT INTO media (workspace_id, id, mime_type, filename, bytes, state, member_id, key_id, created_at)
            VALUES (\(workspace), \(id), \(mimeType), \(filename), 0, 'waiting', \(member), \(key), \(at))
            """
        )
    }

    package func append(_ workspace: WorkspaceID, _ id: MediaID, place: Int, bytes: [UInt8]) throws {
        try transaction.run(
            """
            INSERT INTO media_chunks (workspace_id, media_id, place, bytes)
            VALUES (\(workspace), \(id), \(place), \(bytes))
            ON CONFLICT (workspace_id, media_id, place) DO UPDATE SET bytes = excluded.bytes
            """
        )
    }

    package func chunk(_ workspace: WorkspaceID, _ id: MediaID, place: Int) throws -> [UInt8]? {
        try transaction.row(
            """
            SELECT bytes FROM media_chunks
            WHERE workspace_id = \(workspace) AND media_id = \(id) AND place = \(place)
            """
        ).map { try $0["bytes"] }
    }

    /// Whether it is a GIF that moves: one says how often it is repeated, before its first picture.
    func isMoving(_ file: Media, in workspace: WorkspaceID) throws -> Bool {
        guard file.mimeType == "image/gif", let head = try chunk(workspace, file.id, place: 0) else { return false }
        return head.prefix(4096).firstRange(of: Array("NETSCAPE2.0".utf8)) != nil
    }

    /// - Throws: `MessagingError.mediaNotFound` when nobody waits for it any more: its person was erased meanwhile.
    package func finish(
        _ workspace: WorkspaceID,
        _ id: MediaID,
        bytes: Int,
        sha256: String,
        mimeType: String? = nil
    ) throws {
        var sql: SQL = "UPDATE media SET state = 'ready', bytes = \(bytes), sha256 = \(sha256), problem = NULL"
        if let mimeType { sql += ", mime_type = \(mimeType)" }
        sql += " WHERE workspace_id = \(workspace) AND id = \(id) AND state = 'waiting'"
        guard try transaction.run(sql) == 1 else { throw MessagingError.mediaNotFound }
    }

    func note(_ facts: MediaFacts, of id: MediaID, in workspace: WorkspaceID) throws {
        let heights = facts.waveform.map { $0.map(String.init).joined(separator: ",") }
        try transaction.run(
            """
            UPDATE media SET width = \(facts.width), height = \(facts.height), milliseconds = \(facts.milliseconds),
             waveform = \(heights)
            WHERE workspace_id = \(workspace) AND id = \(id)
            """
        )
    }

    /// Puts a file of a received message back to be fetched. `false`: it did not fail, or Meta never had it.
    func expectAgain(_ workspace: WorkspaceID, _ id: MediaID) throws -> Bool {
        try transaction.run(
            """
            UPDATE media SET state = 'waiting', problem = NULL
            WHERE workspace_id = \(workspace) AND id = \(id) AND state = 'failed' AND meta_id IS NOT NULL
            """
        ) > 0
    }

    /// Gives a file up that is not there in full, and lets go of what there is of it.
    package func fail(_ workspace: WorkspaceID, _ id: MediaID, problem: String) throws {
        let failed = try transaction.run(
            """
            UPDATE media SET state = 'failed', problem = \(problem)
            WHERE workspace_id = \(workspace) AND id = \(id) AND state <> 'ready'
            """
        )
        if failed > 0 { try deleteChunks(workspace, id) }
    }

    /// Deletes uploads that broke off before `moment`, and what is left of erased files. What belongs to a received message stays,
    /// with its problem.
    ///
    /// - Returns: how many.
    func prune(before moment: Timestamp, limit: Int) throws -> Int {
        let left = try transaction.rows(
            """
            SELECT workspace_id, id FROM media
            WHERE state <> 'ready' AND created_at < \(moment) AND meta_id IS NULL ORDER BY created_at LIMIT \(limit)
            """
        )
        for row in left {
            let workspace: WorkspaceID = try row["workspace_id"]
            let id: MediaID = try row["id"]
            try deleteChunks(workspace, id)
            try transaction.run("DELETE FROM media WHERE workspace_id = \(workspace) AND id = \(id)")
        }
        return left.count
    }

    private func deleteChunks(_ workspace: WorkspaceID, _ id: MediaID) throws {
        try transaction.run("DELETE FROM media_chunks WHERE workspace_id = \(workspace) AND media_id = \(id)")
    }

    /// Notes under which id Meta keeps our file, so that it is uploaded once in 30 days for each channel.
    package func noteUpload(
        _ workspace: WorkspaceID,
        _ id: MediaID,
        channel: ChannelID,
        metaID: String,
        until: Timestamp
    ) throws {
        try transaction.run(
            """
            UPDATE media SET channel_id = \(channel), meta_id = \(metaID), meta_until = \(until)
            WHERE workspace_id = \(workspace) AND id = \(id)
            """
        )
    }
}
