import CloudAPI
import HTTPTypes
import Primitives

/// The headers that Graph adds to its answers.
///
/// Source: answers of graph.facebook.com recorded in October 2024 and February 2026 by the tests of ruby_whatsapp_sdk
/// (github.com/ignacio-chiazzo/ruby_whatsapp_sdk, test/fixtures/vcr_cassettes); reference section 1, "Headers".
struct GraphHeaders: Sendable, Equatable {
    /// The same as `fbtrace_id` of an error.
    var requestID = ""
    var version = GraphVersion.usual
    /// Set when an ended version was asked for.
    var endedVersion: GraphVersion?
    /// `X-Business-Use-Case-Usage` for the account's own calls, `X-App-Usage` for all others.
    var usage: JSON = [:]
    var isBusinessUsage = false
    /// The error's message; `nil` for success.
    var failure: String?
    var isTokenFailure = false

    var fields: HTTPFields {
        var fields: HTTPFields = [
            .accessControlAllowOrigin: "*",
            .cacheControl: failure == nil ? "private, no-cache, no-store, must-revalidate" : "no-store",
            .expires: "Sat, 01 Jan 2000 00:00:00 GMT",
            .vary: "Origin",
        ]
        set("Pragma", "no-cache", in: &fields)
        set("Facebook-API-Version", version.description, in: &fields)
        set("X-FB-Request-ID", requestID, in: &fields)
        set("X-FB-Trace-ID", String(requestID.suffix(11)), in: &fields)
        set(isBusinessUsage ? "X-Business-Use-Case-Usage" : "X-App-Usage", usage.text(), in: &fields)
        if let endedVersion {
            let words = "The call has been auto-upgraded to \(version) as \(endedVersion) has been deprecated."
            set("X-Ad-API-Version-Warning", words, in: &fields)
        }
        if let failure {
            let kind = isTokenFailure ? "invalid_token" : "invalid_request"
            fields[.wwwAuthenticate] = "OAuth \"Facebook Platform\" \"\(kind)\" \"\(Self.quoted(failure))\""
        }
        return fields
    }

    private func set(_ name: String, _ value: String, in fields: inout HTTPFields) {
        if let name = HTTPField.Name(name) { fields[name] = value }
    }

    /// A header holds plain characters only, and what callers send is repeated in messages.
    private static func quoted(_ text: String) -> String {
        String(
            text.unicodeScalars.prefix(500).map { (0x20...0x7E).contains($0.value) && $0 != "\"" ? Character($0) : "?" }
        )
    }
}
