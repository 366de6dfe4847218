import Foundation

/// Where a tracked link may lead: to a web page, by its whole address; and on which buttons.
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

    /// The same, and whether the variable is the whole ending of a button's address that leads to us.
    ///
    /// - Parameters:
    ///   - address: of the variable's button, as the template has it; `nil` where it is no button that leads to a page.
    ///   - prefix: what our short addresses begin with; empty where nothing is known of it.
    package static func fault(in text: String, behind address: String?, prefix: String) -> String? {
        if let fault = fault(in: text) { return fault }
        guard let address else {
            return "Clicks are counted on buttons that lead to a web page; choose something else here."
        }
        let wanted = prefix + "{{1}}"
        return prefix.isEmpty || address == wanted
            ? nil : "Clicks are counted on a button that leads to \(wanted); this one leads to \(address)."
    }
}
