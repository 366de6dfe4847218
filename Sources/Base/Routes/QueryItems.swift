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

    /// - Throws: `invalid-request` for a NUL, which no column of text can hold.
    static func check(_ items: [Call.QueryItem]) throws(Problem) {
        for item in items where item.value.utf8.contains(0) || item.name.utf8.contains(0) {
            throw Problem.nul(in: item.name.replacing("\0", with: ""))
        }
    }

    private static func decoded(_ text: some StringProtocol) -> String {
        let spaced = String(text).replacing("+", with: " ")
        return spaced.removingPercentEncoding ?? spaced
    }
}
