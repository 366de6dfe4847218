package import CloudAPI

/// A button of a template by its place, and in a carousel its card's.
package struct SentButton: Sendable, Equatable {
    package let index: Int
    /// From 0.
    package let card: Int?

    package init(index: Int, card: Int?) {
        (self.index, self.card) = (index, card)
    }

    /// What a tap on it sends back where its author has given nothing.
    var payload: String { card.map { "card.\($0).button.\(index)" } ?? "button.\(index)" }

    /// As templates' numbers count it: from 0, and in a carousel 100 for each card up to its own.
    package var number: Int64 { Int64(index + (card.map { 100 * ($0 + 1) } ?? 0)) }

    /// The button that a variable belongs to: `button.0.1`, `card.2.button.0.1`.
    package init?(variable key: String) {
        var words = key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        var card: Int?
        if words.count == 5, words[0] == "card" {
            guard let place = Int(words[1]) else { return nil }
            card = place
            words.removeFirst(2)
        }
        guard words.count == 3, words[0] == "button", let index = Int(words[1]) else { return nil }
        self.init(index: index, card: card)
    }

    /// Its address in a template's definition; `nil` where it is none that leads to a page.
    package func address(in components: [JSON]) -> String? {
        var components = components
        if let card {
            let cards = components.compactMap { $0["cards"]?.array }.first ?? []
            guard cards.indices.contains(card) else { return nil }
            components = cards[card]["components"]?.array ?? []
        }
        let buttons = components.first { $0["type"]?.string?.uppercased() == "BUTTONS" }?["buttons"]?.array ?? []
        guard buttons.indices.contains(index), buttons[index]["type"]?.string?.uppercased() == "URL" else { return nil }
        return buttons[index]["url"]?.string
    }

    /// Which quick reply was tapped, by the payload that was sent with it.
    ///
    /// - Parameter content: the message's `template` object.
    package static func tapped(_ payload: String, in content: String) -> SentButton? {
        guard let sent = try? JSON(parsing: Array(content.utf8)) else { return nil }
        return find(payload, in: sent["components"]?.array ?? [], card: nil)
    }

    private static func find(_ payload: String, in components: [JSON], card: Int?) -> SentButton? {
        for component in components {
            for (place, inner) in (component["cards"]?.array ?? []).enumerated() {
                let place = inner["card_index"]?.int ?? place
                if let found = find(payload, in: inner["components"]?.array ?? [], card: place) { return found }
            }
            guard component["sub_type"]?.string == "quick_reply",
                component["parameters"]?.array?.first?["payload"]?.string == payload,
                let index = component["index"]?.int ?? component["index"]?.string.flatMap({ Int($0) })
            else { continue }
            return SentButton(index: index, card: card)
        }
        return nil
    }
}
