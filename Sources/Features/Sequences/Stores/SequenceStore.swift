import Foundation
package import Primitives
package import Storage

/// SQL of sequences.
package struct SequenceStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    package init(_ transaction: Transaction, in workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    private func rows(_ rest: SQL) throws -> [DripSequence] {
        try transaction.rows(
            "SELECT * FROM sequences WHERE workspace_id = \(workspace) AND state <> 'deleted' AND " + rest
        ).map(DripSequence.init)
    }

    package func find(_ id: SequenceID) throws -> DripSequence? { try rows("id = \(id)").first }

    func all(_ ids: [SequenceID]) throws -> [SequenceID: DripSequence] {
        guard !ids.isEmpty else { return [:] }
        return Dictionary(uniqueKeysWithValues: try rows("id IN \(list: ids)").map { ($0.id, $0) })
    }

    /// Held until the transaction ends: whoever enrols or sends has ended, or comes after.
    func lock(_ id: SequenceID) throws -> DripSequence {
        guard let found = try rows("id = \(id)\(postgres: " FOR UPDATE")").first else {
            throw SequenceError.notFound(id)
        }
        return found
    }

    /// What runs of these, kept as it is until the transaction ends; whoever pauses waits.
    func share(_ ids: [SequenceID]) throws -> [SequenceID: DripSequence] {
        let found = try rows("id IN \(list: ids) ORDER BY id\(postgres: " FOR SHARE")")
        return Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0) })
    }

    func count() throws -> Int {
        try transaction.row(
            "SELECT count(*) AS count FROM sequences WHERE workspace_id = \(workspace) AND state <> 'deleted'"
        )?["count"] ?? 0
    }

    /// The newest first.
    func page(search: String?, state: DripSequence.State?, after last: SequenceID?, limit: Int) throws -> [DripSequence]
    {
        var sql: SQL = "1 = 1"
        if let search {
            let pattern = search.lowercased().replacing("\\", with: "\\\\").replacing("%", with: "\\%")
                .replacing("_", with: "\\_")
            sql += " AND folded_name LIKE \("%\(pattern)%") ESCAPE '\\'"
        }
        if let state { sql += " AND state = \(state)" }
        if let last { sql += " AND id < \(last)" }
        return try rows(sql + " ORDER BY id DESC LIMIT \(limit)")
    }

    func insert(_ new: DripSequence) throws {
        try transaction.run(
            """
            INSERT INTO sequences (workspace_id, id, name, folded_name, channel_id, state, version, draft, changed,
             created_by, created_at, published_at)
            VALUES (\(workspace), \(new.id), \(new.name), \(new.name.lowercased()), \(new.channel), \(new.state),
             \(new.version), \(try new.draft.json), \(new.isChanged), \(new.createdBy), \(new.createdAt), \(new.publishedAt))
            """
        )
    }

    func change(_ id: SequenceID, name: String, channel: ChannelID, draft: SequencePlan, isChanged: Bool) throws {
        try transaction.run(
            """
            UPDATE sequences SET name = \(name), folded_name = \(name.lowercased()), channel_id = \(channel),
             draft = \(try draft.json), changed = \(isChanged)
            WHERE workspace_id = \(workspace) AND id = \(id)
            """
        )
    }

    func publish(_ id: SequenceID, version: Int, plan: SequencePlan, state: DripSequence.State, at now: Timestamp)
        throws
    {
        try transaction.run(
            """
            UPDATE sequences SET version = \(version), draft = \(try plan.json), changed = 0, state = \(state),
             published_at = \(now)
            WHERE workspace_id = \(workspace) AND id = \(id)
            """
        )
        try setTriggers(SequenceTriggers.of(plan), of: id)
    }

    func set(_ state: DripSequence.State, of id: SequenceID) throws {
        try transaction.run(
            "UPDATE sequences SET state = \(state) WHERE workspace_id = \(workspace) AND id = \(id)"
        )
        if state == .deleted { try setTriggers([], of: id) }
    }

    /// What is left of a deleted one when its enrolments are gone.
    func clear(_ id: SequenceID) throws {
        for table in ["sequence_counts", "sequence_deltas", "sequence_triggers"] {
            try transaction.run(
                "DELETE FROM \(raw: table) WHERE workspace_id = \(workspace) AND sequence_id = \(id)"
            )
        }
        try transaction.run("DELETE FROM sequences WHERE workspace_id = \(workspace) AND id = \(id)")
    }

    // MARK: Triggers

    private func setTriggers(_ triggers: [SequenceTriggers.Trigger], of id: SequenceID) throws {
        try transaction.run("DELETE FROM sequence_triggers WHERE workspace_id = \(workspace) AND sequence_id = \(id)")
        try transaction.runEach(
            triggers.map { trigger in
                """
                INSERT INTO sequence_triggers (workspace_id, event, campaign_id, sequence_id, enrols)
                VALUES (\(workspace), \(trigger.event), \(trigger.campaign ?? CampaignID(rawValue: 0)), \(id),
                 \(trigger.enrols))
                """
            }
        )
    }

    /// Which sequences an event wakes, and whether it enrols into them.
    func woken(by event: String, campaign: CampaignID? = nil) throws -> [(sequence: SequenceID, enrols: Bool)] {
        try transaction.rows(
            """
            SELECT sequence_id, enrols FROM sequence_triggers
            WHERE workspace_id = \(workspace) AND event = \(event)
            AND campaign_id = \(campaign ?? CampaignID(rawValue: 0)) ORDER BY sequence_id
            """
        ).map { (try $0["sequence_id"], try $0["enrols"]) }
    }

    /// Which of these campaigns wake sequences by this outcome.
    func waking(_ event: String, among campaigns: [CampaignID]) throws -> Set<CampaignID> {
        Set(
            try transaction.rows(
                """
                SELECT campaign_id FROM sequence_triggers
                WHERE workspace_id = \(workspace) AND event = \(event) AND campaign_id IN \(list: campaigns)
                """
            ).map { try $0["campaign_id"] }
        )
    }
}

extension SequencePlan {
    /// As columns hold it.
    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    init(json: String) throws {
        self = try JSONDecoder().decode(SequencePlan.self, from: Data(json.utf8))
    }
}

extension DripSequence {
    fileprivate init(_ row: Row) throws {
        self.init(
            id: try row["id"],
            name: try row["name"],
            channel: try row["channel_id"],
            state: try row["state"],
            version: try row["version"],
            draft: try SequencePlan(json: row["draft"]),
            isChanged: try row["changed"],
            createdBy: try row["created_by"],
            createdAt: try row["created_at"],
            publishedAt: try row["published_at"]
        )
    }
}
