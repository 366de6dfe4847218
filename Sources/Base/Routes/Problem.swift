package import HTTPTypes
package import Primitives

/// A refusal as the caller sees it, by RFC 9457.
///
/// `code` never changes, clients switch on it; `title` is the same for every occurrence; `detail` is for a person and
/// never the text of an internal error.
package struct Problem: Error, Sendable, Equatable {
    /// Lower case with dashes. The document's `type` is the path `/problems/{code}`.
    package let code: String
    /// An HTTP status, 400 to 599.
    package let status: Int
    package let title: String
    package let detail: String?
    /// Which parts of the request are wrong.
    package var errors: [FieldError]
    /// Further members of the document, for example `needed` and `available`: those of `detail`, and more.
    package var facts: [String: String]
    /// Headers that go with the status, for example `Retry-After`.
    package var headers: HTTPFields

    package init(
        _ code: String,
        status: Int,
        title: String,
        detail: Said? = nil,
        errors: [FieldError] = [],
        facts: [String: String] = [:],
        headers: HTTPFields = [:]
    ) {
        self.code = code
        self.status = status
        self.title = title
        self.detail = detail?.text
        self.errors = errors
        self.facts = (detail?.facts ?? [:]).merging(facts) { _, own in own }
        self.headers = headers
    }

    package struct FieldError: Codable, Sendable, Equatable {
        /// The JSON path, `recipients[3].phone`, or the name of a parameter.
        package let field: String
        /// What is wrong with it, in words.
        package let detail: String
        /// The kind of fault, for who says it in another language; `nil` for what only this field has.
        package let code: String?
        /// The values in `detail`, by name.
        package let facts: [String: String]?

        package init(field: String, detail: String) {
            self.field = field
            self.detail = detail
            code = nil
            facts = nil
        }

        /// - Parameter code: one of the `fields` in `Web/src/i18n/told`.
        package init(field: String, detail: Said, code: String) {
            self.field = field
            self.detail = detail.text
            self.code = code
            facts = detail.facts.isEmpty ? nil : detail.facts
        }
    }

    /// The `type` of the document.
    package var type: String { "/problems/\(code)" }
}

/// An error that knows how it looks to a caller: what a feature's error enumeration conforms to.
package protocol ProblemConvertible: Error {
    var problem: Problem { get }
}
