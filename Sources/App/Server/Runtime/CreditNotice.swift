import Events
import Foundation
import Notifications
import Primitives
import Routes

/// What an event of the credits is to people: what happened, why, and what to do.
struct CreditNotice {
    private let event: Event
    private let title: String
    private let detail: String
    /// One occasion, one notice.
    private let occasion: String

    /// `nil` for events that are nobody's concern.
    ///
    /// - Throws: `DecodingError` for a payload that is not the event's.
    init?(_ event: Event) throws {
        self.event = event
        switch event.kind {
        case "wallet.low":
            let line = try Line(event)
            title = "Message credits are low: \(line.available) points left"
            detail =
                "The notice comes at \(line.threshold) points or less.\(line.heldText) Add credits before they run out:"
                + " without any, campaigns and other paid messages are refused."
            occasion = "\(line.epoch)"
        case "wallet.locked":
            let line = try Line(event)
            title = "Message credits are used up: paid messages are not sent"
            detail =
                "\(line.available) points are available.\(line.heldText) Add credits to go on at once; the inbox and replies"
                + " that are free work as before."
            occasion = "\(line.epoch)"
        case "charges.suspended":
            title = "Delivered messages wait for a price"
            detail =
                "WhatsApp delivered messages that the price list has no price for. What was held for them stays held, and"
                + " they are charged once there is a price: ask the operator of this server to import Meta's rate card for"
                + " the day (lodestone prices import)."
            // Each batch of deliveries tells it; people need to hear of it once a day.
            occasion = String("\(event.at)".prefix(10))
        default:
            return nil
        }
    }

    var new: NewNotice {
        NewNotice(
            workspace: event.workspace,
            kind: event.kind,
            title: title,
            detail: detail,
            link: "/credits",
            audience: .role(.admin),
            email: true,
            dedupeKey: "\(event.kind):\(occasion)"
        )
    }

    /// The payload of a line that was crossed.
    private struct Line: Decodable {
        let available: Points
        let held: Points
        let threshold: Points
        let epoch: Int64
        let holds: [Hold]

        struct Hold: Decodable {
            let label: String
            let left: Points
        }

        init(_ event: Event) throws {
            self = try JSONDecoder().decode(Line.self, from: Data(event.payload.utf8))
        }

        /// A large hold is the usual cause.
        var heldText: String {
            guard held > .zero, let largest = holds.first else { return "" }
            return " Another \(held) are held for messages under way, \(largest.left) of them for “\(largest.label)”."
        }
    }
}
