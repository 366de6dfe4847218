package import CloudAPI
package import Primitives

/// Every way a template says no.
package enum TemplateError: Error, Equatable {
    case notFound(TemplateID)
    case noChannel(ChannelID)
    /// What is wrong with the values, one line for each.
    case values([TemplateFault])
    /// The channel has one of this name in this language.
    case exists(name: String, language: String)
    /// The members of a draft that cannot be kept at all.
    case draft([DraftFault])
    /// What Meta would refuse.
    case faults([TemplateFinding])
    case notEditable(why: String)
    case nothingToSubmit
    case notADraft
    case notPaused
    case nothingToAppeal
    case inUse([String])
    case tooManyDrafts(limit: Int)
    /// In Meta's words.
    case metaRefused(String)

    package struct DraftFault: Hashable, Sendable {
        package let path: String
        package let words: String
    }
}
