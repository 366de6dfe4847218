import CloudAPI
import Primitives
import Storage
import TrackedLinks

/// Each recipient's own endings of the short addresses that a campaign's variables ask for.
struct TrackedAddresses {
    /// By the address that is led to.
    private let links: [String: TrackedLink]

    /// Makes the links where there are none. No statement for a campaign without.
    init(
        _ variables: [[String: VariableSource]],
        _ runner: CampaignRunner,
        _ scope: CampaignLine.Scope,
        _ transaction: Transaction
    )
        throws
    {
        let urls = Set(variables.flatMap(\.values).compactMap { $0.tracked?.url }).sorted()
        let store = TrackedLinkStore(transaction, in: scope.workspace)
        links = Dictionary(
            uniqueKeysWithValues: try urls.map { url in
                (url, try store.link(TrackedLink.Owner(scope.campaign), to: url, ambient: runner.ambient))
            }
        )
    }

    /// The address of the button whose ending a variable is, as the template has it: `button.0.1`, `card.2.button.0.1`.
    static func address(_ key: String, in components: [JSON]) -> String? {
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

    /// Values to look at, with what stands for the endings: nobody has one yet.
    static func samples(_ values: [String: String], _ variables: [String: VariableSource]) -> [String: String] {
        var values = values
        for (key, source) in variables where source.tracked != nil { values[key] = "xxxxxxxxxxxxxxxxxxxxxxxx" }
        return values
    }

    func tokens(for row: Int) -> [String: String] { links.mapValues { $0.token(for: row) } }
}

extension VariableSource.Tracked {
    /// What is wrong with it, in words; `nil` when nothing is.
    var fault: String? { TrackedURL.fault(in: url) }
}
