package import Primitives

/// A month of the Indian calendar, as returns are filed by.
package struct Month: Hashable, Sendable {
    private let first: CivilDay
    private let next: CivilDay

    /// Reads `2026-11`.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count == 7, let first = CivilDay("\(text)-01") else { return nil }
        let (year, month, _) = first.parts
        guard let next = CivilDay(year: month == 12 ? year + 1 : year, month: month % 12 + 1, day: 1) else {
            return nil
        }
        self.first = first
        self.next = next
    }

    /// The first instant, Asia/Kolkata.
    package var start: Timestamp { IndianTime.start(of: first) }
    /// The first instant that is not of it any more.
    package var end: Timestamp { IndianTime.start(of: next) }
}

extension Month: CustomStringConvertible {
    package var description: String { String("\(first)".prefix(7)) }
}
