package import Primitives

/// Every way a template says no.
package enum TemplateError: Error, Equatable {
    case notFound(TemplateID)
    case noChannel(ChannelID)
    /// What is wrong with the values, one line for each.
    case values([TemplateFault])
    /// The template has a part that cannot be filled here, for example a list of products.
    case unsupported(part: String)
}

/// What is wrong with the value of one variable.
package struct TemplateFault: Hashable, Sendable {
    /// The variable's key, `body.1`; `body` when it is about all of them together.
    package let key: String
    package let reason: Reason

    package enum Reason: Hashable, Sendable {
        case missing
        /// Meta refuses line breaks, tabs and more than four spaces in a row (132018).
        case badSpacing
        /// The filled part would be longer than WhatsApp shows.
        case tooLong(limit: Int)
        case notALink
        case notATime
        case unknownVariable
    }

    package var words: String {
        switch reason {
        case .missing: "\(key) has no value."
        case .badSpacing: "\(key) has a line break, a tab or more than four spaces in a row, which WhatsApp refuses."
        case .tooLong(let limit): "\(key) is longer than the \(limit) characters WhatsApp takes."
        case .notALink: "\(key) must be an https link or the id of an uploaded file."
        case .notATime: "\(key) must be a time such as 2026-12-31T18:00:00Z."
        case .unknownVariable: "The template has no variable \(key)."
        }
    }
}
