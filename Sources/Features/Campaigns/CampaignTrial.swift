package import Primitives

/// A campaign's message to one person, to see how it arrives before it goes to all.
package struct CampaignTrial: Sendable, Equatable {
    package let channel: ChannelID
    package let contact: ContactID
    package let template: TemplateID
    /// By the template's variable keys.
    package let values: [String: String]
    package let author: MemberID?
}
