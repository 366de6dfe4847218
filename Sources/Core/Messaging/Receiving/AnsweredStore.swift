package import Primitives
package import Storage

/// SQL of which message of ours a contact answers: the one that they quote, or whose button they tapped; else the last that had
/// left when they wrote. What stands in line, was taken back or did not arrive is answered by nobody.
package struct AnsweredStore {
    /// How long after a message left something is an answer to it.
    package static let within: Duration = .hours(72)
    /// Meta's clock has whole seconds: an answer may seem to be a little older than what it answers.
    private static let slack: Duration = .seconds(2)
    /// How far back in a conversation is looked: an answer comes soon, or names what it answers.
    private static let newest = 50

    private static let columns: SQL = "id, campaign_id, reference, template_id, content, \(leftAt) AS left_at"
    private static let leftAt: SQL = "coalesce(sent_at, accepted_at, at)"
    private static let left: [MessageState] = [.accepted, .sent, .delivered, .read]

    private let transaction: Transaction
    private let workspace: WorkspaceID

    package init(_ transaction: Transaction, in workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    /// Messages that a contact may answer without naming them.
    package enum Kind {
        case campaign
        case template

        fileprivate var condition: SQL { self == .campaign ? "campaign_id IS NOT NULL" : "template_id IS NOT NULL" }
    }

    /// The message of ours with this wamid.
    package func quoted(_ wamid: String) throws -> AnsweredMessage? {
        try transaction.row(
            """
            SELECT \(Self.columns) FROM messages
            WHERE workspace_id = \(workspace) AND wamid = \(wamid) AND direction = 'out'
            """
        ).map(AnsweredMessage.init)
    }

    /// The last of its kind that left within 72 hours before `moment`.
    package func last(_ kind: Kind, in conversation: ConversationID, before moment: Timestamp) throws
        -> AnsweredMessage?
    {
        try transaction.row(
            """
            SELECT \(Self.columns) FROM messages WHERE workspace_id = \(workspace) AND id = (
                SELECT id FROM (
                    SELECT id, direction, campaign_id, template_id, state, \(Self.leftAt) AS left_at FROM messages
                    WHERE workspace_id = \(workspace) AND conversation_id = \(conversation)
                    ORDER BY at DESC, id DESC LIMIT \(Self.newest)) newest
                WHERE direction = 'out' AND \(kind.condition) AND state IN \(list: Self.left)
                    AND left_at >= \(moment - Self.within) AND left_at <= \(moment + Self.slack)
                ORDER BY left_at DESC, id DESC LIMIT 1)
            """
        ).map(AnsweredMessage.init)
    }
}

/// A message of ours that was answered.
package struct AnsweredMessage: Sendable {
    package let id: MessageID
    package let campaign: CampaignID?
    /// The campaign's own number of the recipient.
    package let reference: Int64?
    package let template: TemplateID?
    /// Meta's object, as JSON.
    package let content: String
    /// By Meta's clock, as far as it has told.
    package let leftAt: Timestamp
}

extension AnsweredMessage {
    fileprivate init(_ row: Row) throws {
        id = try row["id"]
        campaign = try row["campaign_id"]
        reference = try row["reference"]
        template = try row["template_id"]
        content = try row["content"]
        leftAt = try row["left_at"]
    }
}
