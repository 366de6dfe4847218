import CloudAPI
import NIOCore
import Primitives

/// Webhooks under control: what lies there, what was posted, pause, resume, redeliver.
extension ControlService {
    struct MailCounts: Sendable {
        let counters: DeliveryQueue.Counters
        let waiting: Int
        let inFlight: Int
        let retrying: Int
        let undelivered: Int
        let isPaused: Bool

        init(_ queue: borrowing DeliveryQueue) {
            counters = queue.counters
            waiting = queue.waitingCount
            inFlight = queue.inFlightCount
            retrying = queue.retryingCount
            undelivered = queue.undelivered
            isPaused = queue.isPaused
        }

        func json(unheard: Int) -> JSON {
            [
                "updates": .integer(counters.updates),
                "delivered": .integer(counters.deliveredUpdates),
                "undelivered": .integer(undelivered),
                "given_up": .integer(counters.gaveUpUpdates),
                "without_receiver": .integer(unheard),
                "posts": .integer(counters.posts),
                "failed_posts": .integer(counters.failedPosts),
                "waiting": .integer(waiting),
                "in_flight": .integer(inFlight),
                "retrying": .integer(retrying),
                "paused": .bool(isPaused),
            ]
        }
    }

    func undelivered() -> JSON {
        let planned = engine.act { world, _ in world.schedule.count }
        let mail = engine.mail { queue, _ in MailCounts(queue) }
        let retrying = engine.mail { queue, _ in queue.retrying.prefix(100).map { $0 } }
        return [
            "updates": .integer(mail.undelivered),
            // What is still to happen may make more of them.
            "planned": .integer(planned),
            "waiting": .integer(mail.waiting),
            "in_flight": .integer(mail.inFlight),
            "paused": .bool(mail.isPaused),
            "retrying": .array(
                retrying.map {
                    ["url": .string($0.url), "updates": .integer($0.updates), "attempts": .integer($0.attempts)]
                }
            ),
        ]
    }

    func webhooks(_ request: IncomingRequest) -> JSON {
        let after = request.text("after").flatMap { Int($0) }
        let limit = min(1_000, max(1, request.text("limit").flatMap { Int($0) } ?? 100))
        let (slice, end) = engine.mail { queue, _ in
            (queue.archive.slice(from: after.map { $0 + 1 } ?? 0, limit: limit), queue.archive.endPosition)
        }
        let items: [JSON] = slice.map { position, delivery in
            [
                "position": .integer(position),
                "url": .string(delivery.url),
                "updates": .integer(delivery.updates),
                "created_at": .string(delivery.createdAt.description),
                "delivered_at": delivery.deliveredAt.map { .string($0.description) } ?? .null,
                "gave_up_at": delivery.gaveUpAt.map { .string($0.description) } ?? .null,
                "attempts": .integer(delivery.attempts),
                "status": delivery.status.map { .integer($0) } ?? .null,
                "body": (try? JSON(parsing: delivery.body.readableBytesView)) ?? .null,
            ]
        }
        let hasMore = (slice.last?.position ?? .max - 1) + 1 < end
        return ["items": .array(items), "next": hasMore ? .string(String(slice.last?.position ?? 0)) : .null]
    }

    func handleMail(_ what: String, _ request: IncomingRequest) throws(ControlError) -> JSON {
        switch what {
        case "pause": engine.mail { queue, _ in queue.pause() }
        case "resume": engine.mail { queue, _ in queue.resume() }
        case "retry": engine.mail { queue, now in queue.hasten(at: now) }
        case "redeliver":
            let times =
                try request.parameter("times").map { value throws(ControlError) in
                    try ControlReader(key: "times", value: value).int(1...100)
                } ?? 1
            let isShuffled = request.parameter("shuffled")?.looseBool ?? false
            let posts = engine.mail { queue, now in queue.redeliver(times: times, shuffled: isShuffled, at: now) }
            return ["posts": .integer(posts)]
        default: throw .missing("POST /_simulator/webhooks/\(what)")
        }
        return undelivered()
    }
}
