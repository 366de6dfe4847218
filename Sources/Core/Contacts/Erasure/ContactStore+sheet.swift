import Primitives

extension ContactStore {
    /// - Throws: `ContactError.notFound`.
    func sheet(_ id: ContactID, in workspace: WorkspaceID) throws -> ContactSheet {
        let contact = try find(id, in: workspace)
        guard let sheet = try sheets([contact], in: workspace).first else { throw ContactError.notFound(id) }
        return sheet
    }
}
