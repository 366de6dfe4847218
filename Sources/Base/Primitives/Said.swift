/// What is said to a person: English, and the values in it by their names.
///
/// Written as a text: `"At most \(limit, "limit") calendars."`. Clients say it in their reader's language from a code that goes with
/// it and from the facts. So a fact is written once, and the catalogues of `Web/src/i18n/told` are checked against the text.
package struct Said: Sendable, Equatable, ExpressibleByStringInterpolation {
    package let text: String
    package let facts: [String: String]

    /// Others' words, or a text that was put together before.
    package init(_ text: String, facts: [String: String] = [:]) {
        self.text = text
        self.facts = facts
    }

    package init(stringLiteral value: String) {
        self.init(value, facts: [:])
    }

    package init(stringInterpolation: StringInterpolation) {
        self.init(stringInterpolation.text, facts: stringInterpolation.facts)
    }

    package static func + (first: Said, second: Said) -> Said {
        Said(first.text + second.text, facts: first.facts.merging(second.facts) { kept, _ in kept })
    }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ""
        fileprivate var facts: [String: String] = [:]

        package init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity)
        }

        package mutating func appendLiteral(_ literal: String) {
            text += literal
        }

        /// A value that no translation needs.
        package mutating func appendInterpolation<Value>(_ value: Value) {
            text += "\(value)"
        }

        package mutating func appendInterpolation<Value>(_ value: Value, _ name: String) {
            text += "\(value)"
            facts[name] = "\(value)"
        }

        /// - Parameter fact: what stands for the value where the text says it in English words: a code.
        package mutating func appendInterpolation<Value, Fact>(_ value: Value, _ name: String, as fact: Fact) {
            text += "\(value)"
            facts[name] = "\(fact)"
        }
    }
}
