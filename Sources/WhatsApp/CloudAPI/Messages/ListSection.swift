/// A part of a list.
public struct ListSection: Hashable, Sendable {
    public struct Row: Hashable, Sendable {
        /// At most 200 characters, unique in the list.
        public var id: String
        /// At most 24 characters.
        public var title: String
        /// At most 72 characters.
        public var description: String?

        public init(id: String, title: String, description: String? = nil) {
            self.id = id
            self.title = title
            self.description = description
        }
    }

    /// At most 24 characters; required when there are several sections.
    public var title: String?
    public var rows: [Row]

    public init(title: String? = nil, rows: [Row]) {
        self.title = title
        self.rows = rows
    }

    var json: JSON {
        ["title": title.map(JSON.string), "rows": .array(rows.map(\.json))]
    }
}

extension ListSection.Row {
    var json: JSON {
        ["id": .string(id), "title": .string(title), "description": description.map(JSON.string)]
    }
}
