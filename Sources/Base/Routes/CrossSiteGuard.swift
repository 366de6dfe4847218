import Crypto
import HTTPTypes

/// Keeps other sites from making a signed-in browser write something.
///
/// Source: OWASP, "Cross-Site Request Forgery Prevention": fetch metadata, origin, and a token in a header.
struct CrossSiteGuard: Sendable {
    let settings: RouteSettings

    /// - Throws: `cross-site-request`.
    func check(_ headers: HTTPFields, host: String?, method: Method, means: Authentication.Means?) throws {
        guard method.changes, means != .apiKey else { return }
        guard isFromOurPages(headers, host: host) else { throw Problem.crossSite }
        guard case .session(_, let wanted) = means else { return }
        guard let given = headers[.csrfToken], constantTimeEquals(given, wanted) else { throw Problem.crossSite }
    }

    /// Forms carry no token, so a browser must say where they come from. All that can post a form do.
    ///
    /// - Throws: `cross-site-request`.
    func checkForm(_ headers: HTTPFields, host: String?) throws {
        guard headers[.origin] != nil || headers[.fetchSite] != nil, isFromOurPages(headers, host: host) else {
            throw Problem.crossSite
        }
    }

    /// Programs send neither header and are let through: they carry no one's cookies against their will.
    private func isFromOurPages(_ headers: HTTPFields, host: String?) -> Bool {
        if let site = headers[.fetchSite], site != "same-origin", site != "none" { return false }
        guard let origin = headers[.origin] else { return true }
        if origin == settings.publicOrigin { return true }
        guard let host, let scheme = origin.firstRange(of: "://") else { return false }
        return origin[scheme.upperBound...] == host
    }
}

/// Compares without telling by its time where the texts differ.
package func constantTimeEquals(_ left: String, _ right: String) -> Bool {
    // Digests are of one length and compare in constant time; what was compared cannot be told from them.
    SHA256.hash(data: Array(left.utf8)) == SHA256.hash(data: Array(right.utf8))
}
