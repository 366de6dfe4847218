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

    /// How often a message that Meta refused "for now" is tried before it counts as failed.
    private static let attemptsMax = 8

    func apply(_ outcomes: [OutcomeWriter.Outcome]) throws {
        var news: [News] = []
        var again: [(id: MessageID, notBefore: Timestamp)] = []
        for outcome in outcomes {
            switch outcome {
            case .unsendable(let message):
                news.append(failed(message, Refusal.unreadable.failure))
            case .answered(let message, let answer):
                read(answer, of: message, into: &news, again: &again)
            }
        }
        try QueueStore(transaction: transaction, workspace: workspace).giveBack(again)
        try tellAgain(again.map(\.id), of: outcomes)
        try progress.apply(news, workspace: workspace, channel: channel, in: transaction)
        try applyParked(news.compactMap(\.wamid))
    }

    private func read(
        _ answer: SendOutcome,
        of message: Claimed,
        into news: inout [News],
        again: inout [(id: MessageID, notBefore: Timestamp)]
    ) {
        switch answer {
        case .accepted(let receipt):
            news.append(News(message: message.id, state: .accepted, at: at, wamid: receipt.id, word: .accepted))
        case .rateLimited(let error, let after):
            guard message.attempts < Self.attemptsMax else {
                return news.append(failed(message, Message.Failure(error)))
            }
            again.append((message.id, at + (after ?? error.pause(attempt: message.attempts))))
        case .refused(let error):
            guard error.mayBeTriedAgain, message.attempts < Self.attemptsMax else {
                return news.append(failed(message, Message.Failure(error)))
            }
            again.append((message.id, at + error.pause(attempt: message.attempts)))
        case .unreachable:
            again.append((message.id, at + GraphError.pause(attempt: message.attempts)))
        case .unknown:
            news.append(News(message: message.id, state: .unknown, at: at))
        }
    }

    private func failed(_ message: Claimed, _ failure: Message.Failure) -> News {
        News(message: message.id, state: .failed, at: at, failure: failure, word: .failed)
    }

    /// Back in line is a step back, the only one there is: the message was certainly not sent.
    private func tellAgain(_ ids: [MessageID], of outcomes: [OutcomeWriter.Outcome]) throws {
        let waiting = Set(ids)
        let messages = outcomes.compactMap { outcome -> Claimed? in
            guard case .answered(let message, _) = outcome, waiting.contains(message.id) else { return nil }
            return message
        }
        let changes = messages.map { message in
            MessageChange(
                message: message.id,
                campaign: message.campaign,
                reference: message.reference,
                from: .submitting,
                to: .queued,
                errorCode: nil,
                errorText: nil,
                charged: nil,
                at: at
            )
        }
        try progress.tell(changes, conversations: messages.map(\.conversation), workspace: workspace, in: transaction)
    }

    /// Statuses that came before the answer which tells us the message's wamid.
    private func applyParked(_ wamids: [String]) throws {
        let store = ProgressStore(transaction: transaction, workspace: workspace)
        let bodies = try store.unpark(wamids)
        guard !bodies.isEmpty else { return }
        try StatusStep(workspace: workspace, channel: channel, progress: progress, now: at, transaction: transaction)
            .apply(bodies.compactMap { StatusNews(parked: $0, heardAt: at) })
    }
}
