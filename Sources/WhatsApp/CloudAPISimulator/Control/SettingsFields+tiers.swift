import CloudAPI
import Primitives

extension SettingsFields {
    private static let tiersMost = 500

    /// `[{"market": "India", "category": "utility", "from": 1001, "rate": "0.1093"}]`; all steps at once.
    static let volumeTiers = Field(
        key: "volume_tiers",
        show: { settings in
            .array(
                settings.volumeTiers.map { tier in
                    [
                        "market": .string(tier.market), "category": .string(tier.category.rawValue),
                        "from": .integer(tier.from), "rate": .string(tier.rate.description),
                    ]
                }
            )
        },
        apply: { reader, settings throws(ControlError) in
            guard let list = reader.value.array, list.count <= tiersMost else {
                throw reader.wrong("a list of at most \(tiersMost) {market, category, from, rate}")
            }
            var tiers: [SimulatedTier] = []
            for item in list {
                let tier = try read(item)
                guard !tiers.contains(where: { isSame($0, tier) }) else {
                    throw reader.wrong("a list with each step once")
                }
                tiers.append(tier)
            }
            settings.volumeTiers = tiers
        }
    )

    private static func isSame(_ left: SimulatedTier, _ right: SimulatedTier) -> Bool {
        (left.market, left.category, left.from) == (right.market, right.category, right.from)
    }

    private static func read(_ item: JSON) throws(ControlError) -> SimulatedTier {
        func reader(_ key: String) -> ControlReader {
            ControlReader(key: "volume_tiers.\(key)", value: item[key] ?? .null)
        }
        let category = try reader("category").choice(PriceCategory.self)
        guard SimulatedTier.categories.contains(category) else {
            throw reader("category").wrong("utility, authentication or authentication-international")
        }
        guard let rate = item["rate"]?.looseText.flatMap({ Points($0) }), rate >= .zero else {
            throw reader("rate").wrong("a decimal of the account's currency")
        }
        return SimulatedTier(
            market: try reader("market").text(max: 100),
            category: category,
            from: try reader("from").int(2...1_000_000_000_000),
            rate: rate
        )
    }
}
