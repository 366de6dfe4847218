import CloudAPI
import Primitives

/// A Flow of the account. Source: reference section 12.
struct Flow: Sendable {
    enum Status: String, Sendable {
        case draft = "DRAFT"
        case published = "PUBLISHED"
        case deprecated = "DEPRECATED"
    }

    let id: String
    var name: String
    var categories: [JSON]
    var status = Status.draft
    var endpoint: String?
    /// The Flow JSON as it was uploaded, once it was.
    var document: JSON?
    /// What is wrong with the document, in Meta's shape.
    var problems: [JSON] = []
    let createdAt: Timestamp
    var updatedAt: Timestamp

    /// Drafts and published Flows can be sent.
    var isUsable: Bool { status != .deprecated }
}

/// The account's Flows, newest first.
struct FlowShelf: Sendable {
    private var byID: [String: Flow] = [:]
    private var order: [String] = []
    static let countMax = 1_000

    var count: Int { order.count }
    var all: [Flow] { order.reversed().compactMap { byID[$0] } }

    subscript(id: String) -> Flow? { byID[id] }

    mutating func put(_ flow: Flow) {
        if byID.updateValue(flow, forKey: flow.id) == nil { order.append(flow.id) }
    }

    mutating func remove(_ id: String) {
        byID[id] = nil
        order.removeAll { $0 == id }
    }
}
