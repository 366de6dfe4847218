import Primitives

/// What a contact has in a field: read, in the one form that is kept for it.
package struct FieldValue: Sendable, Hashable {
    package let type: FieldType
    /// One; of a field of several choices one for each, in the order of the options.
    package let items: [String]

    /// - Parameter items: as `ContactField.read` makes them.
    init(type: FieldType, items: [String]) {
        self.type = type
        self.items = items
    }

    /// From `text`.
    package init(stored: String, type: FieldType) {
        self.init(type: type, items: type == .multiSelect ? stored.split(separator: "; ").map(String.init) : [stored])
    }

    /// In one cell of a file or a line of history: several choices with `; ` between them, which no option may hold.
    package var text: String { items.joined(separator: "; ") }

    /// As the API gives it: numbers as text, with all their digits.
    package var plain: PlainValue {
        switch type {
        case .boolean: .bool(items == ["true"])
        case .multiSelect: .list(items)
        default: .text(text)
        }
    }

    /// What an item is compared by, and the rest of it where that is longer.
    static func key(of item: String, type: FieldType) -> (key: String, folded: String?) {
        if type == .number { return (ExactDecimal(item)?.key ?? "", nil) }
        guard type.isWords else { return (item, nil) }
        return FieldKey.cut(FoldedText(item).value)
    }
}

/// The part of a folded text that an index holds.
enum FieldKey {
    /// PostgreSQL refuses index rows of more than 2,700 bytes; half a kilobyte tells texts apart.
    static let bytesMax = 512

    static func cut(_ folded: String) -> (key: String, folded: String?) {
        guard folded.utf8.count > bytesMax else { return (folded, nil) }
        var bytes = Array(folded.utf8.prefix(bytesMax))
        // Not through the middle of a character's bytes.
        while let last = bytes.last, last & 0xC0 == 0x80 { bytes.removeLast() }
        if let last = bytes.last, last >= 0xC0 { bytes.removeLast() }
        return (String(decoding: bytes, as: UTF8.self), folded)
    }
}
