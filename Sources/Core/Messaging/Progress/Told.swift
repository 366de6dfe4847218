import Primitives

/// What a transaction has changed of messages and is to tell of at its end: see `Progress.tell`.
struct Told {
    private(set) var changes: [MessageChange] = []
    private(set) var conversations: Set<ConversationID> = []

    mutating func add(_ change: MessageChange, _ conversation: ConversationID) {
        changes.append(change)
        conversations.insert(conversation)
    }

    /// Messages that were taken into hand, or put back in line. Putting back is a step back, the only one there is: the
    /// message was certainly not sent.
    ///
    /// - Parameter reasons: why they were put back, where a campaign is to hear of it.
    mutating func add(
        _ messages: [Claimed],
        from: MessageState,
        to: MessageState,
        for reasons: [MessageID: Message.Failure] = [:],
        at: Timestamp
    ) {
        for message in messages {
            add(
                MessageChange(
                    message: message.id,
                    campaign: message.campaign,
                    reference: message.reference,
                    from: from,
                    to: to,
                    errorCode: reasons[message.id]?.code,
                    errorText: reasons[message.id].map { $0.detail.isEmpty ? $0.title : $0.detail },
                    charged: nil,
                    at: at
                ),
                message.conversation
            )
        }
    }

    /// A message that was taken back before it left.
    ///
    /// - Parameters:
    ///   - campaign: that is to hear of it; `nil` where none is, or where it asked for it.
    ///   - reference: the campaign's own number of the recipient.
    mutating func addTakenBack(
        _ message: MessageID,
        _ conversation: ConversationID,
        campaign: CampaignID? = nil,
        reference: Int64? = nil,
        at: Timestamp
    ) {
        add(
            MessageChange(
                message: message,
                campaign: campaign,
                reference: reference,
                from: .queued,
                to: .cancelled,
                errorCode: nil,
                errorText: nil,
                charged: nil,
                at: at
            ),
            conversation
        )
    }

    mutating func add(_ other: Told) { self = self + other }

    static func + (first: Told, second: Told) -> Told {
        var sum = first
        sum.changes += second.changes
        sum.conversations.formUnion(second.conversations)
        return sum
    }
}
