@testable import CloudAPI
@testable import CloudAPISimulator
import Primitives
import Synchronization

/// The simulator's world on the test's clock: customers who write, webhooks as Meta packs them, and the gate that what we send
/// must pass.
final class Meta: Sendable {
    private let world: Mutex<CloudAPISimulator.World>
    let wabaID: String
    let phoneNumberID: String

    init(at start: Timestamp) {
        var configuration = SimulatorConfiguration()
        configuration.webhookURL = "http://receiver"
        configuration.numbers[0].messagesPerSecond = 10_000
        let world = CloudAPISimulator.World(configuration, now: start)
        wabaID = world.account.wabaID
        phoneNumberID = world.numberOrder[0]
        self.world = Mutex(world)
    }

    /// A customer writes.
    ///
    /// - Returns: the bodies that are posted for it.
    func write(_ messages: [(from: String, type: String, content: JSON)], at now: Timestamp) throws -> [[UInt8]] {
        try world.withLock { world in
            for message in messages {
                let customer = world.customers.resolve(digits: message.from).customer
                let written = CustomerMessage(type: message.type, content: message.content)
                _ = try world.receive(written, from: customer, on: phoneNumberID, at: now)
            }
            return [WebhookComposer.body(of: world.takeOutbox().map(\.update), wabaID: wabaID)]
        }
    }

    /// Takes a message as Meta takes it, or refuses it.
    func take(_ message: OutboundMessage, at now: Timestamp) throws -> String {
        try world.withLock { world in
            let answer = try world.send(message.json.object ?? [:], from: phoneNumberID, at: now)
            return answer["messages"]?[0]?["id"]?.string ?? ""
        }
    }
}
