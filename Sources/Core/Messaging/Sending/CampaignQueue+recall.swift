package import Primitives
package import Storage

/// A campaign's message that was taken back before it left, so that it can be planned anew.
package struct RecalledDraft: Sendable, Equatable {
    /// The campaign's own number of the recipient.
    package let reference: Int64
    /// The message that failed before it; `nil` for a first attempt.
    package let retryOf: MessageID?
    package let hold: HoldID?
    package let content: String
    package let text: String
}

extension MessagingService {
    /// Takes back what of a campaign is in line, at most 1,000 at a time. Its recipients' numbers are free again, and its credits
    /// are back in their holds. The campaign is not told: it asked for it.
    ///
    /// - Parameter isStaleOnly: only what was priced for another category than its template has now.
    /// - Returns: what was taken back; call again until it is nothing.
    package func recall(
        _ campaign: CampaignID,
        isStaleOnly: Bool,
        in transaction: Transaction,
        workspace: WorkspaceID
    ) throws -> [RecalledDraft] {
        let recalled = try QueueStore(transaction: transaction, workspace: workspace)
            .recall(campaign, isStaleOnly: isStaleOnly, limit: 1_000)
        guard !recalled.isEmpty else { return [] }
        try progress.release(recalled.filter(\.isAssigned).map(\.id), workspace: workspace, in: transaction)
        var told = Told()
        for message in recalled { told.addTakenBack(message.id, message.conversation, at: ambient.now()) }
        try progress.tell(told, workspace: workspace, in: transaction)
        return recalled.map(\.draft)
    }
}
