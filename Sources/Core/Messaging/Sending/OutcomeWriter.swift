import CloudAPI
import Events
import Logging
import Primitives
import Storage

/// Writes down what came of calls to Meta. Answers that come together share one transaction.
struct OutcomeWriter: Sendable {
    private let batcher: Batcher<Outcome>
    private let ambient: Ambient
    private let logger: Logger

    /// What came of one claimed message.
    enum Outcome: Sendable {
        case answered(Claimed, SendOutcome)
        /// It never will be.
        case unsendable(Claimed, Message.Failure)

        /// The message, when Meta took it.
        var accepted: Claimed? {
            if case .answered(let message, .accepted) = self { message } else { nil }
        }

        /// What it comes to that a message could not be made ready. Its file may be uploaded as often as need be, so what is
        /// not final is as if Meta had not been reached.
        init(_ message: Claimed, unsent error: any Error) {
            switch error {
            case is JSONError, MessagingError.mediaNotFound, CloudAPIError.tooLarge, CloudAPIError.untrustedHost:
                self = .unsendable(message, Refusal.unreadable.failure)
            case MediaHandover.HandoverError.unfit(let words):
                self = .unsendable(message, Refusal.fileUnfit.failure(words))
            case CloudAPIError.refused(let error): self = .answered(message, .refused(error))
            case CloudAPIError.rateLimited(let error, let after):
                self = .answered(message, .rateLimited(error, retryAfter: after))
            default: self = .answered(message, .unreachable("\(error)"))
            }
        }
    }

    init(
        workspace: WorkspaceID,
        channel: ChannelID,
        database: Database,
        progress: Progress,
        ambient: Ambient,
        logger: Logger
    ) {
        self.ambient = ambient
        self.logger = logger
        batcher = Batcher(limit: 500) { outcomes in
            try await database.write(.urgent) { transaction in
                try OutcomeStep(
                    workspace: workspace,
                    channel: channel,
                    progress: progress,
                    at: ambient.now(),
                    transaction: transaction
                ).apply(outcomes)
            }
        }
    }

    /// Returns once it is on disk. When the disk refuses for long, the message stays "in hand" and becomes "unknown"
    /// after the next start or in time (`OrphanSweeper.inHand`), which is the truth.
    ///
    /// - Returns: whether it is.
    func record(_ outcome: Outcome) async -> Bool {
        for attempt in 0..<6 {
            do {
                try await batcher.submit(outcome)
                return true
            } catch {
                logger.error(
                    "An answer of Meta could not be written",
                    metadata: ["attempt": "\(attempt)", "error": "\(error)"]
                )
                try? await ambient.sleep(.milliseconds(100 << Int64(attempt)))
            }
        }
        return false
    }
}
