import CloudAPI
import Primitives
import Routes
import Storage
import Workspaces

/// What Meta is asked: taking a draft or an edit, deleting, taking up again.
extension TemplateDesk {
    struct Checked: Sendable {
        let findings: [TemplateFinding]
        let predicted: (category: TemplateCategory, words: String)
        let namesUsed: Int
    }

    /// - Parameter id: of the template that would be edited, or of the draft; `nil`: a new one.
    func check(_ content: TemplateContent, of id: TemplateID?, in workspace: WorkspaceID) async throws -> Checked {
        let (template, others, names) = try await templates.database.read { [templates] transaction in
            guard try templates.hasChannel(transaction, workspace, content.channel) else {
                throw TemplateError.noChannel(content.channel)
            }
            let store = TemplateStore(transaction)
            let template = try id.map { try store.find($0, in: workspace) }
            let others = try store.named(content.name, of: content.channel, in: workspace).filter { $0.id != id }
            return (template, others, try store.summary(content.channel, in: workspace).names)
        }
        var findings = findings(content, of: template)
        if others.contains(where: { $0.language == content.language }) {
            findings.append(.nameTaken(content.name, content.language))
        }
        let isNewName = (template?.isDraft ?? true) && others.allSatisfy(\.isDraft)
        if isNewName, names >= Self.namesMax { findings.append(.namesFull(names, max: Self.namesMax)) }
        return Checked(findings: findings, predicted: rules.predict(content.submission), namesUsed: names)
    }

    private var rules: TemplateRules { TemplateRules(on: String(ambient.now().description.prefix(10))) }

    private func findings(_ content: TemplateContent, of template: Template?) -> [TemplateFinding] {
        guard let template, !template.isDraft else { return rules.check(content.submission) }
        return rules.check(
            content.edit,
            editing: template.listed,
            allowance: TemplateEditAllowance(editSeconds: template.desk.edits),
            atSeconds: ambient.now().seconds
        )
    }

    /// Gives Meta the draft, or the edit that waits.
    ///
    /// - Throws: `TemplateError.faults`, `.notEditable`, `.nothingToSubmit`, `.metaRefused`.
    func submit(_ id: TemplateID, by caller: Caller) async throws -> ShownTemplate {
        let workspace = caller.workspace
        let template = try await templates.find(id, in: workspace)
        guard template.isDraft || template.desk.waiting != nil else { throw TemplateError.nothingToSubmit }
        let content = template.content
        let refusals = try await check(content, of: id, in: workspace).findings.refusals
        if let locked = refusals.first(where: { ["edit-status", "edit-often"].contains($0.rule.id) }) {
            throw TemplateError.notEditable(why: "\(locked.rule.words) \(locked.words)")
        }
        guard refusals.isEmpty else {
            throw TemplateError.faults(refusals)
        }
        if template.isDraft {
            let receipt = try await templates.meta.create(content.submission, workspace, template.channel)
            try await taken(template, receipt, by: caller)
        } else {
            try await templates.meta.edit(template.metaID, content.edit, workspace, template.channel)
            let now = ambient.now()
            try await write(by: caller) { history in
                try history.store.edited(template, at: now, in: workspace)
                try history.note(.edited, "Submitted an edit.", of: template, by: caller.name)
                try history.changed(history.store.find(id, in: workspace))
            }
        }
        return try await shown(id, in: workspace)
    }

    private func taken(_ draft: Template, _ receipt: TemplateReceipt, by caller: Caller) async throws {
        let now = ambient.now()
        try await write(by: caller) { history in
            try history.store.submitted(
                draft.id,
                as: receipt,
                declared: draft.categoryWord,
                at: now,
                in: caller.workspace
            )
            try history.note(.submitted, "Submitted to WhatsApp.", of: draft, by: caller.name)
            let new = try history.store.find(draft.id, in: caller.workspace)
            if new.categoryWord != draft.categoryWord {
                let words = "WhatsApp took it as \(new.categoryWord) instead of \(draft.categoryWord)."
                try history.note(.category, words, of: new, tells: true)
            }
            try history.changed(new)
        }
    }

    func uses(of id: TemplateID, in workspace: WorkspaceID) async throws -> [TemplateUse] {
        try await templates.database.read { [templates] transaction in
            _ = try TemplateStore(transaction).find(id, in: workspace)
            return try templates.uses.flatMap { try $0(transaction, workspace, id) }
        }
    }

    /// - Parameter all: every language of its name.
    /// - Throws: `TemplateError.inUse` unless `anyway`, `.metaRefused`.
    func delete(_ id: TemplateID, all: Bool, anyway: Bool, by caller: Caller) async throws {
        let workspace = caller.workspace
        let template = try await templates.find(id, in: workspace)
        let doomed = try await templates.database.read { transaction in
            all
                ? try TemplateStore(transaction).named(template.name, of: template.channel, in: workspace)
                : [template]
        }
        if !anyway {
            var names: [String] = []
            for one in doomed { names += try await uses(of: one.id, in: workspace).map { "\($0.kind) “\($0.name)”" } }
            guard names.isEmpty else { throw TemplateError.inUse(names) }
        }
        if doomed.contains(where: { !$0.isDraft && $0.status != .deleted }) {
            try await templates.meta.delete(
                template.name,
                all ? nil : template.metaID,
                workspace,
                template.channel
            )
        }
        let now = ambient.now()
        try await write(by: caller) { history in
            for one in doomed where one.isDraft {
                try history.changed(one)
                try history.store.delete(one.id, in: workspace)
            }
            for one in doomed where !one.isDraft {
                try history.store.setStatus(.deleted, of: one.id, in: workspace, at: now)
                try history.note(.deleted, "Deleted at WhatsApp.", of: one, by: caller.name)
                try history.changed(history.store.find(one.id, in: workspace))
            }
        }
    }

    func unpause(_ id: TemplateID, by caller: Caller) async throws -> ShownTemplate {
        let template = try await templates.find(id, in: caller.workspace)
        guard template.status == .paused else { throw TemplateError.notPaused }
        try await templates.meta.unpause(template.metaID, caller.workspace, template.channel)
        try await write(by: caller) { [templates] history in
            try history.note(.unpaused, "Asked WhatsApp to take it up again.", of: template, by: caller.name)
            try templates.requestSync(template.channel, in: caller.workspace, history.transaction)
        }
        return try await shown(id, in: caller.workspace)
    }

    /// Meta has no call for it: a person asks in Business Manager.
    func appeal(_ id: TemplateID, by caller: Caller) async throws -> ShownTemplate {
        let template = try await templates.find(id, in: caller.workspace)
        guard ["REJECTED", "PAUSED", "DISABLED"].contains(template.status.rawValue) else {
            throw TemplateError.nothingToAppeal
        }
        try await write(by: caller) { history in
            let words =
                "Asked for a review in Business Manager, under Account overview: https://business.facebook.com/wa/manage/"
            try history.note(.appealed, words, of: template, by: caller.name)
        }
        return try await shown(id, in: caller.workspace)
    }
}

extension TemplateFinding {
    fileprivate static func nameTaken(_ name: String, _ language: String) -> TemplateFinding {
        TemplateFinding(
            rule: .nameTaken,
            path: "name",
            words: "The channel has \(name) in \(language) already.",
            mend: TemplateRule.nameTaken.mend
        )
    }

    fileprivate static func namesFull(_ count: Int, max: Int) -> TemplateFinding {
        TemplateFinding(
            rule: .namesFull,
            path: "name",
            words: "The account has \(count) names of \(max).",
            mend: TemplateRule.namesFull.mend
        )
    }
}
