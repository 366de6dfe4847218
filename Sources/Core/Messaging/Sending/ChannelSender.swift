import CloudAPI
import Credits
import Logging
import Primitives
import ServiceLifecycle
import Storage

/// Sends what waits on one channel, until nothing does.
struct ChannelSender: Sendable {
    let line: OutgoingLine
    let api: CloudAPIClient
    let media: MediaHandover
    let channel: Channel
    let outcomes: OutcomeWriter
    let hands: Hands
    let ambient: Ambient
    let logger: Logger

    /// Claims an eighth of a second's worth at a time: what a crash leaves in doubt is no more than that. What a person waits for
    /// does not wait for the rest of it.
    func run() async {
        let pace = Pace(rate: Int64(channel.messagesPerSecond), ambient: ambient)
        let places = InFlight(limit: max(32, channel.messagesPerSecond / 2))
        let order = ContactOrder()
        let pressing = Pressing()
        do {
            // Nobody may take this process's messages for those of a dead one.
            pace.share(among: try await line.beat(channel: channel.id))
        } catch {
            logger.error("A sender could not sign on", metadata: ["channel.id": "\(channel.id)", "error": "\(error)"])
            try? await ambient.sleep(.seconds(1))
            return
        }
        await withDiscardingTaskGroup { group in
            let heart = Heart(line: line, channel: channel.id, pace: pace, ambient: ambient)
            group.addTask { await heart.beat() }
            group.addTask { await pressing.listen(to: channel.id, on: line.database) }
            while !Task.isShuttingDownGracefully, !Task.isCancelled {
                var batch = await claim(most: Int(min(125, max(10, pace.rate / 8))))[...]
                if batch.isEmpty {
                    guard hands.isDoubtful(channel.id, at: ambient.now()) else { break }
                    // What a claim took whose answer was lost may show yet.
                    try? await ambient.sleep(.seconds(1))
                    continue
                }
                while let message = batch.first {
                    // Never before all that was claimed of the same lanes: a customer reads answers in the order they were written.
                    if message.lane >= Lane.campaigns.rawValue, pressing.take() {
                        batch = await claim(before: .campaigns, most: 125) + batch
                        continue
                    }
                    guard await pace.pass() else {
                        await giveBack(Array(batch))
                        break
                    }
                    batch.removeFirst()
                    await places.enter()
                    let turn = order.join(message.contact)
                    group.addTask {
                        await turn.wait()
                        await send(message, pace)
                        order.leave(message.contact)
                        places.leave()
                    }
                }
            }
            await places.drain()
            group.cancelAll()
        }
        await line.leave(channel: channel.id)
    }

    private func claim(before lane: Lane? = nil, most: Int) async -> [Claimed] {
        do {
            if hands.isDoubtful(channel.id, at: ambient.now()) {
                try await line.giveBackUnheard(channel.id, hands: hands)
            }
            let claimed = try await line.claim(channel, before: lane, limit: most)
            hands.take(claimed)
            return claimed
        } catch {
            hands.doubt(channel.id, at: ambient.now())
            logger.error(
                "Messages could not be claimed",
                metadata: ["channel.id": "\(channel.id)", "error": "\(error)"]
            )
            try? await ambient.sleep(.seconds(1))
            return []
        }
    }

    private func giveBack(_ messages: [Claimed]) async {
        // They were not sent, whether they are back or not.
        defer { hands.letGo(messages) }
        do {
            try await line.giveBack(messages)
        } catch {
            hands.doubt(channel.id, at: ambient.now())
            logger.error("Claimed messages could not be given back", metadata: ["error": "\(error)"])
        }
    }

    private func send(_ message: Claimed, _ pace: Pace) async {
        let outbound: OutboundMessage
        do {
            var names: [MediaID: String] = [:]
            for (file, form) in message.files { names[file] = try await media.metaID(of: file, for: form) }
            outbound = try message.outbound(naming: names)
        } catch {
            if await outcomes.record(OutcomeWriter.Outcome(message, unsent: error)) { hands.letGo([message]) }
            return
        }
        let outcome = await call(outbound, message)
        if case .rateLimited(let error, _) = outcome, error.slowsNumber { pace.slowDown() }
        // What could not be written stays in hand: it may have been sent.
        if await outcomes.record(.answered(message, outcome)) { hands.letGo([message]) }
    }

    /// Marketing that was priced for the Marketing Messages API goes there, and the standard way where Meta does not take it.
    private func call(_ outbound: OutboundMessage, _ message: Claimed) async -> SendOutcome {
        guard message.category == MessageCategory.marketingLite.rawValue else {
            return await api.send(outbound, channel.phoneNumberID)
        }
        let options = MarketingOptions(policy: .cloudAPIFallback)
        let outcome = await api.sendMarketing(outbound, options, channel.phoneNumberID)
        guard case .refused(let error) = outcome, error.isOfMarketingAPI else { return outcome }
        return await api.send(outbound, channel.phoneNumberID)
    }
}

extension GraphError {
    /// What the Marketing Messages API says when it is not there for this number, account or message: nothing was sent.
    /// Source: whatsapp-cloud-api.md, section 2, "Marketing Messages API".
    fileprivate var isOfMarketingAPI: Bool { [131_055, 134_100, 134_101, 134_102].contains(code) }
}
