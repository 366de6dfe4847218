import Credits
import Primitives
import Synchronization

@testable import CloudAPI
@testable import CloudAPISimulator

/// The simulator's world on the test's clock, asked as a client asks Meta: what it counts is what its webhooks priced.
final class SimulatedMeta: Sendable {
    private let world: Mutex<CloudAPISimulator.World>
    /// Why the next questions fail.
    private let failure = Mutex<CloudAPIError?>(nil)
    private let told = Mutex<[VolumeNews]>([])
    let wabaID: String
    let phoneNumberID: String
    let displayNumber: String

    init(at start: Timestamp, utcOffsetMinutes: Int = 330) {
        var configuration = SimulatorConfiguration()
        configuration.webhookURL = "http://receiver"
        configuration.currency = "INR"
        configuration.utcOffsetMinutes = utcOffsetMinutes
        configuration.numbers[0].messagesPerSecond = 10_000
        configuration.settings.readShare = 1.0
        let world = CloudAPISimulator.World(configuration, now: start)
        wabaID = world.account.wabaID
        phoneNumberID = world.numberOrder[0]
        displayNumber = world.numbers[phoneNumberID]?.displayNumber ?? ""
        self.world = Mutex(world)
    }

    func fail(with error: CloudAPIError?) { failure.withLock { $0 = error } }

    /// Steps of the volume discount from now on, in rupees.
    func setTiers(_ tiers: [SimulatedTier]) { world.withLock { $0.settings.volumeTiers = tiers } }

    /// What webhooks have said of steps since the last time.
    func takeTold() -> [VolumeNews] {
        told.withLock { told in
            defer { told = [] }
            return told
        }
    }

    /// Reads a webhook of the account as the server does.
    private func note(_ update: WebhookUpdate) throws {
        let bytes = WebhookComposer.body(of: [update], wabaID: wabaID)
        for item in try WebhookBody(parsing: bytes).items {
            guard case .accountUpdate(let account) = item.content, let tier = account.volumeTier else { continue }
            let news = VolumeNews(
                region: tier.region,
                category: tier.category?.rawValue,
                tier: tier.tier,
                month: tier.effectiveMonth,
                updateSeconds: tier.updateSeconds
            )
            told.withLock { $0.append(news) }
        }
    }

    /// The customer writes, which opens the window.
    func hear(from digits: String, at now: Timestamp) throws {
        try world.withLock { world in
            let customer = world.customers.resolve(digits: digits).customer
            let message = CustomerMessage(type: "text", content: ["body": "Hi"])
            _ = try world.receive(message, from: customer, on: phoneNumberID, at: now)
        }
    }

    /// Sends, and lets a minute pass.
    ///
    /// - Returns: what the webhooks of it say, in the order they came.
    func send(_ body: String, at now: Timestamp) throws -> [Word.Verdict] {
        try world.withLock { world in
            _ = world.takeOutbox()
            _ = try world.send(try JSON(parsing: body.utf8).object ?? [:], from: phoneNumberID, at: now)
            world.run(until: now + .minutes(1))
            let outbox = world.takeOutbox()
            for outgoing in outbox where outgoing.update.field == "account_update" { try note(outgoing.update) }
            return outbox.compactMap { outgoing in
                guard case .status(let status) = outgoing.update.content, status["status"] != "sent",
                    let pricing = status["pricing"], let seconds = status["timestamp"]?.looseInt64
                else { return nil }
                return ReportedPricing(
                    type: pricing["type"]?.string,
                    category: pricing["category"]?.string,
                    billable: pricing["billable"]?.looseBool
                ).verdict(at: Timestamp(seconds: seconds))
            }
        }
    }

    var client: CloudAPIClient {
        var client = CloudAPIClient.unavailable
        client.account = { id throws(CloudAPIError) in
            do { return try AccountRecord(["id": .string(id), "currency": "INR"]) } catch { throw .local("\(error)") }
        }
        client.pricingAnalytics = { [self] _, start, end throws(CloudAPIError) in
            if let failure = failure.withLock({ $0 }) { throw failure }
            do {
                let answer = try world.withLock { world in
                    try world.pricingAnalytics([
                        "start": "\(start)", "end": "\(end)", "granularity": "DAILY",
                        "dimensions": "PRICING_CATEGORY,PRICING_TYPE,TIER,COUNTRY,PHONE",
                    ])
                }
                return try (answer["data"]?[0]?["data_points"]?.array ?? []).map { try PricingPoint($0) }
            } catch { throw .local("\(error)") }
        }
        return client
    }

    static func template(_ to: String, _ name: String, _ language: String = "en_US") -> String {
        let components = name == "welcome_back" ? #"[{"type":"body","parameters":[{"type":"text","text":"A"}]}]"# : "[]"
        return #"""
            {"messaging_product":"whatsapp","to":"\#(to)","type":"template",
             "template":{"name":"\#(name)","language":{"code":"\#(language)"},"components":\#(components)}}
            """#
    }

    static func text(_ to: String) -> String {
        #"{"messaging_product":"whatsapp","to":"\#(to)","type":"text","text":{"body":"Hello"}}"#
    }
}
