/// Which columns hold what, by name.
package struct ImportMapping: Sendable, Equatable, Codable {
    package var phone: String?
    /// Joined by spaces to make the name.
    package var name: [String]
    /// What the other columns hold; those left out stay in the file.
    package var others: [ImportColumn]

    package init(phone: String?, name: [String], others: [ImportColumn] = []) {
        self.phone = phone
        self.name = name
        self.others = others
    }

    /// Mappings that were kept before there were others have none.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        phone = try container.decodeIfPresent(String.self, forKey: .phone)
        name = try container.decode([String].self, forKey: .name)
        others = try container.decodeIfPresent([ImportColumn].self, forKey: .others) ?? []
    }

    /// The mapping as a list says it, one column after another.
    ///
    /// - Throws: `ImportError.unknownTarget`, `.phoneColumnMissing`.
    init(_ columns: [ImportColumn]) throws {
        for column in columns where ImportTarget(column.to) == nil { throw ImportError.unknownTarget(column.to) }
        let wanted = columns.filter { $0.to != "skip" }
        guard let phone = wanted.first(where: { $0.to == "phone" }) else { throw ImportError.phoneColumnMissing }
        self.init(
            phone: phone.column,
            name: wanted.filter { $0.to == "name" }.map(\.column),
            // Other columns of numbers are for rows in which the first has none.
            others: wanted.filter { $0.to != "name" && $0.column != phone.column }
        )
    }

    /// One entry for each column of the file.
    func list(of columns: [String]) -> [ImportColumn] {
        let others = Dictionary(self.others.map { ($0.column, $0.to) }, uniquingKeysWith: { first, _ in first })
        return columns.map { column in
            if column == phone { return ImportColumn(column: column, to: "phone") }
            return ImportColumn(column: column, to: name.contains(column) ? "name" : others[column] ?? "skip")
        }
    }
}
