/// Where the media of a message comes from.
public enum MediaSource: Hashable, Sendable {
    /// Uploaded before; lives 30 days.
    case id(String)
    /// HTTPS; Meta fetches it, and keeps it for ten minutes by its exact address.
    case link(String)

    func json(_ more: (String, String?)...) -> JSON {
        .members([member] + more.map { ($0.0, $0.1.map(JSON.string)) })
    }

    func json(voice: Bool) -> JSON {
        .members([member, ("voice", voice ? true : nil)])
    }

    private var member: (String, JSON?) {
        switch self {
        case .id(let id): ("id", .string(id))
        case .link(let link): ("link", .string(link))
        }
    }
}
