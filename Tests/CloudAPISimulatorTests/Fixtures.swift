import CloudAPI
import Primitives

@testable import CloudAPISimulator

extension World {
    static let start = Timestamp(seconds: 1_795_168_800)

    /// A world with a receiver and one number, and nothing left to chance unless the test says so.
    static func fixture(
        at start: Timestamp = Self.start,
        seed: UInt64 = 1,
        _ change: (inout SimulatorConfiguration) -> Void = { _ in }
    ) -> World {
        var configuration = SimulatorConfiguration()
        configuration.seed = seed
        configuration.webhookURL = "http://receiver"
        configuration.settings.readShare = 1.0
        change(&configuration)
        return World(configuration, now: start)
    }

    var numberID: String { numberOrder[0] }

    /// Sends a body given as JSON text, from the first number.
    @discardableResult
    mutating func send(_ text: String, at now: Timestamp = Self.start) throws -> String {
        let object = try JSON(parsing: text.utf8).object ?? [:]
        let answer = try send(object, from: numberID, at: now)
        return answer["messages"]?[0]?["id"]?.string ?? ""
    }

    /// The statuses that were posted, in order.
    mutating func statuses() -> [JSON] {
        takeOutbox().compactMap { if case .status(let status) = $0.update.content { status } else { nil } }
    }

    mutating func customer(_ digits: String) -> Customer { customers.resolve(digits: digits).customer }

    /// The customer writes, which opens the window.
    @discardableResult
    mutating func inbound(
        from digits: String,
        _ message: CustomerMessage = CustomerMessage(type: "text", content: ["body": "Hi"]),
        at now: Timestamp = Self.start
    ) throws -> String {
        try receive(message, from: customer(digits), on: numberID, at: now)
    }
}

/// Bodies of sends.
enum Body {
    static func text(_ to: String, _ text: String = "Hello") -> String {
        #"{"messaging_product":"whatsapp","to":"\#(to)","type":"text","text":{"body":"\#(text)"}}"#
    }

    static func template(_ to: String, _ name: String, _ language: String = "en_US", components: String = "[]") -> String {
        #"""
        {"messaging_product":"whatsapp","to":"\#(to)","type":"template","biz_opaque_callback_data":"ours-1",
         "template":{"name":"\#(name)","language":{"code":"\#(language)"},"components":\#(components)}}
        """#
    }

    static func parameters(_ texts: String...) -> String {
        let list = texts.map { #"{"type":"text","text":"\#($0)"}"# }.joined(separator: ",")
        return #"[{"type":"body","parameters":[\#(list)]}]"#
    }
}
