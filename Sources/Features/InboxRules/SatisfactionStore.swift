import Messaging
import Primitives
import Storage
import Workspaces

/// SQL of questions and answers.
struct SatisfactionStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    init(_ transaction: Transaction, in workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    func insert(_ id: SatisfactionID, _ conversation: Conversation, at now: Timestamp) throws {
        try transaction.run(
            """
            INSERT INTO satisfaction
            (workspace_id, id, conversation_id, channel_id, contact_id, member_id, team_id, asked_at)
            VALUES (\(workspace), \(id), \(conversation.id), \(conversation.channel), \(conversation.contact),
             \(conversation.place.assignee ?? MemberID(rawValue: 0)), \(conversation.place.team ?? TeamID(rawValue: 0)),
             \(now))
            """
        )
    }

    func find(_ id: SatisfactionID) throws -> (contact: ContactID, isAnswered: Bool)? {
        try transaction.row(
            "SELECT contact_id, answered_at FROM satisfaction WHERE workspace_id = \(workspace) AND id = \(id)"
        ).map { row in
            let answered: Timestamp? = try row["answered_at"]
            return (try row["contact_id"], answered != nil)
        }
    }

    /// Who changes their mind is believed.
    func answer(_ answer: SatisfactionAnswer, at now: Timestamp) throws {
        try transaction.run(
            """
            UPDATE satisfaction SET score = \(answer.score), answered_at = \(now)
            WHERE workspace_id = \(workspace) AND id = \(answer.question)
            """
        )
    }

    func lastAsked(in conversation: ConversationID) throws -> Timestamp? {
        try transaction.row(
            """
            SELECT asked_at FROM satisfaction WHERE workspace_id = \(workspace) AND conversation_id = \(conversation)
            ORDER BY asked_at DESC LIMIT 1
            """
        ).map { try $0["asked_at"] }
    }

    /// Sums of a time, for each value of a column.
    func sums(by column: SQL, from start: Timestamp, to end: Timestamp) throws -> [(key: Int64, sum: SatisfactionSum)] {
        try transaction.rows(
            """
            SELECT \(column) AS key, count(*) AS asked, count(score) AS answered,
            CAST(coalesce(sum(score), 0) AS BIGINT) AS points
            FROM satisfaction
            WHERE workspace_id = \(workspace) AND asked_at >= \(start) AND asked_at < \(end)
            GROUP BY \(column) ORDER BY \(column)
            """
        ).map { row in
            (
                try row["key"],
                SatisfactionSum(asked: try row["asked"], answered: try row["answered"], points: try row["points"])
            )
        }
    }
}

struct SatisfactionSum: Sendable {
    var asked: Int64 = 0
    var answered: Int64 = 0
    var points: Int64 = 0

    static func + (first: Self, second: Self) -> Self {
        Self(
            asked: first.asked + second.asked,
            answered: first.answered + second.answered,
            points: first.points + second.points
        )
    }

    /// 1 to 5, to hundredths; `nil` when nobody answered.
    var average: Double? {
        answered == 0 ? nil : (Double(points) * 100 / Double(answered)).rounded() / 100
    }
}
