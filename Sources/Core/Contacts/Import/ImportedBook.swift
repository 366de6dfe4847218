import Routes

/// What a row says besides number, name and consent, as it is written.
struct ImportedBook: Equatable, Sendable {
    var email = ""
    var company = ""
    var owner = ""
    var tags: [String] = []
    var communities: [String] = []
    /// By the fields' keys; without empty cells.
    var fields: [String: String] = [:]

    init(_ row: ImportRow, of found: Import, columns: [String: Int]) {
        tags = found.rules.tags
        for column in found.mapping.others {
            guard let target = ImportTarget(column.to), let place = columns[column.column],
                row.cells.indices.contains(place)
            else { continue }
            let cell = CSVLine.plain(row.cells[place])
            switch target {
            case .email: email = EmailCell.first(cell)
            case .company: company = cell.split { $0.isWhitespace }.joined(separator: " ")
            case .owner: owner = cell
            case .tag:
                // Google's contacts: `Wholesale ::: * myContacts`, where a star marks its own groups.
                tags += CellList.names(cell.replacing(" ::: ", with: ";")).filter { !$0.hasPrefix("* ") }
            case .community: communities += CellList.names(cell)
            case .custom(let key): if !cell.allSatisfy(\.isWhitespace) { fields[key] = cell }
            case .name, .phone, .country, .optIn, .skip: break
            }
        }
    }

    var isEmpty: Bool {
        email.isEmpty && company.isEmpty && owner.isEmpty && tags.isEmpty && communities.isEmpty && fields.isEmpty
    }
}
