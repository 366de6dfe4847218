import Events
import Foundation
import Notifications
import Primitives
import Routes

/// What an event of the credits is to people: what happened, why, and what to do.
struct CreditNotice {
    private let event: Event
    private let title: Said
    private let detail: Said
    /// Which of the kind's texts it is.
    private let variant: String?
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
            title = "Message credits are low: \(line.available, "available") points left"
            detail =
                "The notice comes at \(line.threshold, "threshold") points or less." + line.heldText
                + " Add credits before they run out:"
                + " without any, campaigns and other paid messages are refused."
            variant = line.variant
            occasion = "\(line.epoch)"
        case "wallet.locked":
            let line = try Line(event)
            title = "Message credits are used up: paid messages are not sent"
            detail =
                "\(line.available, "available") points are available." + line.heldText
                + " Add credits to go on at once; "
                + (line.strict == true
                    ? "until then nothing is sent, free replies included. Reading works as before."
                    : "the inbox and replies that are free work as before.")
            variant = line.strict == true ? "strict" : nil
            occasion = "\(line.epoch)"
        case "wallet.days":
            let left = try DaysLeft(event)
            title = left.title
            detail = left.detail
            variant = left.variant
            occasion = "\(left.epoch)"
        case "charges.suspended":
            title = "Delivered messages wait for a price"
            detail =
                "WhatsApp delivered messages that the price list has no price for. What was held for them stays held, and"
                + " they are charged once there is a price: ask the operator of this server to import Meta's rate card for"
                + " the day (lodestone prices import)."
            variant = nil
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
            variant: variant,
            title: title,
            detail: detail,
            link: "/credits",
            audience: .role(.admin),
            email: true,
            dedupeKey: "\(event.kind):\(occasion)"
        )
    }

    /// The payload of the third line: how long they will last.
    private struct DaysLeft: Decodable {
        let available: Points
        let emptyAt: Timestamp
        let earliest: Timestamp
        let latest: Timestamp?
        let perDay: Points
        let epoch: Int64
        /// When it was told.
        private(set) var at: Timestamp?

        private enum CodingKeys: String, CodingKey { case available, emptyAt, earliest, latest, perDay, epoch }

        init(_ event: Event) throws {
            self = try JSONDecoder().decode(DaysLeft.self, from: Data(event.payload.utf8))
            at = event.at
        }

        private var hours: Int64 { max((emptyAt - (at ?? emptyAt)).milliseconds / 3_600_000, 1) }

        var variant: String? { hours >= 48 ? nil : "hours" }

        /// In whole days, or hours on the last.
        var title: Said {
            if hours >= 48 { return "Message credits will last for about \(hours / 24, "count") days" }
            let rest = hours == 1 ? "an hour" : "\(hours) hours"
            return "Message credits will last for about \(rest, "count", as: hours)"
        }

        var detail: Said {
            let until = latest.map(Self.hour) ?? "later than a year from now"
            return
                "\(available, "available") points are available, and about \(perDay, "perDay") are spent in a day. By the last four"
                + " weeks and what is scheduled they end around \(Self.hour(emptyAt), "emptyAt", as: emptyAt), between"
                + " \(Self.hour(earliest)) and \(until). Add credits before."
        }

        /// `2026-11-29 14:00 UTC`.
        private static func hour(_ moment: Timestamp) -> String {
            "\(moment)".prefix(13).replacing("T", with: " ") + ":00 UTC"
        }
    }

    /// The payload of a line that was crossed.
    private struct Line: Decodable {
        let available: Points
        let held: Points
        let threshold: Points
        let epoch: Int64
        /// Absent in events from before there was a strict lock.
        let strict: Bool?
        let holds: [Hold]

        struct Hold: Decodable {
            let label: String
            let left: Points
        }

        init(_ event: Event) throws {
            self = try JSONDecoder().decode(Line.self, from: Data(event.payload.utf8))
        }

        /// A large hold is the usual cause.
        var heldText: Said {
            guard held > .zero, let largest = holds.first else { return "" }
            return
                " Another \(held, "held") are held for messages under way,"
                + " \(largest.left, "largest") of them for “\(largest.label, "label")”."
        }

        var variant: String? { held > .zero && !holds.isEmpty ? "held" : nil }
    }
}
