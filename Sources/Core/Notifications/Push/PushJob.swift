import Crypto
import Foundation
import Jobs
import Logging
import Primitives
import Storage

/// Tells one device of one notice.
struct PushJob: Sendable {
    let tools: PushTools

    /// A push service that is away is asked again until the message is old.
    var handler: JobHandler {
        JobHandler(kind: PushQueue.jobKind, attemptsMax: 100, lease: .minutes(2)) { job in try await run(job) }
    }

    /// How long news stays news.
    private static let newsFor = Duration.days(1)
    /// Bytes of the message, at first and after each "too large".
    private static let sizes = [PushEncryption.bytesMax, 1500, 500]

    enum PushError: Error, Equatable {
        case later(String)
    }

    private struct News: Sendable {
        let message: PushMessage
        let urgency: PushUrgency
        let endsAt: Timestamp
    }

    private func run(_ job: Job) async throws {
        let payload = try JSONDecoder().decode(PushQueue.Payload.self, from: Data(job.payload.utf8))
        let workspace = job.workspace
        let found = try await tools.database.read { transaction -> (PushSubscription, News)? in
            let store = PushSubscriptionStore(transaction: transaction, workspace: workspace)
            guard let device = try store.find(payload.subscription) else { return nil }
            guard let id = payload.notice else { return (device, test(job)) }
            return try NoticeStore(transaction: transaction).find(id, in: workspace).map { (device, news($0)) }
        }
        // Without a device or a notice there is nothing to tell, and late news is none.
        guard let (device, news) = found, news.endsAt > tools.ambient.now() else { return }
        guard let key = try await tools.keyring.find(device.generation),
            let endpoint = PushEndpoint(device.endpoint, services: tools.settings.services)
        else { return try await forget(device, job, why: "its key or its service is not good any more") }
        try await settle(try await send(news, to: device, at: endpoint, key), device, news, job)
    }

    /// The same news again and shorter, as long as the service finds it too large.
    private func send(
        _ news: News,
        to device: PushSubscription,
        at endpoint: PushEndpoint,
        _ key: PushKey
    ) async throws -> PushAnswer {
        var answer = PushAnswer.tooLarge
        for size in Self.sizes where answer == .tooLarge {
            let now = tools.ambient.now()
            let body = try PushEncryption.encrypt(
                try news.message.json(bytesMax: size),
                to: device.keys,
                salt: tools.ambient.randomBytes(16),
                ephemeral: P256.KeyAgreement.PrivateKey()
            )
            answer = await tools.transport.send(
                PushRequest(
                    endpoint: endpoint,
                    authorization: try key.authorization(
                        for: endpoint.origin,
                        contact: tools.settings.contact,
                        now: now
                    ),
                    secondsToLive: max(0, (news.endsAt - now).milliseconds / 1000),
                    urgency: news.urgency,
                    topic: news.message.tag,
                    body: body
                )
            )
        }
        return answer
    }

    private func settle(_ answer: PushAnswer, _ device: PushSubscription, _ news: News, _ job: Job) async throws {
        switch answer {
        case .taken:
            let now = tools.ambient.now()
            try await tools.database.write { transaction in
                try PushSubscriptionStore(transaction: transaction, workspace: job.workspace)
                    .markUsed(device.id, at: now)
                try job.lease.complete(in: transaction)
            }
        case .gone: try await forget(device, job, why: "its browser has let go of it")
        case .later(_, after: let pause?):
            // What the service asks for, but not past the moment at which it is no news any more.
            let moment = min(tools.ambient.now() + max(pause, .seconds(1)), news.endsAt)
            try await tools.database.write { try job.lease.postpone(until: moment, in: $0) }
        case .later(let words, after: nil): throw PushError.later(words)
        case .tooLarge: log(.warning, "Push found too large", device, "even short")
        case .refused(let words): log(.warning, "Push refused", device, words)
        }
    }

    private func forget(_ device: PushSubscription, _ job: Job, why: String) async throws {
        log(.info, "Push subscription forgotten", device, why)
        try await tools.database.write { transaction in
            try PushSubscriptionStore(transaction: transaction, workspace: job.workspace).delete(device.id)
            try job.lease.complete(in: transaction)
        }
    }

    private func news(_ notice: Notice) -> News {
        let kind = tools.kinds.covering(notice.kind)
        return News(
            message: PushMessage(
                title: notice.title,
                body: kind?.showsDetail == false ? "" : notice.detail,
                link: notice.link ?? "/notifications",
                tag: Self.tag("\(notice.kind) \(notice.link ?? "\(notice.id)")")
            ),
            urgency: kind?.urgency ?? .normal,
            endsAt: notice.createdAt + Self.newsFor
        )
    }

    private func test(_ job: Job) -> News {
        News(
            message: PushMessage(
                title: "This is a test",
                body: "Notifications reach this device.",
                link: "/settings/notifications",
                tag: Self.tag("test")
            ),
            urgency: .high,
            endsAt: job.enqueuedAt + .minutes(5)
        )
    }

    /// What is about the same thing has the same tag: 32 letters, as RFC 8030 section 5.4 allows.
    private static func tag(_ text: String) -> String {
        Base64URL.text(Array(SHA256.hash(data: Array(text.utf8))).prefix(24))
    }

    private func log(_ level: Logger.Level, _ message: Logger.Message, _ device: PushSubscription, _ why: String) {
        tools.logger.log(level: level, message, metadata: ["push.id": "\(device.id)", "push.answer": "\(why)"])
    }
}
