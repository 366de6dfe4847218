import Primitives
import Storage

extension ImportMapping {
    /// Columns that are called like a field of the workspace's own, by its label or its key.
    static func customColumns(
        _ summary: ImportSummary,
        in workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws -> [ImportColumn] {
        let mapping = summary.mapping
        let taken = Set(mapping.name + mapping.others.map(\.column) + [mapping.phone].compactMap { $0 })
        let free = summary.columns.filter { !taken.contains($0) }
        guard !free.isEmpty else { return [] }
        let fields = try FieldStore(transaction, in: workspace).all(.contact)
        return free.compactMap { column in
            let name = FoldedText(column)
            let field = fields.first { FoldedText($0.label) == name || FoldedText($0.key) == name }
            return field.map { ImportColumn(column: column, to: "custom.\($0.key)") }
        }
    }
}
