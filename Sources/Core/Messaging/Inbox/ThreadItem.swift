import Primitives

/// A line of a thread on the wire: a message, or an entry, which alone has a `kind`.
enum ThreadItem: Codable, Sendable {
    case message(MessageBody)
    case entry(EntryBody)

    init(from decoder: any Decoder) throws {
        if let entry = try? EntryBody(from: decoder) {
            self = .entry(entry)
        } else {
            self = .message(try MessageBody(from: decoder))
        }
    }

    func encode(to encoder: any Encoder) throws {
        switch self {
        case .message(let body): try body.encode(to: encoder)
        case .entry(let body): try body.encode(to: encoder)
        }
    }
}
