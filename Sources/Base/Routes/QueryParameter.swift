/// A parameter after the question mark, for the API's document.
package struct QueryParameter: Sendable, Hashable {
    package let name: String
    package let summary: String

    package init(_ name: String, _ summary: String) {
        self.name = name
        self.summary = summary
    }
}

extension [QueryParameter] {
    /// What every list takes; see `Call.page`.
    package static let page = [
        QueryParameter("after", "The `next` of the page before"),
        QueryParameter("limit", "How many items at most, 1 to 200; 50 when left out"),
    ]
}
