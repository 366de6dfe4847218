/// Which part of a list is wanted. Ask the store for `limit + 1` rows and make the answer by `Page(fetched:…)`.
package struct PageRequest: Sendable, Hashable {
    /// The last item of the page before; `nil` for the first page.
    package let after: Cursor?
    /// 1 to 200.
    package let limit: Int

    package init(after: Cursor? = nil, limit: Int = 50) {
        self.after = after
        self.limit = limit
    }
}
