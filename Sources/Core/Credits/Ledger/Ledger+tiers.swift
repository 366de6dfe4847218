import Events
import Foundation
package import Primitives
import Storage

extension Ledger {
    /// Meta says that the account of a number has reached a step of the volume discount. Any order, any repetition.
    ///
    /// What is delivered from its time on, in its month, is charged at the step's price; what was charged before the webhook
    /// came stays. What cannot be read, and what the book has no price for, is told too: never guessed.
    package func hear(_ news: VolumeNews, of channel: ChannelID, in workspace: WorkspaceID) throws {
        switch news.meaning {
        case .list: break
        case .unread: try tell(UnreadTier(news), workspace)
        case .step(let step):
            let store = VolumeTierStore(transaction: transaction)
            guard try store.count(step.month, of: channel, in: workspace) < VolumeStep.monthMost else {
                return try tell(UnreadTier(news), workspace)
            }
            guard try store.keep(step, of: channel, in: workspace) else { return }
            try WalletStore(transaction: transaction).setTiersVersion(ambient.rawID(), of: workspace)
            try tell(ReachedTier(step, isPriced: try isPriced(step, in: workspace)), workspace)
        }
    }

    /// What the workspace's numbers have reached.
    ///
    /// - Throws: `CreditError.noWallet`.
    package func tiers(_ workspace: WorkspaceID) throws -> VolumeTiers {
        try books.tiers(of: try WalletStore(transaction: transaction).find(workspace), in: transaction)
    }

    private func isPriced(_ step: VolumeStep, in workspace: WorkspaceID) throws -> Bool {
        guard let wallet = try WalletStore(transaction: transaction).find([workspace]).first else { return false }
        let book = try books.book(wallet.book, in: transaction)
        return book.tier(step.key, at: max(step.since, ambient.now())) != nil
    }

    private func tell(_ told: some TierEvent, _ workspace: WorkspaceID) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let json = String(decoding: try encoder.encode(told), as: UTF8.self)
        try events.append(
            NewEvent(workspace: workspace, kind: told.kind, subject: "\(workspace)", payload: json),
            in: transaction
        )
    }
}

private protocol TierEvent: Encodable {
    var kind: String { get }
}

/// The payload of `tier.reached`.
private struct ReachedTier: TierEvent {
    let market: String
    let category: String
    let month: String
    /// The first message of the month at the lower rate.
    let from: Int64
    let since: Timestamp
    /// The book has a price for it; without one the list price is charged.
    let isPriced: Bool

    var kind: String { "tier.reached" }

    private enum CodingKeys: String, CodingKey { case market, category, month, from, since, isPriced }

    init(_ step: VolumeStep, isPriced: Bool) {
        market = step.market
        category = step.category.rawValue
        month = step.month
        from = step.tierFrom
        since = step.since
        self.isPriced = isPriced
    }
}

/// The payload of `tier.unread`: Meta's words, as far as they are short.
private struct UnreadTier: TierEvent {
    let market: String
    let category: String
    let month: String
    let tier: String

    var kind: String { "tier.unread" }

    private enum CodingKeys: String, CodingKey { case market, category, month, tier }

    init(_ news: VolumeNews) {
        func short(_ text: String?) -> String { String((text ?? "?").replacing("\0", with: "\u{FFFD}").prefix(40)) }
        market = short(news.region)
        category = short(news.category)
        month = short(news.month)
        tier = short(news.tier)
    }
}
