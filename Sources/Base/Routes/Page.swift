/// One page of a list: `{"items": […], "next": "…" | null}`.
package struct Page<Item: Codable & Sendable>: Codable, Sendable {
    package let items: [Item]
    /// What `after` must be for the next page; `nil` on the last.
    package let next: String?

    package init(items: [Item], next: Cursor? = nil) {
        self.items = items
        self.next = next?.text
    }

    /// Makes a page of `fetched`, of which there is one more than `page.limit` when the list goes on.
    package init<Fetched>(
        fetched: [Fetched],
        page: PageRequest,
        cursor: (Fetched) -> Cursor,
        item: (Fetched) throws -> Item
    ) rethrows {
        let shown = fetched.prefix(page.limit)
        items = try shown.map(item)
        next = fetched.count > page.limit ? shown.last.map { cursor($0).text } : nil
    }
}
