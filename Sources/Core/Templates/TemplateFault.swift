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
        /// A place, products or an order are written as JSON.
        case notJSON(TemplateVariable.Kind)
        /// What Meta would say.
        case refused(String)
        case unknownVariable
    }

    package var words: String {
        switch reason {
        case .missing: "\(key) has no value."
        case .badSpacing: "\(key) has a line break, a tab or more than four spaces in a row, which WhatsApp refuses."
        case .tooLong(let limit): "\(key) is longer than the \(limit) characters WhatsApp takes."
        case .notALink: "\(key) must be an https link or the id of an uploaded file."
        case .notATime: "\(key) must be a time such as 2026-12-31T18:00:00Z."
        case .notJSON(.location): "\(key) must be a place: latitude, longitude, name and address."
        case .notJSON(.products): "\(key) must be a list of sections with products."
        case .notJSON: "\(key) must be the details of an order."
        case .refused(let words): "\(key) would be refused by WhatsApp: \(words)"
        case .unknownVariable: "The template has no variable \(key)."
        }
    }
}
