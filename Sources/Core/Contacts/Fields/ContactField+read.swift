import Foundation
import Notifications
import Primitives
import Workspaces

extension ContactField {
    /// Reads what somebody typed or a file holds; `nil` when it is empty.
    ///
    /// - Parameter country: for telephone numbers without a country code.
    package func read(_ value: PlainValue, country: String? = nil) throws(FieldRefusal) -> FieldValue? {
        if case .list(let texts) = value, type != .multiSelect, texts.count > 1 { throw .notA(type) }
        let texts =
            value.texts.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }.filter { !$0.isEmpty }
        guard !texts.isEmpty else { return nil }
        guard type == .multiSelect else { return FieldValue(type: type, items: [try one(texts[0], country)]) }
        var chosen: Set<String> = []
        for text in texts { chosen.insert(try option(text)) }
        return FieldValue(type: type, items: options.filter(chosen.contains))
    }

    /// Reads one cell of a file: several choices have `;`, `|` or a line's end between them, or `,`; days, numbers and what is
    /// so or not are also read as spreadsheets and other programs write them.
    ///
    /// - Parameter monthFirst: whether 3/4/2026 is a day of March; `nil`: as the country has it.
    package func read(
        cell: String,
        country: String? = nil,
        monthFirst: Bool? = nil
    ) throws(FieldRefusal) -> FieldValue? {
        switch type {
        case .multiSelect:
            var choices = cell.split { ";\n|".contains($0) }.map(String.init)
            if choices.count == 1, (try? option(cell)) == nil { choices = cell.split(separator: ",").map(String.init) }
            return try read(.list(choices), country: country)
        case .date:
            let day = DayCell.read(cell, monthFirst: monthFirst ?? (country == "US"))
            return try read(.text(day.map { "\($0)" } ?? cell))
        case .number: return try read(.text(NumberCell.read(cell, country: country) ?? cell))
        case .boolean:
            return try read(.text(ConsentCell.read(cell).map { "\($0 == .yes)" } ?? cell))
        default: return try read(.text(cell), country: country)
        }
    }

    private func one(_ text: String, _ country: String?) throws(FieldRefusal) -> String {
        guard text.hasLength(0...type.lengthMax) else { throw .tooLong(limit: type.lengthMax) }
        let read: String? =
            switch type {
            case .text: text.split(whereSeparator: \.isNewline).joined(separator: " ")
            case .longText: text
            case .number: ExactDecimal(text)?.text
            case .date: text.utf8.count == 10 ? CivilDay(text)?.description : nil
            case .time: Self.time(text)
            case .dateTime: Timestamp(text)?.description
            case .boolean: Self.truths[text.lowercased()]
            case .select: try option(text)
            case .multiSelect: nil
            case .email: EmailAddress(text)?.rawValue
            case .phone: try Self.phone(text, country)
            case .url: Self.url(text)
            }
        guard let read, !read.isEmpty else { throw .notA(type) }
        return read
    }

    private static let truths = [
        "true": "true", "yes": "true", "1": "true", "false": "false", "no": "false", "0": "false",
    ]

    /// By its name, whatever the case; as it is written in the options.
    private func option(_ text: String) throws(FieldRefusal) -> String {
        if options.contains(text) { return text }
        let folded = FoldedText(text)
        guard let found = options.first(where: { FoldedText($0) == folded }) else { throw .noOption(text) }
        return found
    }

    private static func time(_ text: String) -> String? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count),
            parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        let numbers = parts.compactMap { Int($0) }
        guard numbers[0] < 24, numbers.dropFirst().allSatisfy({ $0 < 60 }) else { return nil }
        return parts.count == 3 && numbers[2] == 0 ? String(text.prefix(5)) : text
    }

    private static func phone(_ text: String, _ country: String?) throws(FieldRefusal) -> String {
        do {
            return try PhoneReader(defaultCountry: country).read(text).number.rawValue
        } catch {
            throw .phone(error)
        }
    }

    private static func url(_ text: String) -> String? {
        guard let parts = URLComponents(string: text), ["http", "https"].contains(parts.scheme?.lowercased()),
            parts.host?.isEmpty == false
        else { return nil }
        return text
    }
}
