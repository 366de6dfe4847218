import CloudAPI
package import Primitives

/// A template as the API gives it.
package struct TemplateBody: Codable, Sendable {
    package let id: TemplateID
    let channelId: ChannelID
    let metaId: String?
    let name: String
    let language: String
    let category: String
    let previousCategory: String?
    let categoryChange: CategoryChange?
    let parameterFormat: String
    let kind: String
    let status: String
    let quality: String?
    let rejectedReason: String?
    let rejection: Rejection?
    let pause: Pause?
    let ttlSeconds: Int64?
    let allowCategoryChange: Bool
    /// Meta's shapes.
    let components: [JSON]
    let variables: [TemplateVariable]
    let edit: Edit
    let waiting: WaitingEdit?
    let author: Author?
    let createdAt: Timestamp
    let changedAt: Timestamp
    let submittedAt: Timestamp?
    let usedAt: Timestamp?

    struct CategoryChange: Codable, Sendable {
        let to: String
        let at: Timestamp?
    }

    struct Rejection: Codable, Sendable {
        let reason: String
        let words: String
        let recommendation: String?
    }

    struct Pause: Codable, Sendable {
        let title: String
        let words: String
        let until: Timestamp?
    }

    struct Edit: Codable, Sendable {
        let allowed: Bool
        let why: String?
        let leftThisMonth: Int
        let nextAt: Timestamp?
    }

    struct Author: Codable, Sendable {
        let id: String
        let name: String?
    }

    package init(_ shown: ShownTemplate) {
        let template = shown.template
        let desk = template.desk
        id = template.id
        channelId = template.channel
        metaId = template.metaID.isEmpty ? nil : template.metaID
        name = template.name
        language = template.language
        category = template.categoryWord
        previousCategory = desk.previousCategory
        categoryChange = desk.nextCategory.map { CategoryChange(to: $0, at: desk.nextCategoryAt) }
        parameterFormat = template.usesNames ? "NAMED" : "POSITIONAL"
        kind = TemplateKind(template.components, category: template.categoryWord).rawValue
        status = template.status.rawValue
        quality = template.quality
        rejectedReason = template.rejectedReason
        rejection = template.status == .rejected ? Self.rejection(template) : nil
        pause =
            template.status == .paused
            ? Pause(
                title: desk.pauseTitle ?? "PAUSED",
                words: desk.pauseWords ?? "WhatsApp has paused it because of its quality.",
                until: desk.pauseUntil
            ) : nil
        ttlSeconds = desk.ttlSeconds
        allowCategoryChange = desk.allowsCategoryChange
        components = template.components
        variables = template.variables
        edit = Self.edit(template, at: shown.at)
        waiting = desk.waiting
        author = desk.author.map { Author(id: $0, name: shown.authorName) }
        createdAt = template.createdAt
        changedAt = template.changedAt
        submittedAt = desk.submittedAt
        usedAt = desk.usedAt
    }

    private static func rejection(_ template: Template) -> Rejection {
        let reason = template.rejectedReason ?? "NONE"
        return Rejection(
            reason: reason,
            words: template.desk.rejectionWords
                ?? (reason == "NONE" ? "WhatsApp gave no reason." : RejectionWords.of(reason)),
            recommendation: template.desk.rejectionAdvice
        )
    }

    private static func edit(_ template: Template, at now: Timestamp) -> Edit {
        let allowance = TemplateEditAllowance(editSeconds: template.desk.edits)
        let next = template.status == .approved ? allowance.nextSeconds(atSeconds: now.seconds) : nil
        let isOpen = template.isDraft || [.approved, .rejected, .paused].contains(template.status)
        let why =
            !isOpen
            ? "A template that is \(template.status.rawValue) cannot be edited."
            : next != nil ? "WhatsApp takes one edit in 24 hours and ten in 30 days." : nil
        return Edit(
            allowed: why == nil,
            why: why,
            leftThisMonth: allowance.left(atSeconds: now.seconds),
            nextAt: next.map { Timestamp(seconds: $0) }
        )
    }
}
