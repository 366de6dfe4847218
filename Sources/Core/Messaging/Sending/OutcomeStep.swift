import CloudAPI
import Credits
import Primitives
import Storage

/// One transaction of answers.
struct OutcomeStep {
    let workspace: WorkspaceID
    let channel: ChannelID
    let progress: Progress
    let at: Timestamp
    let transaction: Transaction

    /// How long a campaign's messages wait when Meta takes nothing of their number. A person resumes the campaign before, or after.
    private static let numberRest: Duration = .minutes(15)

    func apply(_ outcomes: [OutcomeWriter.Outcome]) throws {
        var news: [News] = []
        var again: [GivenBack] = []
        for outcome in outcomes {
            switch outcome {
            case .unsendable(let message, let failure):
                news.append(failed(message, failure))
            case .answered(let message, let answer):
                read(answer, of: message, into: &news, again: &again)
            }
        }
        // In the order of "Locks" in docs/architecture.md: all messages first, whatever becomes of them.
        let queue = QueueStore(transaction: transaction, workspace: workspace)
        try queue.lock((news.map(\.message) + again.map(\.message.id)).sorted())
        let back = try queue.giveBack(again)
        let backIDs = Set(back.map(\.id))
        try queue.postpone(behind: again.filter { $0.holdsContact && backIDs.contains($0.message.id) })
        news += try parked(for: news)
        let takenBack = try queue.cancelTakenBack(back)
        var told = try progress.settle([channel: news], workspace: workspace, in: transaction)
        try told.add(progress.release(back.filter { takenBack.contains($0.id) }, workspace, at: at, in: transaction))
        let stops = Dictionary(again.compactMap { back in back.stop.map { (back.message.id, $0) } }) { first, _ in first
        }
        let inLine = back.filter { !takenBack.contains($0.id) }
        told.add(inLine, from: .submitting, to: .queued, for: stops, at: at)
        try progress.tell(told, workspace: workspace, in: transaction)
        let accepted = outcomes.compactMap(\.accepted)
        guard !accepted.isEmpty else { return }
        try ReachedStore(transaction: transaction, workspace: workspace).note(accepted, on: channel, at: at)
        try ChannelHealthStore(transaction: transaction, workspace: workspace).expect(channel, at: at)
    }

    private func read(
        _ answer: SendOutcome,
        of message: Claimed,
        into news: inout [News],
        again: inout [GivenBack]
    ) {
        switch answer {
        case .accepted(let receipt):
            news.append(News(message: message.id, state: .accepted, at: at, wamid: receipt.id, word: .accepted))
        case .rateLimited(let error, let after):
            let rest = error.rest(after: message.refusals + 1, isThrottled: true, mayPostpone: true, asked: after)
            refused(message, error, rest, into: &news, again: &again)
        case .refused(let error) where message.lane == Lane.campaigns.rawValue && ErrorCode.stopsNumber(error.code):
            // Nothing of it was sent, and what comes after it would be refused as well.
            again.append(
                GivenBack(message: message, notBefore: at + Self.numberRest, stop: Message.Failure(error))
            )
        case .refused(let error):
            // A pause of its template holds a campaign up; a person who waits for their message is told instead.
            let mayPostpone = message.campaign != nil && error.known?.kind == .template
            let rest = error.rest(
                after: message.refusals + 1,
                isThrottled: false,
                mayPostpone: mayPostpone,
                asked: nil
            )
            refused(message, error, rest, into: &news, again: &again)
        case .unreachable:
            again.append(GivenBack(message: message, notBefore: at + GraphError.pause(attempt: message.attempts)))
        case .unknown:
            news.append(News(message: message.id, state: .unknown, at: at))
        }
    }

    private func refused(
        _ message: Claimed,
        _ error: GraphError,
        _ rest: Duration?,
        into news: inout [News],
        again: inout [GivenBack]
    ) {
        guard let rest else {
            return news.append(failed(message, Message.Failure(error)))
        }
        again.append(
            GivenBack(message: message, notBefore: at + rest, isRefused: true, holdsContact: error.holdsContact)
        )
    }

    private func failed(_ message: Claimed, _ failure: Message.Failure) -> News {
        News(message: message.id, state: .failed, at: at, failure: failure, word: .failed)
    }

    /// Statuses that came before the answer which tells us the message's wamid.
    private func parked(for news: [News]) throws -> [News] {
        let messages = Dictionary(news.compactMap { item in item.wamid.map { ($0, item.message) } }) { first, _ in first
        }
        return try ProgressStore(transaction: transaction, workspace: workspace).unpark(messages.keys.sorted())
            .compactMap { StatusNews(parked: $0, heardAt: at) }
            .compactMap { status in messages[status.wamid].map { News(status, of: $0) } }
    }
}
