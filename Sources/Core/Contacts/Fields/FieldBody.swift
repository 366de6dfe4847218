import Primitives
package import Routes
import Workspaces

/// A custom field as the API gives it.
struct FieldBody: Codable, Sendable {
    let id: FieldID
    let of: FieldSubject
    let key: String
    let label: String
    let type: FieldType
    let options: [String]
    let required: Bool
    let `default`: PlainValue?
    let position: Int
    let group: String
    let inPanel: Bool
    /// How many have a value, counted up to a thousand; `nil` where it was not counted.
    let uses: Int?

    init(_ field: ContactField, uses: Int?) {
        id = field.id
        of = field.subject
        key = field.key
        label = field.label
        type = field.type
        options = field.options
        required = field.isRequired
        `default` = field.standard?.plain
        position = field.position
        group = field.group
        inPanel = field.isInPanel
        self.uses = uses
    }
}

struct FieldHistoryBody: Codable, Sendable {
    let at: Timestamp
    let by: NamedBody?
    let from: PlainValue?
    let to: PlainValue?

    init(_ entry: JournalEntry, _ field: ContactField, _ names: Actors, for caller: Caller) {
        at = entry.at
        by = names.named(entry.actor)
        from = entry.from.map { FieldValue(stored: $0, type: field.type).shown(to: caller) }
        to = entry.to.map { FieldValue(stored: $0, type: field.type).shown(to: caller) }
    }
}

extension FieldValue {
    /// As `plain`, with telephone numbers masked for who hides them.
    package func shown(to caller: Caller) -> PlainValue {
        guard type == .phone, caller.hidesNumbers else { return plain }
        return .text(caller.shown(written: text))
    }
}
