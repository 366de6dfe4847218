import Contacts
import Credits
import Messaging
import Primitives
import Storage
import Templates

/// Whether a campaign can be sent as it is planned, by what is true now.
struct CampaignCheck {
    let transaction: Transaction
    let line: CampaignLine
    let workspace: WorkspaceID

    init(_ transaction: Transaction, line: CampaignLine, in workspace: WorkspaceID) {
        self.transaction = transaction
        self.line = line
        self.workspace = workspace
    }

    /// What a campaign is made of, once it is known to be good.
    struct Plan {
        /// By the variant's key; one without a key where nothing is tried.
        let contents: [String: Content]
        /// Where it is the only source.
        let file: Import?
        let delivery: Schedule.Delivery

        struct Content {
            let template: Template
            let filler: TemplateFiller
            let variables: [String: VariableSource]
        }

        /// Of the variant, or of the first where that is not chosen.
        func content(_ variant: String?) -> Content? {
            contents[variant ?? ""] ?? contents.min { $0.key < $1.key }?.value
        }

        func category(of variant: String?) -> MessageCategory {
            guard let category = content(variant)?.template.category else { return .marketing }
            return category == .marketing && delivery == .optimised ? .marketingLite : category
        }

        /// The one to count with before it is decided what those get who wait for the winner.
        func foreseen(of variant: String?) -> MessageCategory {
            variant == nil && contents.count > 1 ? dearest : category(of: variant)
        }

        var categories: [MessageCategory] {
            Set(contents.keys.map { category(of: $0) }).sorted { $0.rawValue < $1.rawValue }
        }

        /// Marketing costs most; what is not decided yet is counted as the dearest.
        var dearest: MessageCategory {
            categories.first { ConsentPurpose($0) == .marketing } ?? categories.last ?? .marketing
        }

        var isMarketing: Bool { categories.contains { ConsentPurpose($0) == .marketing } }
    }

    /// - Throws: `CampaignError`, the first thing that is wrong; `ContactPredicateError`.
    func check(_ campaign: Campaign) throws -> Plan {
        let audience = campaign.audience
        let contents = try self.contents(of: campaign).contents
        let file = try campaign.kind == .api ? nil : self.file(of: audience)
        for content in campaign.contents {
            guard let template = contents[content.key]?.template else { continue }
            let faults = try faults(content.variables, template, audience: audience, file, isComplete: true)
            guard faults.isEmpty || campaign.kind == .api else { throw CampaignError.variables(faults) }
        }
        return Plan(contents: contents, file: file, delivery: campaign.options.schedule.delivery)
    }

    /// The templates alone: all approved.
    func contents(of campaign: Campaign) throws -> Plan {
        let plan = try parts(of: campaign)
        for content in plan.contents.values where content.template.status != .approved {
            throw CampaignError.templateNotApproved(status: content.template.status.rawValue)
        }
        return plan
    }

    /// The templates alone, in whatever state.
    func parts(of campaign: Campaign) throws -> Plan {
        var contents: [String: Plan.Content] = [:]
        for content in campaign.contents {
            contents[content.key] = try self.content(content, of: campaign.channel)
        }
        return Plan(contents: contents, file: nil, delivery: campaign.options.schedule.delivery)
    }

    /// Whether a draft's parts exist and fit together, as far as they are chosen.
    func check(_ draft: CampaignPlan, _ id: CampaignID, at now: Timestamp) throws {
        let audience = draft.options.audience
        let variants = draft.options.variants.map { ($0.templateId, $0.variables) }
        let contents = try ([(draft.template, draft.variables)] + variants).map { template, variables in
            (try self.template(template, of: draft.channel), variables)
        }
        let file = try (draft.importID ?? audience?.onlyFile).map { try self.file($0) }
        for (template, variables) in contents {
            let faults = try faults(variables, template, audience: audience, file, isComplete: false)
            guard faults.isEmpty else { throw CampaignError.variables(faults) }
        }
        if let audience { try check(audience, id, at: now) }
    }

    /// Whether everything that an audience names is there.
    func check(_ audience: Audience, _ id: CampaignID, at now: Timestamp) throws {
        let sql = AudienceSQL(
            transaction: transaction,
            workspace: workspace,
            campaign: id,
            audience: audience,
            now: now
        )
        for (side, sources) in [(AudienceSQL.Side.sources, audience.sources), (.exclude, audience.exclude)] {
            for (place, source) in sources.enumerated() {
                _ = try sql.condition(source, side, place)
                if let file = source.importID { _ = try self.file(file) }
                if source.kind == .retarget {
                    guard let earlier = source.campaignId else {
                        throw CampaignError.audience("choose", "Choose a campaign.")
                    }
                    _ = try CampaignStore(transaction, in: workspace).find(earlier)
                }
            }
        }
    }

    private func content(_ variant: Variant, of channel: ChannelID) throws -> Plan.Content {
        let template = try template(variant.templateId, of: channel)
        // Changed at Meta since, it may not have all of them any more.
        let keys = Set(template.variables.map(\.key))
        let values = variant.variables.filter { keys.contains($0.key) }
        return Plan.Content(template: template, filler: TemplateFiller(template), variables: values)
    }

    /// The only file of an audience, and whether every other is read to its end.
    private func file(of audience: Audience) throws -> Import? {
        guard !audience.sources.isEmpty else { throw CampaignError.importNotFound }
        for source in audience.sources + audience.exclude where source.kind == .import {
            let file = try file(source.importID)
            guard file.state == .ready else { throw CampaignError.importNotReady }
        }
        guard let only = audience.onlyFile else { return nil }
        let file = try file(only)
        guard file.ok > 0 else { throw CampaignError.nobodyToWriteTo }
        return file
    }

    func template(_ id: TemplateID, of channel: ChannelID) throws -> Template {
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
        case .audience(_, let words):
            self.init(code: .audienceMissing, detail: words.text)
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
