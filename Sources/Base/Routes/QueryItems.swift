import Foundation

/// The `name=value&…` form of queries and HTML forms.
///
/// Source: WHATWG URL Standard, "application/x-www-form-urlencoded parsing". What is not percent-encoded UTF-8 stays as
/// it is.
enum QueryItems {
    /// More pairs than any form of ours has fields; the rest is dropped.
    private static let countMax = 200

    static func read(_ text: some StringProtocol) -> [Call.QueryItem] {
        text.split(separator: "&").prefix(countMax).map { pair in
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return Call.QueryItem(name: decoded(sides[0]), value: sides.count == 2 ? decoded(sides[1]) : "")
        }
    }

    private static func decoded(_ text: some StringProtocol) -> String {
        let spaced = String(text).replacing("+", with: " ")
        return spaced.removingPercentEncoding ?? spaced
    }
}

extension Call.QueryItem {
    /// U+0000 is in no database's text.
    var hasNul: Bool { name.utf8.contains(0) || value.utf8.contains(0) }
}
