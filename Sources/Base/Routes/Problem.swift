package import HTTPTypes

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
    /// Further members of the document, for example `needed` and `available`.
    package var facts: [String: String]
    /// Headers that go with the status, for example `Retry-After`.
    package var headers: HTTPFields

    package init(
        _ code: String,
        status: Int,
        title: String,
        detail: String? = nil,
        errors: [FieldError] = [],
        facts: [String: String] = [:],
        headers: HTTPFields = [:]
    ) {
        self.code = code
        self.status = status
        self.title = title
        self.detail = detail
        self.errors = errors
        self.facts = facts
        self.headers = headers
    }

    package struct FieldError: Codable, Sendable, Equatable {
        /// The JSON path, `recipients[3].phone`, or the name of a parameter.
        package let field: String
        /// What is wrong with it, in words.
        package let detail: String

        package init(field: String, detail: String) {
            self.field = field
            self.detail = detail
        }
    }

    /// The `type` of the document.
    package var type: String { "/problems/\(code)" }
}

/// An error that knows how it looks to a caller: what a feature's error enumeration conforms to.
package protocol ProblemConvertible: Error {
    var problem: Problem { get }
}
