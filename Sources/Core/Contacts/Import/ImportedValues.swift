/// What a row says of a contact besides the number.
struct ImportedValues: Equatable, Sendable {
    var name: String
    var optIn: OptIn?

    /// - Parameter columns: the places of columns by their names.
    init(_ row: ImportRow, of found: Import, columns: [String: Int]) {
        name = row.name
        switch found.rules.optIn {
        case .yes: optIn = .yes
        case .no: optIn = .no
        case .leave: optIn = nil
        case .row:
            let column = found.mapping.others.first { $0.to == "optIn" }?.column
            let cell = column.flatMap { columns[$0] }.map { row.cells.indices.contains($0) ? row.cells[$0] : "" }
            optIn = cell.flatMap(ConsentCell.read)
        }
    }
}
