package import Primitives

extension ContactStore {
    /// Adds what a contact is known by from now on, after WhatsApp said that a number or user id has changed.
    ///
    /// Whoever was known by it before is the same person, and is merged into `id`.
    /// - Throws: `ContactError.notFound`; what `onMerge` throws.
    package func link(
        _ id: ContactID,
        _ identities: ContactIdentities,
        in workspace: WorkspaceID,
        onMerge: ContactMergeObserver = { _, _, _, _ in }
    ) throws -> Contact {
        let added = identities.all
        for other in Set(try owners(of: added, in: workspace).values).sorted() where other != id {
            try merge(other, into: id, in: workspace, onMerge: onMerge)
        }
        try adopt(added, for: id, name: identities.name, in: workspace)
        return try find(id, in: workspace)
    }
}
