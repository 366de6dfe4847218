import Foundation

/// Where a tracked link may lead: to a web page, by its whole address.
package enum TrackedURL {
    package static let most = 2_000

    /// - Returns: what is wrong with the address, in words; `nil` when nothing is.
    package static func fault(in text: String) -> String? {
        guard text.utf8.count <= most else { return "The address is longer than \(most) characters." }
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            return "Write the address without spaces and with its special letters escaped, as the browser copies it."
        }
        guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
            scheme == "https" || scheme == "http", let host = parts.host, !host.isEmpty
        else { return "Write a whole address that begins with https:// or http://." }
        guard parts.user == nil, parts.password == nil else {
            return "An address with a password in it is not sent to many."
        }
        return nil
    }
}
