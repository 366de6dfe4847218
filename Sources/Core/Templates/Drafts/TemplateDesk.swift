import CloudAPI
import Events
import Foundation
import Primitives
import Routes
import Storage
import Workspaces

/// Writing templates: drafts, edits, copies. `TemplateDesk+meta` has what goes to Meta.
package struct TemplateDesk: Sendable {
    /// Names that an account may have. Source: whatsapp-cloud-api.md, section 5, "Counts".
    package static let namesMax = 250
    private static let draftsMax = 1_000

    let templates: TemplateService

    package init(_ templates: TemplateService) {
        self.templates = templates
    }

    var ambient: Ambient { templates.ambient }

    /// Writes with a history of the caller's workspace.
    func write<Value: Sendable>(
        by caller: Caller,
        _ body: @escaping @Sendable (TemplateHistory) throws -> Value
    ) async throws -> Value {
        try await templates.database.write { [templates] transaction in
            try body(
                TemplateHistory(
                    transaction: transaction,
                    workspace: caller.workspace,
                    ambient: templates.ambient,
                    events: templates.events
                )
            )
        }
    }

    func shown(_ id: TemplateID, in workspace: WorkspaceID) async throws -> ShownTemplate {
        let now = ambient.now()
        return try await templates.database.read { transaction in
            let template = try TemplateStore(transaction).find(id, in: workspace)
            return try ShownTemplate.show([template], at: now, in: workspace, transaction)[0]
        }
    }

    /// - Throws: `TemplateError.noChannel`, `.draft`, `.exists`, `.tooManyDrafts`.
    func create(_ content: TemplateContent, by caller: Caller) async throws -> ShownTemplate {
        try Self.checkForm(content)
        let id = try await write(by: caller) { [templates] history in
            try Self.create(content, templates, history, by: caller)
        }
        return try await shown(id, in: caller.workspace)
    }

    static func create(
        _ content: TemplateContent,
        _ templates: TemplateService,
        _ history: TemplateHistory,
        from source: Template? = nil,
        by caller: Caller
    ) throws -> TemplateID {
        guard try templates.hasChannel(history.transaction, caller.workspace, content.channel) else {
            throw TemplateError.noChannel(content.channel)
        }
        guard try history.store.draftCount(in: caller.workspace) < draftsMax else {
            throw TemplateError.tooManyDrafts(limit: draftsMax)
        }
        let id = try history.store.insert(
            content,
            id: templates.ambient.id(),
            author: caller.name,
            at: templates.ambient.now(),
            in: caller.workspace
        )
        let made = try history.store.find(id, in: caller.workspace)
        if let source {
            try history.note(.copied, "Copied from \(source.name) (\(source.language)).", of: made, by: caller.name)
        } else {
            try history.note(.created, "Drafted.", of: made, by: caller.name)
        }
        try history.changed(made)
        return id
    }

    /// A draft becomes the content; of a template that Meta has, an edit waits.
    ///
    /// - Throws: `TemplateError.notFound`, `.draft`, `.exists`, `.notEditable`.
    func change(_ id: TemplateID, by caller: Caller, _ change: @escaping @Sendable (inout TemplateContent) -> Void)
        async throws -> ShownTemplate
    {
        let now = ambient.now()
        try await write(by: caller) { [templates] history in
            let old = try history.store.find(id, in: caller.workspace)
            var content = old.content
            change(&content)
            try Self.checkForm(content)
            if old.isDraft {
                guard try templates.hasChannel(history.transaction, caller.workspace, content.channel) else {
                    throw TemplateError.noChannel(content.channel)
                }
                try history.store.update(id, to: content, at: now, in: caller.workspace)
            } else {
                try Self.edit(old, to: content, at: now, history)
            }
            try history.changed(history.store.find(id, in: caller.workspace))
        }
        return try await shown(id, in: caller.workspace)
    }

    private static func edit(
        _ old: Template,
        to content: TemplateContent,
        at now: Timestamp,
        _ history: TemplateHistory
    ) throws {
        guard [.approved, .rejected, .paused].contains(old.status) else {
            throw TemplateError.notEditable(why: "A template that is \(old.status.rawValue) cannot be edited.")
        }
        guard content.name == old.name, content.language == old.language, content.channel == old.channel,
            content.usesNames == old.usesNames
        else {
            throw TemplateError.notEditable(
                why: "Name, language, channel and the kind of variables stay what they are. Copy the template instead."
            )
        }
        let waiting = WaitingEdit(
            category: content.category,
            components: content.components,
            ttlSeconds: content.ttlSeconds,
            changedAt: now
        )
        try history.store.setWaiting(waiting, of: old.id, in: history.workspace)
    }

    /// Throws the edit away.
    func discard(_ id: TemplateID, by caller: Caller) async throws {
        try await write(by: caller) { history in
            let template = try history.store.find(id, in: caller.workspace)
            guard template.desk.waiting != nil else { throw TemplateError.notADraft }
            try history.store.setWaiting(nil, of: id, in: caller.workspace)
            try history.changed(template)
        }
    }
}
