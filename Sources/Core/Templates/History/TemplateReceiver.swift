package import CloudAPI
package import Events
package import Primitives
package import Storage

/// What Meta tells of templates by webhooks, applied in the order in which it comes. The list is read again after it, so a
/// webhook that is lost or late does no harm.
package struct TemplateReceiver {
    private let history: TemplateHistory
    private let channel: ChannelID

    package init(
        _ transaction: Transaction,
        workspace: WorkspaceID,
        channel: ChannelID,
        ambient: Ambient,
        events: EventLog
    ) {
        history = TemplateHistory(transaction: transaction, workspace: workspace, ambient: ambient, events: events)
        self.channel = channel
    }

    package func take(_ content: WebhookContent) throws {
        switch content {
        case .templateStatus(let update): try change(update.template) { try apply(update, to: $0) }
        case .templateQuality(let update):
            try change(update.template) {
                try history.store.setQuality(update.new.rawValue, of: $0.id, in: workspace, at: now)
            }
        case .templateCategory(let update): try change(update.template) { try apply(update, to: $0) }
        case .templateCategoryDetection(let detection):
            guard let template = try find(detection.template) else { return }
            let category = detection.correct?.rawValue ?? "another category"
            try history.note(.category, "WhatsApp thinks that it belongs to \(category).", of: template, tells: true)
        case .templateComponents(let update):
            guard let template = try find(update.template) else { return }
            try history.note(.components, "Its text was changed: \(update.body ?? "")", of: template)
            try history.changed(template)
        default: break
        }
    }

    private var workspace: WorkspaceID { history.workspace }
    private var now: Timestamp { history.ambient.now() }

    private func find(_ identity: TemplateIdentity) throws -> Template? {
        try history.store.find(metaID: identity.id, of: channel, in: workspace)
    }

    private func change(_ identity: TemplateIdentity, _ apply: (Template) throws -> Void) throws {
        guard let old = try find(identity) else { return }
        try apply(old)
        try history.compare(old, history.store.find(old.id, in: workspace))
    }

    private func apply(_ update: TemplateStatusUpdate, to template: Template) throws {
        let status: String
        switch update.event {
        case .reinstated, "UNARCHIVED": status = "APPROVED"
        default: status = update.event.rawValue
        }
        let pauseHours: Int64? =
            update.noticeTitle == "FIRST_PAUSE" ? 3 : update.noticeTitle == "SECOND_PAUSE" ? 6 : nil
        try history.store.setStatus(
            TemplateStore.NewStatus(
                status: status,
                category: update.category?.rawValue,
                reason: update.reason,
                rejectionWords: update.rejectionText,
                rejectionAdvice: update.recommendation,
                pauseTitle: status == "PAUSED" ? update.noticeTitle : nil,
                pauseWords: status == "PAUSED" ? update.noticeText : nil,
                pauseUntil: status == "PAUSED" ? pauseHours.map { now + .hours($0) } : nil
            ),
            of: template.id,
            in: workspace,
            at: now
        )
    }

    private func apply(_ update: TemplateCategoryUpdate, to template: Template) throws {
        if update.isNotice, let next = update.correct?.rawValue {
            let at = update.changeSeconds.map { Timestamp(seconds: $0) }
            try history.store.setNextCategory(next, at: at, of: template.id, in: workspace)
            let words = "WhatsApp will change its category to \(next)\(at.map { " at \($0)" } ?? "")."
            return try history.note(.category, words, of: template, tells: true)
        }
        guard let new = update.new?.rawValue else { return }
        let previous = update.previous?.rawValue ?? template.categoryWord
        try history.store.setCategory(new, previous: previous, of: template.id, in: workspace, at: now)
    }
}

extension TemplateHistory {
    var store: TemplateStore { TemplateStore(transaction) }
}
