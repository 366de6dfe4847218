import Contacts
import Primitives
import Storage
import Templates

/// Whether a campaign can be sent as it is planned, by what is true now.
struct CampaignCheck {
    private let transaction: Transaction
    private let line: CampaignLine
    private let workspace: WorkspaceID

    init(_ transaction: Transaction, line: CampaignLine, in workspace: WorkspaceID) {
        self.transaction = transaction
        self.line = line
        self.workspace = workspace
    }

    /// What a campaign is made of, once it is known to be good.
    struct Plan {
        let template: Template
        let filler: TemplateFiller
        let file: Import

        func values(of row: ImportRow, _ campaign: Campaign) -> [String: String] {
            campaign.variables.compactMapValues { $0.value(of: row.cells, columns: file.columns) }
        }
    }

    /// - Throws: `CampaignError`, the first thing that is wrong.
    func check(_ campaign: Campaign) throws -> Plan {
        let template = try template(campaign.template, of: campaign.channel)
        guard template.status == .approved else {
            throw CampaignError.templateNotApproved(status: template.status.rawValue)
        }
        let file = try file(campaign.importID)
        guard file.state == .ready else { throw CampaignError.importNotReady }
        guard file.ok > 0 else { throw CampaignError.nobodyToWriteTo }
        let faults = Self.faults(campaign.variables, template, file, isComplete: true)
        guard faults.isEmpty else { throw CampaignError.variables(faults) }
        return Plan(template: template, filler: TemplateFiller(template), file: file)
    }

    /// Whether a draft's parts exist and fit together, as far as they are chosen.
    func check(_ draft: CampaignPlan) throws {
        let template = try template(draft.template, of: draft.channel)
        let file = try draft.importID.map { try self.file($0) }
        let faults = Self.faults(draft.variables, template, file, isComplete: false)
        guard faults.isEmpty else { throw CampaignError.variables(faults) }
    }

    private func template(_ id: TemplateID, of channel: ChannelID) throws -> Template {
        guard try line.hasChannel(transaction, workspace, channel) else { throw CampaignError.channelNotFound(channel) }
        guard let template = try TemplateStore(transaction).templates([id], in: workspace)[id] else {
            throw CampaignError.templateNotFound(id)
        }
        guard template.channel == channel else { throw CampaignError.templateOfOtherChannel }
        return template
    }

    private func file(_ id: ImportID?) throws -> Import {
        guard let id else { throw CampaignError.importNotFound }
        do {
            return try ImportStore(transaction).find(id, in: workspace)
        } catch ImportError.notFound {
            throw CampaignError.importNotFound
        }
    }

    /// - Parameter isComplete: whether every variable must have a source.
    private static func faults(
        _ variables: [String: VariableSource],
        _ template: Template,
        _ file: Import?,
        isComplete: Bool
    ) -> [VariableFault] {
        let keys = template.variables.map(\.key)
        let required = Set(template.variables.filter(\.required).map(\.key))
        var faults = variables.keys.filter { !keys.contains($0) }.sorted().map {
            VariableFault(key: $0, words: "The template has no variable \($0).")
        }
        for key in keys {
            guard let source = variables[key], source.column != nil || source.text?.isEmpty == false else {
                if isComplete, required.contains(key), variables[key]?.fallback?.isEmpty ?? true {
                    faults.append(VariableFault(key: key, words: "Choose a column or write a text for \(key)."))
                }
                continue
            }
            guard let column = source.column, let file, !file.columns.contains(column) else { continue }
            faults.append(VariableFault(key: key, words: "The file has no column \u{201C}\(column)\u{201D}."))
        }
        return faults
    }
}

extension CampaignFailure {
    /// Why a campaign that was started could not be sent.
    init(_ error: CampaignError) {
        switch error {
        case .channelNotFound:
            self.init(code: .channelMissing, detail: "The channel was disconnected before the campaign started.")
        case .templateNotApproved(let status):
            self.init(
                code: .templateNotApproved,
                detail: "The template's status at Meta is \(status). Make a campaign with an approved template."
            )
        case .importNotFound, .importNotReady, .nobodyToWriteTo:
            self.init(code: .importMissing, detail: "The file of contacts was deleted or is being read again.")
        case .priceMissing(let market):
            self.init(
                code: .priceMissing,
                detail: "The price book has no price for \(market). Import Meta's rate card."
            )
        default:
            self.init(
                code: .templateChanged,
                detail: "The template was changed at Meta and its variables are others now. Make the campaign anew."
            )
        }
    }
}
