import Contacts
import Credits
import Messaging
import Primitives
import Storage

/// What writing an audience down and counting it have in common: the conditions of a campaign, by what is true now.
struct AudienceDesk {
    let runner: CampaignRunner
    let workspace: WorkspaceID
    let transaction: Transaction
    let campaign: Campaign
    let plan: CampaignCheck.Plan

    var sql: AudienceSQL {
        AudienceSQL(
            transaction: transaction,
            workspace: workspace,
            campaign: campaign.id,
            audience: campaign.audience,
            now: runner.ambient.now()
        )
    }

    func reasons() throws -> AudienceReasons {
        AudienceReasons(
            capped: try capped(),
            excluded: try sql.excluded(),
            isMarketing: plan.isMarketing,
            purposes: Set(plan.categories.map { ConsentPurpose($0) }),
            onlyConsented: campaign.audience.onlyConsented,
            missing: try missing(),
            split: Split(campaign.id, campaign.options)
        )
    }

    /// Who has had as much marketing as the channel's cap allows; `nil` while there is no cap, and for other messages.
    func capped() throws -> SQL? {
        guard plan.isMarketing,
            let cap = try CampaignSettingsStore(transaction, in: workspace).find(campaign.channel)?.cap
        else { return nil }
        let since = runner.ambient.now() - .days(Int64(cap.days))
        return runner.line.sentSince(workspace, campaign.channel, since, cap.messages)
    }

    /// Of these contacts, those who are left out, and why. One statement, and none where nothing has to be asked.
    func leftOut(_ contacts: [ContactID]) throws -> [ContactID: SkipReason] {
        let reasons = try reasons()
        guard !contacts.isEmpty, reasons.capped != nil || reasons.excluded != nil || reasons.split.holdoutEnd > 0 else {
            return [:]
        }
        let rows = try transaction.rows(
            """
            SELECT c.id, \(reasons.sql) AS reason FROM contacts c
            WHERE c.workspace_id = \(workspace) AND c.id IN \(list: contacts)
            """
        )
        var found: [ContactID: SkipReason] = [:]
        for row in rows {
            let code: Int64? = try row["reason"]
            switch code {
            case SkipReason.excluded.code: found[try row["id"]] = .excluded
            case SkipReason.capped.code: found[try row["id"]] = .capped
            case SkipReason.heldOut.code: found[try row["id"]] = .heldOut
            // The others are found with the person's own row, in words of their own.
            default: continue
            }
        }
        return found
    }

    /// Why a contact would be left out, by the reason's code; `nil` for who would get it.
    func reason(of contact: Contact) throws -> Int64? {
        try transaction.row(
            """
            SELECT \(try reasons().sql) AS reason FROM contacts c
            WHERE c.workspace_id = \(workspace) AND c.id = \(contact.id)
            """
        )?["reason"]
    }

    /// Of these contacts, those who by now have had as much marketing as the channel's cap allows.
    func cappedNow(_ contacts: [ContactID]) throws -> Set<ContactID> {
        guard !contacts.isEmpty, let capped = try capped() else { return [] }
        let rows = try transaction.rows(
            """
            SELECT c.id FROM contacts c WHERE c.workspace_id = \(workspace) AND c.id IN \(list: contacts) AND \(capped)
            """
        )
        return Set(try rows.map { try $0["id"] })
    }

    /// A value of the one template that is empty without a fall-back. Where several are tried it is found when it is a
    /// person's turn.
    private func missing() throws -> SQL? {
        guard plan.contents.count == 1, campaign.audience.onlyFile == nil, let content = plan.content(nil) else {
            return nil
        }
        let fields = try FieldStore(transaction, in: workspace).all(.contact)
        let conditions = content.variables.sorted { $0.key < $1.key }.compactMap { _, source -> SQL? in
            guard source.fallback?.isEmpty ?? true, let field = source.field else { return nil }
            switch field {
            case "name", "firstName": return "c.name = ''"
            case "email": return "c.email IS NULL"
            case "company": return "c.company_id = 0"
            default:
                guard let key = source.customKey, let field = fields.first(where: { $0.key == key }) else { return nil }
                return """
                    NOT EXISTS (SELECT 1 FROM field_values v WHERE v.workspace_id = \(workspace)
                     AND v.subject_id = c.id AND v.field_id = \(field.id))
                    """
            }
        }
        return sql.either(conditions)
    }
}

extension AudienceDesk {
    /// Of a campaign as it is planned now, to look at its audience before it is written down.
    init(planned campaign: Campaign, _ runner: CampaignRunner, in workspace: WorkspaceID, _ transaction: Transaction)
        throws
    {
        self.init(
            runner: runner,
            workspace: workspace,
            transaction: transaction,
            campaign: campaign,
            plan: try CampaignCheck(transaction, line: runner.line, in: workspace).parts(of: campaign)
        )
    }
}
