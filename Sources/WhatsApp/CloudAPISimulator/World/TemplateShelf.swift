import CloudAPI
import Primitives

/// The templates of the account, by identity and by name and language.
struct TemplateShelf: Sendable {
    private struct Name: Hashable {
        let name: String
        let language: String
    }

    private var byID: [String: Template] = [:]
    private var ids: [Name: String] = [:]
    /// Newest first, as the list is.
    private(set) var order: [String] = []
    /// Names of deleted approved templates, blocked for 30 days.
    private var deletedNames: [String: Timestamp] = [:]
    /// Creations of the last hour.
    private var created: [Timestamp] = []

    static let countMax = 6_000
    static let createdPerHour = 100

    var all: [Template] { order.compactMap { byID[$0] } }
    var count: Int { byID.count }

    subscript(id: String) -> Template? { byID[id] }

    func find(name: String, language: String) -> Template? {
        ids[Name(name: name, language: language)].flatMap { byID[$0] }
    }

    func named(_ name: String) -> [Template] {
        all.filter { $0.name == name }
    }

    func isBlocked(name: String, at now: Timestamp) -> Bool {
        deletedNames[name].map { now < $0 + .days(30) } ?? false
    }

    mutating func mayCreate(at now: Timestamp) -> Bool {
        created.removeAll { now >= $0 + .hours(1) }
        guard created.count < Self.createdPerHour else { return false }
        created.append(now)
        return true
    }

    mutating func put(_ template: Template) {
        if byID[template.id] == nil { order.insert(template.id, at: 0) }
        byID[template.id] = template
        ids[Name(name: template.name, language: template.language)] = template.id
    }

    mutating func remove(_ id: String, at now: Timestamp) {
        guard let template = byID.removeValue(forKey: id) else { return }
        ids[Name(name: template.name, language: template.language)] = nil
        order.removeAll { $0 == id }
        if template.status == .approved {
            deletedNames = deletedNames.filter { now < $0.value + .days(30) }
            deletedNames[template.name] = now
        }
    }
}
