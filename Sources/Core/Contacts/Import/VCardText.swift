import Foundation
import Routes

/// Cards of address books (vCard 2.1 to 4.0) as CSV text, a piece at a time: from there on they are read like any file.
///
/// Telephones exchange them, Android and iCloud export nothing else. A card's row has the name, the numbers with the mobile
/// ones first, one address, the company and the categories; pictures and all the rest are left out. Sources: RFC 6350,
/// RFC 2426, and for quoted-printable the vCard 2.1 specification (1996).
struct VCardText {
    private static let header = ["Name", "Phone", "E-mail", "Company", "Labels"]
    /// A longer line is a picture.
    private static let lineBytes = 16 << 10
    /// Numbers, or labels, of one card.
    private static let most = 1_000

    private var pending: [UInt8] = []
    /// The logical line in hand, unfolded.
    private var line: [UInt8] = []
    private var card = Card()

    private struct Card {
        var name = ""
        var parts = ""
        var mobiles: [String] = []
        var phones: [String] = []
        var email = ""
        var company = ""
        var labels: [String] = []
    }

    /// The text's first line.
    let start = Array(CSVLine.text(header).utf8)

    static func begins(_ head: [UInt8]) -> Bool {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let text = head.starts(with: mark) ? head.dropFirst(3) : head[...]
        return String(decoding: text.drop { $0 <= 0x20 }.prefix(11), as: UTF8.self).uppercased() == "BEGIN:VCARD"
    }

    /// - Returns: a row for each card that is complete.
    mutating func take(_ bytes: [UInt8], isLast: Bool = false) -> [UInt8] {
        pending += bytes
        var rows: [UInt8] = []
        var position = 0
        while let end = pending[position...].firstIndex(of: 0x0A)
            ?? (isLast && position < pending.count ? pending.count : nil)
        {
            take(physical: pending[position..<end], &rows)
            position = min(end + 1, pending.count)
        }
        pending.removeFirst(position)
        // What is longer is passed over, so its end is not kept either; two bytes may be its end's.
        if pending.count > Self.lineBytes + 2 { pending.removeLast(pending.count - Self.lineBytes - 2) }
        if isLast { endLine(&rows) }
        return rows
    }

    /// A line that begins with a space goes on with the one before; so does one after a soft line break.
    private mutating func take(physical: ArraySlice<UInt8>, _ rows: inout [UInt8]) {
        let text = physical.last == 0x0D ? physical.dropLast() : physical
        if text.first == 0x20 || text.first == 0x09 {
            append(text.dropFirst())
        } else if line.last == 0x3D, Self.isQuotedPrintable(line) {
            line.removeLast()
            append(text)
        } else {
            endLine(&rows)
            append(text)
        }
    }

    private mutating func append(_ text: ArraySlice<UInt8>) {
        if line.count + text.count <= Self.lineBytes { line += text }
    }

    private mutating func endLine(_ rows: inout [UInt8]) {
        defer { line.removeAll(keepingCapacity: true) }
        guard let colon = line.firstIndex(of: 0x3A) else { return }
        let names = String(decoding: line[..<colon], as: UTF8.self).uppercased().split(separator: ";")
        // `item1.TEL` is one of a group.
        let name = names.first?.split(separator: ".").last.map { String($0) } ?? ""
        var bytes = Array(line[(colon + 1)...])
        if Self.isQuotedPrintable(line) { bytes = Self.decoded(bytes) }
        let value = String(decoding: bytes, as: UTF8.self)
        switch name.trimmingCharacters(in: ["\u{FEFF}"]) {
        case "BEGIN": card = Card()
        case "FN": card.name = Self.parts(value, at: nil).joined()
        case "N":
            let parts = Self.parts(value, at: ";") + ["", "", ""]
            card.parts = [parts[1], parts[2], parts[0]].filter { !$0.isEmpty }.joined(separator: " ")
        case "TEL":
            let isMobile = names.dropFirst().contains {
                $0.contains("CELL") || $0.contains("WAID") || $0.contains("IPHONE")
            }
            guard card.mobiles.count + card.phones.count < Self.most else { break }
            if isMobile { card.mobiles.append(value) } else { card.phones.append(value) }
        case "EMAIL": if card.email.isEmpty { card.email = value }
        case "ORG": card.company = Self.parts(value, at: ";").first ?? ""
        case "CATEGORIES": if card.labels.count < Self.most { card.labels += Self.parts(value, at: ",") }
        case "END": rows += row()
        default: break
        }
    }

    private func row() -> [UInt8] {
        let phones = (card.mobiles + card.phones).joined(separator: "; ")
        let cells = [
            card.name.isEmpty ? card.parts : card.name, phones, card.email, card.company,
            CellList.text(card.labels),
        ]
        return Array(CSVLine.text(cells).utf8)
    }

    private static func isQuotedPrintable(_ line: [UInt8]) -> Bool {
        let head = line.prefix(while: { $0 != 0x3A })
        return String(decoding: head, as: UTF8.self).uppercased().contains("QUOTED-PRINTABLE")
    }

    private static func decoded(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var place = 0
        while place < bytes.count {
            if bytes[place] == 0x3D, place + 2 < bytes.count,
                let byte = UInt8(String(decoding: bytes[(place + 1)...(place + 2)], as: UTF8.self), radix: 16)
            {
                result.append(byte)
                place += 3
            } else {
                result.append(bytes[place])
                place += 1
            }
        }
        return result
    }

    /// Without the backslashes before marks of a text's own.
    private static func parts(_ value: String, at mark: Character?) -> [String] {
        var parts = [""]
        var isEscaped = false
        for letter in value {
            if isEscaped {
                parts[parts.count - 1].append(letter == "n" || letter == "N" ? " " : letter)
                isEscaped = false
            } else if letter == "\\" {
                isEscaped = true
            } else if letter == mark {
                parts.append("")
            } else {
                parts[parts.count - 1].append(letter)
            }
        }
        return parts.map { $0.trimmingCharacters(in: .whitespaces) }
    }
}
