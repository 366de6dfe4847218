import CloudAPI
import Messaging
import Templates

/// The quick replies of a template by number: its own by their index, those of a carousel's cards from 10 on, two to a card.
enum TappedButton {
    /// Meta allows ten buttons, and ten cards of two.
    static let numbers = 0..<30
    private static let perCard = 2

    static func number(index: Int, card: Int?) -> Int? {
        let number = card.map { (0..<10).contains($0) && index < perCard ? 10 + $0 * perCard + index : -1 } ?? index
        return index >= 0 && numbers.contains(number) && (card != nil || index < 10) ? number : nil
    }

    /// Which button was tapped: by the payload that was sent with it, else by its text, which Meta gives back for the payload
    /// then. Cards share their texts, so each is sent with a payload; of messages from before that the first card is meant.
    ///
    /// - Parameters:
    ///   - content: the message's `template` object.
    ///   - components: the template's definition.
    static func find(_ tap: Answer.Tap, in content: String, of components: @autoclosure () throws -> [JSON]) rethrows
        -> Int?
    {
        if let payload = tap.payload, let button = SentButton.tapped(payload, in: content),
            let number = number(index: button.index, card: button.card)
        {
            return number
        }
        return try all(components()).first { $0.text == tap.text || $0.text == tap.payload }?.number
    }

    /// The quick replies of a template's definition.
    static func all(_ components: [JSON]) -> [(number: Int, text: String, card: Int?)] {
        var all: [(number: Int, text: String, card: Int?)] = []
        for component in components {
            all += buttons(of: component, card: nil)
            for (card, inner) in (component["cards"]?.array ?? []).enumerated() {
                for component in inner["components"]?.array ?? [] { all += buttons(of: component, card: card) }
            }
        }
        return all
    }

    private static func buttons(of component: JSON, card: Int?) -> [(number: Int, text: String, card: Int?)] {
        guard component["type"]?.string?.uppercased() == "BUTTONS" else { return [] }
        return (component["buttons"]?.array ?? []).enumerated().compactMap { index, button in
            guard button["type"]?.string?.uppercased() == "QUICK_REPLY",
                let number = number(index: index, card: card), let text = button["text"]?.string
            else { return nil }
            return (number, text, card)
        }
    }
}
