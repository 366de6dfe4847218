package import CloudAPI
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
    ///   - key: the template's variable.
    ///   - prefix: what our short addresses begin with; empty where nothing is known of it.
    package static func fault(in text: String, for key: String, of components: [JSON], prefix: String) -> String? {
        if let fault = fault(in: text) { return fault }
        guard let url = address(key, in: components) else {
            return "Clicks are counted on buttons that lead to a web page; choose something else here."
        }
        let wanted = prefix + "{{1}}"
        return prefix.isEmpty || url == wanted
            ? nil : "Clicks are counted on a button that leads to \(wanted); this one leads to \(url)."
    }

    /// The address of the button whose ending a variable is, as the template has it: `button.0.1`, `card.2.button.0.1`.
    package static func address(_ key: String, in components: [JSON]) -> String? {
        var words = key.split(separator: ".").map(String.init)
        var components = components
        if words.count == 5, words[0] == "card", let card = Int(words[1]) {
            let cards = components.compactMap { $0["cards"]?.array }.first ?? []
            guard cards.indices.contains(card) else { return nil }
            components = cards[card]["components"]?.array ?? []
            words.removeFirst(2)
        }
        guard words.count == 3, words[0] == "button", let index = Int(words[1]) else { return nil }
        let buttons = components.first { $0["type"]?.string?.uppercased() == "BUTTONS" }?["buttons"]?.array ?? []
        guard buttons.indices.contains(index), buttons[index]["type"]?.string?.uppercased() == "URL" else { return nil }
        return buttons[index]["url"]?.string
    }
}
