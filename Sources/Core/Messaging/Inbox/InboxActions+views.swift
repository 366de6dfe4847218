import Primitives

extension InboxActions {
    static let viewsMax = 100

    /// Only who made a view changes it; the shared ones are everybody's to look at.
    func saveView(_ id: SavedViewID?, _ body: SavedViewBody.Wanted) throws -> SavedViewBody {
        let store = SavedViewStore(transaction, in: workspace)
        let old = try id.map { try ownView($0, store) }
        if old == nil, try store.count(of: person()) >= Self.viewsMax {
            throw InboxError.tooMany("saved views", limit: Self.viewsMax)
        }
        let view = SavedView(
            id: old?.id ?? ambient.id(),
            list: old?.list ?? body.of ?? .inbox,
            name: try Self.checked(body.name ?? old?.name ?? "", "name", 1...60),
            query: try Self.checked(body.query ?? old?.query ?? "", "query", 0...8000),
            isShared: body.shared ?? old?.isShared ?? false,
            member: try person()
        )
        try store.save(view, at: ambient.now())
        try listChanged("views.changed")
        return SavedViewBody(
            view,
            names: try InboxNames(members: [view.member], workspace: workspace, in: transaction)
        )
    }

    func deleteView(_ id: SavedViewID) throws {
        let store = SavedViewStore(transaction, in: workspace)
        try store.delete(ownView(id, store).id)
        try listChanged("views.changed")
    }

    private func ownView(_ id: SavedViewID, _ store: SavedViewStore) throws -> SavedView {
        guard let found = try store.find(id), found.member == member else { throw InboxError.viewNotFound(id) }
        return found
    }
}
