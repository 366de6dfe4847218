import Notifications

/// Finds the address in a cell: `Ada <ada@example.com>`, `mailto:…`, or the first of several.
enum EmailCell {
    /// The cell itself where there is none, so that what is wrong can be said of it.
    static func first(_ cell: String) -> String {
        guard cell.utf8.contains(where: mark), EmailAddress(cell) == nil else { return cell }
        let parts = cell.utf8.split(whereSeparator: mark).map { String(Substring($0)) }
        return parts.first { EmailAddress($0) != nil } ?? cell
    }

    private static func mark(_ byte: UInt8) -> Bool { byte <= 0x20 || ",;:<>|()\"".utf8.contains(byte) }
}
