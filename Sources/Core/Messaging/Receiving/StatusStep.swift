import CloudAPI
import Contacts
import Primitives
import Storage

/// Statuses of one channel, in any order, any number of times.
struct StatusStep {
    let workspace: WorkspaceID
    let channel: ChannelID
    let now: Timestamp
    let transaction: Transaction

    /// What the statuses say of our messages. Those of messages that are not known yet are parked.
    func read(_ statuses: [StatusNews]) throws -> [News] {
        guard !statuses.isEmpty else { return [] }
        let store = ProgressStore(transaction: transaction, workspace: workspace)
        let ids = try store.ids(channel, wamids: Array(Set(statuses.map(\.wamid))))
        let claims = Set(statuses.filter { ids[$0.wamid] == nil }.compactMap(\.claimed))
        let unnamed = try WamidStore(transaction: transaction, workspace: workspace).unnamed(claims.sorted())

        var news: [News] = []
        var unknown: [StatusNews] = []
        for status in statuses {
            guard let message = ids[status.wamid] ?? status.claimed.flatMap({ unnamed.contains($0) ? $0 : nil }) else {
                unknown.append(status)
                continue
            }
            news.append(News(status, of: message))
        }
        try store.park(unknown.map { ($0.wamid, $0.state.word, $0.at, $0.raw.text()) }, now: now)
        return news
    }
}

extension News {
    init(_ status: StatusNews, of message: MessageID) {
        self.init(
            message: message,
            state: status.state,
            at: status.at,
            wamid: status.wamid,
            failure: status.failure,
            word: status.word
        )
    }
}
