import CloudAPI
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
        let ids = try store.ids(channel, wamids: Array(Set(statuses.filter { $0.claimed == nil }.map(\.wamid))))

        var news: [News] = []
        var unknown: [StatusNews] = []
        for status in statuses {
            guard let message = status.claimed ?? ids[status.wamid] else {
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
