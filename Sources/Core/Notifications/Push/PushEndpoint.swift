import Foundation

/// The address at which a push service takes messages for one browser: RFC 8030 section 5.
package struct PushEndpoint: Sendable, Equatable {
    package let text: String
    /// Scheme, host and port, as a VAPID token names it.
    let origin: String
    /// A push service on this machine or in clear, which the operator has named.
    let isNamed: Bool

    package static let bytesMax = 2048
}

extension PushEndpoint {
    /// `nil` for what is no public address: a scheme other than https, credentials, an address in somebody's own
    /// network. What a name stands for is looked at when the call is made.
    ///
    /// - Parameter services: origins that are good all the same, for tests.
    package init?(_ text: String, services: Set<String>) {
        guard text.utf8.count <= Self.bytesMax, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x5C }),
            let url = URLComponents(string: text), let scheme = url.scheme?.lowercased(), let host = url.host,
            !host.isEmpty, url.user == nil, url.password == nil, url.fragment == nil
        else { return nil }
        let standard = scheme == "https" ? 443 : 80
        let port = url.port.flatMap { $0 == standard ? nil : ":\($0)" } ?? ""
        let origin = "\(scheme)://\(host.lowercased())\(port)"
        // By the text too: whoever calls it reads addresses by other rules than Foundation.
        isNamed = services.contains(origin) && text.hasPrefix("\(origin)/")
        guard isNamed || (scheme == "https" && Self.mayBePublic(host)) else { return nil }
        self.text = text
        self.origin = origin
    }

    private static func mayBePublic(_ host: String) -> Bool {
        let bare = host.trimmingCharacters(in: ["[", "]"]).lowercased()
        let isAddress = bare.contains(":") || bare.split(separator: ".").last?.allSatisfy(\.isNumber) == true
        if isAddress { return PublicAddress.isPublic(bare) }
        return bare.contains(".") && bare != "localhost" && !bare.hasSuffix(".localhost") && !bare.hasSuffix(".")
    }
}
