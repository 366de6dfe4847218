import Contacts
import Primitives
import Storage

/// Makes conditions of an audience, on contacts called `c` that are not deleted.
struct AudienceSQL {
    let transaction: Transaction
    let workspace: WorkspaceID
    let campaign: CampaignID
    let audience: Audience
    let now: Timestamp

    /// Which side of the audience a part stands on, as `campaign_numbers` has it.
    enum Side: Int64 {
        case sources = 0
        case exclude = 1
    }

    /// Contacts of the workspace that are there.
    var present: SQL { "c.workspace_id = \(workspace) AND c.deleted_at IS NULL" }

    /// Everybody of the sources that consist of contacts; `nil` when there is none of them.
    func contacts() throws -> SQL? {
        try either(audience.sources.enumerated().filter { $1.isOfContacts }.map { try condition($1, .sources, $0) })
    }

    /// Everybody of an exclusion; `nil` when there is none.
    func excluded() throws -> SQL? {
        try either(audience.exclude.enumerated().map { try condition($1, .exclude, $0) })
    }

    func either(_ conditions: [SQL]) -> SQL? {
        guard let first = conditions.first else { return nil }
        return conditions.dropFirst().reduce("((" + first + ")") { $0 + " OR (" + $1 + ")" } + ")"
    }

    /// - Throws: `ContactPredicateError` for what is no filter, segment or community.
    func condition(_ source: Audience.Source, _ side: Side, _ place: Int) throws -> SQL {
        switch source.kind {
        case .all: return "1 = 1"
        case .segment, .tag, .community, .company:
            return try predicate(.test(.init(source.kind.rawValue, .is, .text(source.id ?? ""))))
        case .filter: return try predicate(source.filter ?? .any([]))
        case .contacts: return "c.id IN \(list: source.ids ?? [])"
        case .import:
            return listed("import_rows l", "l.import_id = \(source.importID) AND l.verdict = 'ok'")
        case .numbers:
            return listed(
                "campaign_numbers l",
                "l.campaign_id = \(campaign) AND l.side = \(side.rawValue) AND l.place = \(place)"
            )
        case .retarget:
            guard let outcome = source.outcome else { return "1 = 0" }
            return """
                EXISTS (SELECT 1 FROM campaign_recipients r WHERE r.workspace_id = \(workspace)
                 AND r.campaign_id = \(source.campaignId) AND r.contact_id = c.id AND \(outcome.condition))
                """
        }
    }

    private func predicate(_ predicate: ContactPredicate) throws -> SQL {
        try PredicateSQL(for: predicate, in: workspace, now: now, hidesNumbers: false, transaction)
            .condition(predicate)
    }

    /// Who is known by a number of a list.
    private func listed(_ table: SQL, _ rows: SQL) -> SQL {
        """
        EXISTS (SELECT 1 FROM contact_identities i JOIN \(table) ON l.workspace_id = i.workspace_id AND l.e164 = i.value
         WHERE i.workspace_id = \(workspace) AND i.contact_id = c.id AND i.kind = 'phone' AND \(rows))
        """
    }
}
