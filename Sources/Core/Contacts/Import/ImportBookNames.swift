import Notifications
import Primitives
import Storage
import Workspaces

/// Finds what files call by name: companies, members, tags, communities. What is not there yet is made, but for members.
final class ImportBookNames {
    private let transaction: Transaction
    private let workspace: WorkspaceID
    private let ambient: Ambient
    private let isDry: Bool
    private var companies: [String: CompanyID?] = [:]
    private var members: [String: MemberID?] = [:]
    private var tags: [String: Tag?] = [:]
    private var communities: [String: ContactGroup]?

    init(_ transaction: Transaction, in workspace: WorkspaceID, ambient: Ambient, isDry: Bool) {
        self.transaction = transaction
        self.workspace = workspace
        self.ambient = ambient
        self.isDry = isDry
    }

    /// `nil` in a dry run for one that would be made.
    func company(_ name: String) throws -> CompanyID? {
        let key = FoldedText(name).value
        if let known = companies[key] { return known }
        let store = CompanyStore(transaction, in: workspace)
        var found = try store.find(named: name)?.id
        if found == nil, !isDry {
            let now = ambient.now()
            let company = Company(id: ambient.id(), name: name, createdAt: now, updatedAt: now)
            found = try store.insert(company) ? company.id : store.find(named: name)?.id
        }
        companies[key] = .some(found)
        return found
    }

    /// By e-mail address, or by a name that only one member has.
    func member(_ text: String) throws -> MemberID? {
        let key = FoldedText(text).value
        if let known = members[key] { return known }
        let rows = try transaction.rows(
            """
            SELECT members.id AS id, users.email AS email, users.name AS name FROM members
            JOIN users ON users.id = members.user_id
            WHERE members.workspace_id = \(workspace) AND members.removed_at IS NULL LIMIT 5000
            """
        ).map { (id: try $0["id"] as MemberID, email: try $0["email"] as String, name: try $0["name"] as String) }
        let named = rows.filter { FoldedText($0.name).value == key }
        let found = rows.first { $0.email == key }?.id ?? (named.count == 1 ? named.first?.id : nil)
        members[key] = .some(found)
        return found
    }

    func tag(_ name: String) throws -> Tag? {
        let name = name.cut(to: 40)
        let key = FoldedText(name).value
        if let known = tags[key] { return known }
        let store = TagStore(transaction, in: workspace)
        func find() throws -> Tag? {
            try transaction.row(
                "SELECT * FROM tags WHERE workspace_id = \(workspace) AND kind = 'contact' AND folded_name = \(key)"
            ).map(Tag.init)
        }
        var found = try find()
        if found == nil, !isDry {
            let tag = Tag(id: ambient.id(), kind: .contact, name: name, colour: .grey)
            found = try store.insert(tag, at: ambient.now()) ? tag : find()
        }
        tags[key] = .some(found)
        return found
    }

    /// One whose members are listed; `nil` for a dynamic one, which nobody can be put into.
    func community(_ name: String) throws -> ContactGroup? {
        let key = FoldedText(name).value
        let store = GroupStore(transaction, in: workspace)
        var known =
            try communities
            ?? Dictionary(
                store.all(.community).map { (FoldedText($0.name).value, $0) },
                uniquingKeysWith: { first, _ in first }
            )
        if known[key] == nil, !isDry {
            let group = ContactGroup(
                id: ambient.id(),
                purpose: .community,
                kind: .static,
                name: name.cut(to: 100),
                description: "",
                filter: nil,
                inviteLink: nil,
                count: nil,
                countedAt: nil,
                createdBy: nil,
                createdAt: ambient.now()
            )
            if try store.insert(group) { known[key] = group }
        }
        communities = known
        return known[key].flatMap { $0.kind == .dynamic ? nil : $0 }
    }
}
