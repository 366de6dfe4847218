import Primitives
import Workspaces

/// A field as somebody asks for it; what a change leaves out stays.
package struct FieldWish: Codable, Sendable {
    package var of: FieldSubject?
    package var key: String?
    package var label: String?
    package var type: FieldType?
    package var options: [String]?
    /// Old option to new: the values follow.
    package var renamedOptions: [String: String]?
    package var required: Bool?
    /// `null` takes it away.
    package var `default`: Edited<PlainValue> = .kept
    package var position: Int?
    package var group: String?
    package var inPanel: Bool?

    package init(
        of: FieldSubject? = nil,
        key: String? = nil,
        label: String? = nil,
        type: FieldType? = nil,
        options: [String]? = nil,
        required: Bool? = nil,
        group: String? = nil
    ) {
        (self.of, self.key, self.label, self.type) = (of, key, label, type)
        (self.options, self.required, self.group) = (options, required, group)
    }

    func new(id: FieldID) throws -> ContactField {
        let key = key ?? ""
        guard let first = key.utf8.first, (0x61...0x7A).contains(first), key.utf8.count <= 40,
            key.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F })
        else { throw FieldError.badKey }
        return try changed(
            ContactField(
                id: id,
                subject: of ?? .contact,
                key: key,
                label: label ?? "",
                type: type ?? .text,
                options: [],
                isRequired: false,
                standard: nil,
                position: 0,
                group: "",
                isInPanel: true
            )
        )
    }

    /// The key and what has the field stay for good.
    func changed(_ old: ContactField) throws -> ContactField {
        var field = old
        field.label = try Self.line(label ?? old.label, "label", 1...80)
        field.group = try Self.line(group ?? old.group, "group", 0...60)
        field.type = type ?? old.type
        field.isRequired = required ?? old.isRequired
        field.position = min(max(position ?? old.position, 0), 100_000)
        field.isInPanel = inPanel ?? old.isInPanel
        field.options = try chosen(for: field.type, old)
        do {
            if case .set(let wanted) = `default` {
                field.standard = try field.read(wanted ?? .null)
            } else if let standard = old.standard, field.type != old.type || field.options != old.options {
                field.standard = try? field.read(standard.plain)
            }
        } catch {
            throw FieldError.badDefault(error)
        }
        return field
    }

    private func chosen(for type: FieldType, _ old: ContactField) throws -> [String] {
        guard type.hasOptions else { return [] }
        let wanted = options ?? old.options.map { renamedOptions?[$0] ?? $0 }
        let plain = try wanted.map { try Self.line($0, "options", 1...100) }
        guard (1...FieldService.optionsMax).contains(plain.count) else {
            throw FieldError.badOptions("Give 1 to \(FieldService.optionsMax) options.")
        }
        guard !plain.contains(where: { $0.contains { ";|".contains($0) } }) else {
            throw FieldError.badOptions("Options are written without ; and |, which part them in files.")
        }
        guard Set(plain.map { FoldedText($0).value }).count == plain.count else {
            throw FieldError.badOptions("Two options have the same name.")
        }
        return plain
    }

    private static func line(_ text: String, _ field: String, _ length: ClosedRange<Int>) throws -> String {
        let plain = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard plain.hasLength(length) else { throw FieldError.text(field: field, limit: length.upperBound) }
        return plain
    }
}
