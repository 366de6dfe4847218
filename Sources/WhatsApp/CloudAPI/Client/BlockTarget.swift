/// Whom to block.
public enum BlockTarget: Hashable, Sendable {
    case phone(String)
    case user(String)

    var json: JSON {
        switch self {
        case .phone(let number): ["user": .string(number)]
        case .user(let id): ["user_id": .string(id)]
        }
    }
}
