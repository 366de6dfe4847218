import Primitives
import Storage

/// A field that a workspace has given its contacts or its companies.
package struct ContactField: Sendable, Equatable {
    package let id: FieldID
    package let subject: FieldSubject
    /// Lower-case letters, digits and underscores; what filters (`custom.KEY`), variables and files call it.
    package let key: String
    package var label: String
    package var type: FieldType
    /// What can be chosen; empty for types without a choice.
    package var options: [String]
    /// Whether people who add a contact must fill it in. Those who write by themselves come without.
    package var isRequired: Bool
    /// What a contact that people add has in it when they say nothing.
    package var standard: FieldValue?
    package var position: Int
    /// Fields of one group stand together under its name; empty for none.
    package var group: String
    package var isInPanel: Bool
}

extension ContactField {
    init(_ row: Row) throws {
        id = try row["id"]
        subject = try row["subject"]
        key = try row["key"]
        label = try row["label"]
        type = try row["type"]
        options = try JSON.value(row["options"])
        isRequired = try row["required"]
        let written: String? = try row["default_value"]
        standard = written.map { [type] in FieldValue(stored: $0, type: type) }
        position = try row["position"]
        group = try row["group_name"]
        isInPanel = try row["in_panel"]
    }
}
