import Primitives
import Routes
import Storage
import Workspaces

extension TimelineSource {
    /// What people changed.
    static func journal(_ ambient: Ambient) -> TimelineSource {
        TimelineSource { transaction, question in
            let workspace = question.caller.workspace
            let entries = try Journal(transaction, in: workspace, ambient: ambient).page(
                of: question.contact.subject,
                before: question.before.map { ($0.at, $0.id) },
                limit: question.limit
            )
            let words = try JournalWords(entries, for: question.caller, transaction)
            return entries.map(words.item)
        }
    }
}

/// Says what lines of the journal mean, with the names of what they point at now.
struct JournalWords {
    private let caller: Caller
    private var fields: [String: ContactField] = [:]
    private var members: [MemberID: String] = [:]
    private var companies: [CompanyID: String] = [:]

    /// Three statements at most, none for lines that point at nothing.
    init(_ entries: [JournalEntry], for caller: Caller, _ transaction: Transaction) throws {
        self.caller = caller
        let workspace = caller.workspace
        if entries.contains(where: { $0.kind == .field }) {
            let all = try FieldStore(transaction, in: workspace).all(.contact)
            fields = Dictionary(uniqueKeysWithValues: all.map { ("\($0.id)", $0) })
        }
        func values(_ kind: JournalEntry.Kind) -> [String] {
            entries.filter { $0.kind == kind }.flatMap { [$0.from, $0.to].compactMap { $0 } }
        }
        let owners = Set(values(.owner).compactMap { MemberID($0) })
        members = try NameStore(transaction, workspace: workspace).find(members: owners, teams: []).members
        let ids = Set(values(.company).compactMap { CompanyID($0) })
        guard !ids.isEmpty else { return }
        let rows = try transaction.rows(
            "SELECT id, name FROM companies WHERE workspace_id = \(workspace) AND id IN \(list: ids.sorted())"
        )
        companies = Dictionary(uniqueKeysWithValues: try rows.map { (try $0["id"], try $0["name"]) })
    }

    func item(_ entry: JournalEntry) -> TimelineItem {
        var data: [String: PlainValue] = [:]
        let (from, to) = (entry.from.map { shown($0, entry) }, entry.to.map { shown($0, entry) })
        if let from { data["from"] = .text(from) }
        if let to { data["to"] = .text(to) }
        if !entry.what.isEmpty { data["what"] = .text(entry.what) }
        if let cause = entry.cause { data["cause"] = .text(cause) }
        if let field = fields[entry.what] {
            data["key"] = .text(field.key)
            data["label"] = .text(field.label)
        }
        return TimelineItem(
            at: entry.at,
            id: entry.id,
            kind: entry.kind.rawValue,
            actor: entry.actor,
            title: title(entry, from, to),
            data: data
        )
    }

    private func title(_ entry: JournalEntry, _ from: String?, _ to: String?) -> String {
        switch entry.kind {
        case .created: "Was added"
        case .imported: "Came with an import"
        case .name: Self.changed("Name", from, to)
        case .email: Self.changed("E-mail", from, to)
        case .phone: Self.changed("Phone number", from, to)
        case .company: Self.changed("Company", from, to)
        case .owner: Self.changed("Owner", from, to)
        case .field: Self.changed(fields[entry.what]?.label ?? "A field that is no more", from, to)
        case .tagged: "Was tagged \u{201C}\(to ?? "")\u{201D}"
        case .untagged: "Lost the tag \u{201C}\(from ?? "")\u{201D}"
        case .joined: "Joined \u{201C}\(to ?? "")\u{201D}"
        case .left: "Left \u{201C}\(from ?? "")\u{201D}"
        case .blocked: "Was blocked"
        case .unblocked: "Is no longer blocked"
        case .deleted: "Was deleted"
        case .restored: "Came back"
        }
    }

    private static func changed(_ what: String, _ from: String?, _ to: String?) -> String {
        switch (from.map { String($0.prefix(120)) }, to.map { String($0.prefix(120)) }) {
        case (nil, let to?): "\(what) set to \u{201C}\(to)\u{201D}"
        case (let from?, nil): "\(what) emptied; it was \u{201C}\(from)\u{201D}"
        case (let from?, let to?): "\(what) changed from \u{201C}\(from)\u{201D} to \u{201C}\(to)\u{201D}"
        case (nil, nil): "\(what) changed"
        }
    }

    private func shown(_ value: String, _ entry: JournalEntry) -> String {
        switch entry.kind {
        case .owner: return MemberID(value).flatMap { members[$0] } ?? "somebody who has left"
        case .company: return CompanyID(value).flatMap { companies[$0] } ?? "a company that is no more"
        case .phone: return caller.shown(written: value)
        case .field:
            // A field that is no more may have held numbers.
            guard let field = fields[entry.what] else { return caller.shown(written: value) }
            return field.type == .phone ? caller.shown(written: value) : value
        default: return value
        }
    }
}
