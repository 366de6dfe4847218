import CloudAPI
import Contacts
import Primitives
import Storage

/// What is known of a contact, for the variables of templates and texts.
struct ContactWords {
    private let values: [String: String]

    init(_ contact: Contact, _ transaction: Transaction, in workspace: WorkspaceID) throws {
        var values = [
            "name": contact.name, "firstName": Self.first(contact.name), "email": contact.email ?? "",
            "phone": contact.phone?.rawValue ?? "",
        ]
        if let company = contact.company {
            values["company"] = try CompanyStore(transaction, in: workspace).find(company)?.name
        }
        let fields = FieldStore(transaction, in: workspace)
        if let own = try fields.values(of: [contact.id.subject])[contact.id.subject], !own.isEmpty {
            for field in try fields.all(.contact) {
                if let value = own[field.id] { values["custom.\(field.key)"] = value.items.joined(separator: ", ") }
            }
        }
        self.values = values
    }

    /// White space becomes single spaces: Meta refuses line breaks in variables.
    func value(of source: SequencePlan.ValueSource) -> String? {
        let written: String? =
            if let field = source.field {
                values[field]?.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            } else {
                source.text
            }
        guard let written, !written.isEmpty else { return source.fallback }
        return written
    }

    /// - Parameter tracked: the contact's own endings of tracked links, by the address that is led to.
    func values(_ sources: [String: SequencePlan.ValueSource], tracked: [String: String]) -> [String: String] {
        sources.compactMapValues { source in source.tracked.map { tracked[$0.url] } ?? value(of: source) }
    }

    /// A text with `{{name}}`, `{{contact.firstName}}`, `{{custom.KEY}}` filled; one without a value goes away, with the space or
    /// comma before it, and what is no variable stays as it is written.
    func fill(_ text: String) -> String {
        var filled = ""
        var rest = text[...]
        while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}") {
            let written = rest[open.upperBound..<close.lowerBound].filter { !$0.isWhitespace }
            let name = written.hasPrefix("contact.") ? String(written.dropFirst(8)) : String(written)
            filled += rest[..<open.lowerBound]
            if let value = values[name] {
                if value.isEmpty { while let last = filled.last, last == " " || last == "," { filled.removeLast() } }
                filled += value
            } else if name.hasPrefix("custom.") || name == "company" {
                while let last = filled.last, last == " " || last == "," { filled.removeLast() }
            } else {
                filled += rest[open.lowerBound..<close.upperBound]
            }
            rest = rest[close.upperBound...]
        }
        return filled + rest
    }

    private static func first(_ name: String) -> String {
        name.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
    }
}

/// Meta's object of a text message.
enum TextContent {
    static func json(_ text: String) -> String { (["body": .string(text)] as JSON).text() }
}
