import Events
import Jobs
import Primitives
import Storage

/// What the shared inbox asks of a send.
extension SendStep {
    static let waitMax: Duration = .days(30)
    static let waitingMax = 50

    /// Two do not answer one customer unknowingly. The conversation is held by now (`ConversationStore.open` wrote to it), so of
    /// two who send at once the second finds the first one's answer.
    ///
    /// - Throws: `MessagingError.answeredMeanwhile`, `.content` when `seen` is no message of this conversation.
    func answeredMeanwhile(_ draft: Draft, in conversation: Conversation) throws {
        guard let seen = draft.seen else { return }
        guard let last = try MessageStore(transaction).find(workspace, seen), last.conversation == conversation.id
        else {
            throw MessagingError.content([.init(path: "seen", detail: "This conversation has no such message.")])
        }
        let answers = try transaction.rows(
            """
            SELECT id FROM messages
            WHERE workspace_id = \(workspace) AND conversation_id = \(conversation.id) AND (at, id) > (\(last.at), \(last.id))
            AND direction = 'out' AND origin = 'agent' AND target IS NULL AND state <> \(MessageState.cancelled)
            AND coalesce(author_id, 0) <> \(draft.author ?? MemberID(rawValue: -1))
            AND (send_at IS NULL OR lane < \(Lane.parked))
            ORDER BY at, id LIMIT 20
            """
        ).map { try $0["id"] as MessageID }
        guard answers.isEmpty else { throw MessagingError.answeredMeanwhile(answers) }
    }

    /// Whoever answers what is nobody's has it, in the same transaction.
    func take(_ conversation: Conversation, by author: MemberID?) throws {
        guard let author, conversation.status == .open, conversation.place.assignee == nil else { return }
        var place = conversation.place
        place.assignee = author
        try transaction.run(
            """
            UPDATE conversations SET assignee_id = \(author)
            WHERE workspace_id = \(workspace) AND id = \(conversation.id)
            """
        )
        try InboxTeller(service: service, workspace: workspace, transaction: transaction).tell(
            "assigned",
            by: author,
            data: ["member": "\(author)"],
            in: conversation,
            now: place
        )
    }

    /// - Throws: `InboxError.timePassed`, `.timeTooFar`, `.tooMany`.
    func mayWait(until sendAt: Timestamp, in conversation: Conversation, at now: Timestamp) throws {
        guard sendAt > now else { throw InboxError.timePassed }
        guard sendAt <= now + Self.waitMax else { throw InboxError.timeTooFar(days: 30) }
        let waiting = try ScheduledStore(transaction, in: workspace).count(in: conversation.id)
        guard waiting < Self.waitingMax else {
            throw InboxError.tooMany("messages waiting in one conversation", limit: Self.waitingMax)
        }
    }

    /// The job that lets it go at its time.
    func wait(_ id: MessageID, until sendAt: Timestamp, in conversation: ConversationID) throws {
        try ScheduledStore(transaction, in: workspace).add(id, in: conversation)
        try JobStore(transaction, ambient: ambient).enqueue(
            NewJob(
                workspace: workspace,
                kind: ScheduledSend.kind,
                key: "\(id)",
                runAt: sendAt,
                payload: ScheduledSend.Payload(message: id).json
            )
        )
        try service.events.append(
            NewEvent(
                workspace: workspace,
                kind: "message.scheduled",
                subject: "\(conversation)",
                payload: MessageCreated(conversationId: conversation, messageId: id).json
            ),
            in: transaction
        )
    }
}
