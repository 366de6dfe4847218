import CloudAPI
import Contacts
import Primitives
import Storage

/// Statuses of one channel, applied in one transaction, in any order, any number of times.
struct StatusStep {
    let workspace: WorkspaceID
    let channel: ChannelID
    let progress: Progress
    let now: Timestamp
    let transaction: Transaction

    /// "User stopped marketing messages": as good as the word itself, for those whom the webhook of it never reaches.
    private static let stoppedMarketing: Int64 = 131050

    func apply(_ statuses: [StatusNews]) throws {
        guard !statuses.isEmpty else { return }
        let named = WamidStore(transaction: transaction, workspace: workspace)
        let ids = try named.messages(Array(Set(statuses.map(\.wamid))))
        let claims = Set(statuses.filter { ids[$0.wamid] == nil }.compactMap(\.claimed))
        let unnamed = try named.unnamed(claims.sorted())

        var news: [News] = []
        var unknown: [StatusNews] = []
        for status in statuses {
            guard let message = ids[status.wamid] ?? status.claimed.flatMap({ unnamed.contains($0) ? $0 : nil }) else {
                unknown.append(status)
                continue
            }
            news.append(
                News(
                    message: message,
                    state: status.state,
                    at: status.at,
                    wamid: status.wamid,
                    failure: status.failure,
                    word: status.word
                )
            )
        }
        try ProgressStore(transaction: transaction, workspace: workspace)
            .park(unknown.map { ($0.wamid, $0.state.word, $0.at, $0.raw.text()) }, now: now)
        try progress.apply(news, workspace: workspace, channel: channel, in: transaction)
        try takeRefusals(news.filter { $0.failure?.code == Self.stoppedMarketing })
    }

    private func takeRefusals(_ news: [News]) throws {
        guard !news.isEmpty else { return }
        let contacts = try WamidStore(transaction: transaction, workspace: workspace).contacts(of: news.map(\.message))
        for item in news {
            guard let contact = contacts[item.message] else { continue }
            try ContactStore(transaction, ambient: progress.ambient)
                .consent(.no, of: contact, source: .keyword, at: item.at, in: workspace)
        }
    }
}
