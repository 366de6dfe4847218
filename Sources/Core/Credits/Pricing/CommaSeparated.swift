/// Reads comma-separated values with quoted fields (RFC 4180) in UTF-8, line by line, so that a hostile file costs no more than
/// what is asked of it.
///
/// Empty lines and lines that start with `#` are left out. A byte order mark is dropped. No field spans lines.
struct CommaSeparated: Sequence, IteratorProtocol {
    struct Row {
        /// In the file, from 1.
        let line: Int
        /// The first `fieldsMost` of them.
        let fields: [String]
        let columns: Int
        let flaw: Flaw?
    }

    enum Flaw {
        case notUTF8
        /// A quote that the line does not close.
        case openQuote
    }

    static let fieldsMost = 64

    private let bytes: [UInt8]
    private var place: Int
    private var line = 0

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    static func rows(_ bytes: [UInt8]) -> CommaSeparated {
        CommaSeparated(bytes)
    }

    mutating func next() -> Row? {
        while place < bytes.count {
            let end = bytes[place...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? bytes.count
            let text = bytes[place..<end]
            let isPair =
                end + 1 < bytes.count && bytes[end] == UInt8(ascii: "\r") && bytes[end + 1] == UInt8(ascii: "\n")
            place = end + (isPair ? 2 : 1)
            line += 1
            if let first = text.first, first != UInt8(ascii: "#") { return row(text) }
        }
        return nil
    }

    /// A field may be quoted, and a quote inside is doubled.
    private func row(_ text: ArraySlice<UInt8>) -> Row {
        var (fields, columns): ([String], Int) = ([], 0)
        var field: [UInt8] = []
        var (isQuoted, isText) = (false, true)
        func end() {
            columns += 1
            defer { field.removeAll(keepingCapacity: true) }
            guard fields.count < Self.fieldsMost else { return }
            let read = String(validating: field, as: UTF8.self)
            isText = isText && read != nil
            fields.append(read ?? "")
        }
        var place = text.startIndex
        while place < text.endIndex {
            let byte = text[place]
            place += 1
            switch (byte, isQuoted) {
            case (UInt8(ascii: "\""), true) where place < text.endIndex && text[place] == UInt8(ascii: "\""):
                field.append(byte)
                place += 1
            case (UInt8(ascii: "\""), _): isQuoted.toggle()
            case (UInt8(ascii: ","), false): end()
            default: field.append(byte)
            }
        }
        end()
        return Row(
            line: line,
            fields: fields,
            columns: columns,
            flaw: isText ? (isQuoted ? .openQuote : nil) : .notUTF8
        )
    }
}
