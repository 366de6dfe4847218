import Primitives
import Storage

/// A place in the log: everything up to and including one event.
///
/// As text, for `Last-Event-ID`: the transaction's number, a hyphen and the event's id, `81273-evt_01h8z3k4m5n6p`.
package struct EventPosition: Hashable, Sendable, Comparable {
    /// The PostgreSQL transaction that wrote the event; 0 on SQLite.
    let xact: Int64
    let id: EventID

    /// Before every event.
    static let start = EventPosition(xact: 0, id: EventID(rawValue: 0))

    init(xact: Int64, id: EventID) {
        self.xact = xact
        self.id = id
    }

    init(_ row: Row) throws {
        self.init(xact: try row["xact"], id: try row["id"])
    }

    /// `nil` when the text is not a position.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].allSatisfy({ $0.isASCII && $0.isNumber }), let xact = Int64(parts[0]),
            let id = EventID(parts[1]), id.rawValue >= 0
        else { return nil }
        self.init(xact: xact, id: id)
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.xact, left.id) < (right.xact, right.id)
    }
}

extension EventPosition: CustomStringConvertible {
    package var description: String { "\(xact)-\(id)" }
}

extension EventPosition: Codable {
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let position = EventPosition(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not an event position: \(text.prefix(60))")
            )
        }
        self = position
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
