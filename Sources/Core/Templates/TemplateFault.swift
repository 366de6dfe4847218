import Primitives

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

    package var words: String { said.text }

    var said: Said {
        switch reason {
        case .missing: "\(key, "variable") has no value."
        case .badSpacing:
            "\(key, "variable") has a line break, a tab or more than four spaces in a row, which WhatsApp refuses."
        case .tooLong(let limit):
            "\(key, "variable") is longer than the \(limit, "max") characters WhatsApp takes."
        case .notALink: "\(key, "variable") must be an https link or the id of an uploaded file."
        case .notATime: "\(key, "variable") must be a time such as 2026-12-31T18:00:00Z."
        case .notJSON(.location): "\(key, "variable") must be a place: latitude, longitude, name and address."
        case .notJSON(.products): "\(key, "variable") must be a list of sections with products."
        case .notJSON: "\(key, "variable") must be the details of an order."
        case .refused(let words): "\(key, "variable") would be refused by WhatsApp: \(words, "why")"
        case .unknownVariable: "The template has no variable \(key, "variable")."
        }
    }

    /// The fault of a field that clients know.
    var code: String {
        switch reason {
        case .missing: "value-missing"
        case .badSpacing: "value-spacing"
        case .tooLong: "value-too-long"
        case .notALink: "value-not-a-link"
        case .notATime: "value-not-a-time"
        case .notJSON(.location): "value-not-a-place"
        case .notJSON(.products): "value-not-products"
        case .notJSON: "value-not-an-order"
        case .refused: "value-refused"
        case .unknownVariable: "value-unknown"
        }
    }
}
