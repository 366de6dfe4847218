import CloudAPI
package import Primitives

/// A template as the API gives it.
package struct TemplateBody: Codable, Sendable {
    package let id: TemplateID
    let channelId: ChannelID
    let name: String
    let language: String
    let category: String
    let status: String
    let quality: String?
    let rejectedReason: String?
    /// Meta's shapes.
    let components: [JSON]
    let variables: [TemplateVariable]
    let changedAt: Timestamp

    package init(_ template: Template) {
        id = template.id
        channelId = template.channel
        name = template.name
        language = template.language
        category = template.categoryWord
        status = template.status.rawValue
        quality = template.quality
        rejectedReason = template.rejectedReason
        components = template.components
        variables = template.variables
        changedAt = template.changedAt
    }
}
