/// Where one variable of the template takes its value from: a column of the file, a field of the contact or a fixed text.
package struct VariableSource: Sendable, Equatable, Codable {
    /// A column's name, where the audience is one file. Goes before `field`.
    package var column: String?
    /// `name`, `firstName`, `email`, `phone`, `company` or `custom.KEY`. Goes before `text`.
    package var field: String?
    package var text: String?
    /// A link whose clicks are counted, for a button's address.
    package var tracked: Tracked?
    /// For people who have none.
    package var fallback: String?

    package struct Tracked: Sendable, Equatable, Codable {
        package var url: String
    }

    package init(
        column: String? = nil,
        field: String? = nil,
        text: String? = nil,
        tracked: Tracked? = nil,
        fallback: String? = nil
    ) {
        (self.column, self.field, self.text, self.tracked, self.fallback) = (column, field, text, tracked, fallback)
    }

    static let fields = ["name", "firstName", "email", "phone", "company"]

    /// The key of a workspace's own field.
    var customKey: String? {
        guard let field, field.hasPrefix("custom.") else { return nil }
        return String(field.dropFirst(7))
    }

    /// Whether anything is said at all.
    var isChosen: Bool { column != nil || field != nil || tracked != nil || text?.isEmpty == false }

    /// The value for one person; `nil` when there is none.
    ///
    /// White space of a cell or field becomes single spaces: they have line breaks, and Meta refuses them.
    func value(of person: RecipientFields) -> String? {
        if let tracked { return person.tracked[tracked.url] }
        let written: String? =
            if let column { person.cells[column] } else if let field { person.fields[field] } else { text }
        let plain = column == nil && field == nil ? written : written.map(Self.spaced)
        guard let plain, !plain.isEmpty else { return fallback }
        return plain
    }

    private static func spaced(_ text: String) -> String {
        text.split { $0.isWhitespace }.joined(separator: " ")
    }
}

/// What is known of a person for filling templates.
struct RecipientFields: Sendable {
    /// Of their row of the file.
    var cells: [String: String] = [:]
    /// By the names that `VariableSource.field` has.
    var fields: [String: String] = [:]
    /// Their own endings of tracked links, by the address that is led to.
    var tracked: [String: String] = [:]

    func values(_ sources: [String: VariableSource]) -> [String: String] {
        sources.compactMapValues { $0.value(of: self) }
    }
}
