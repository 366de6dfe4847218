import Contacts
import Messaging
import Primitives
import Routes
import Storage
import Workspaces

/// Whether what a plan names is there and the workspace's own: asked when somebody names it, so that nothing is found missing when
/// it is needed.
struct CampaignReferences {
    /// Whether the workspace has a sequence, as the API writes it.
    typealias HasSequence = @Sendable (Transaction, WorkspaceID, String) throws -> Bool

    static let buttons = 0..<30
    private static let textMax = 4_096

    let transaction: Transaction
    let workspace: WorkspaceID
    let hasSequence: HasSequence

    func check(_ replies: ReplyPlan) throws {
        let numbers = replies.buttons.map(\.index)
        try require(
            Set(numbers).count == numbers.count && numbers.allSatisfy(Self.buttons.contains),
            "replies.buttons",
            "button-twice",
            "Each button is named once, by its number."
        )
        for (place, button) in replies.buttons.enumerated() {
            let path = "replies.buttons.\(place)"
            if let tag = button.tagId {
                try require(isTag(tag), "\(path).tagId", "unknown", "This workspace has no such tag of contacts.")
            }
            if let sequence = button.sequenceId {
                let isThere = try hasSequence(transaction, workspace, sequence)
                try require(isThere, "\(path).sequenceId", "unknown", "This workspace has no such sequence.")
            }
            if let text = button.text {
                try require(
                    text.hasLength(0...Self.textMax),
                    "\(path).text",
                    "too-long",
                    "A text has \("4,096", "max", as: 4_096) characters at most."
                )
            }
            try check(button.memberId, button.teamId, path)
        }
        try check(replies.memberId, replies.teamId, "replies")
    }

    private func check(_ member: MemberID?, _ team: TeamID?, _ path: String) throws {
        if let member {
            let isThere = try MemberStore(transaction, workspace: workspace).find(member) != nil
            try require(isThere, "\(path).memberId", "unknown", "There is no such colleague.")
        }
        if let team {
            let isThere = try TeamStore(transaction, workspace: workspace).find(team) != nil
            try require(isThere, "\(path).teamId", "unknown", "There is no such team.")
        }
    }

    /// Segments, communities, files and campaigns are looked up wherever an audience is read.
    func check(_ audience: Audience) throws {
        for source in audience.sources + audience.exclude {
            switch source.kind {
            case .tag:
                guard let tag = source.id.flatMap({ TagID($0) }), try isTag(tag) else {
                    throw CampaignError.audience("unknown", "There is no such tag of contacts.")
                }
            case .company:
                guard let company = source.id.flatMap({ CompanyID($0) }),
                    try CompanyStore(transaction, in: workspace).find(company) != nil
                else { throw CampaignError.audience("unknown", "There is no such company.") }
            case .contacts:
                let ids = Set(source.ids ?? []).sorted()
                let known: Int =
                    try transaction.row(
                        "SELECT count(*) AS count FROM contacts WHERE workspace_id = \(workspace) AND id IN \(list: ids)"
                    )?["count"] ?? 0
                guard known == ids.count else {
                    throw CampaignError.audience(
                        "contacts-gone",
                        "\(ids.count - known, "count") of the contacts are not there."
                    )
                }
            default: continue
            }
        }
    }

    /// Files of ours that a plan begins to name must be there for whoever names them.
    func check(_ plan: CampaignPlan, besides old: CampaignPlan?, for caller: Caller) throws {
        let new = plan.texts.subtracting(old?.texts ?? [])
        try TemplateFiles.require(new, for: caller, in: transaction)
    }

    private func isTag(_ id: TagID) throws -> Bool {
        try TagStore(transaction, in: workspace).find(id)?.kind == .contact
    }
}

extension CampaignPlan {
    /// What is written for variables, whoever gets it.
    fileprivate var texts: Set<String> {
        let all = [variables] + options.variants.map(\.variables)
        return Set(all.flatMap(\.values).flatMap { [$0.text, $0.fallback] }.compactMap(\.self))
    }
}
