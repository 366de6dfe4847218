import Primitives

/// What Meta's webhook says of a step, in its own words: `VOLUME_BASED_PRICING_TIER_UPDATE`.
package struct VolumeNews: Sendable, Equatable {
    package let region: String?
    /// `UTILITY`
    package let category: String?
    /// From and to, in messages: `25000001:50000000`.
    package let tier: String?
    /// `2026-11`
    package let month: String?
    package let updateSeconds: Int64?

    package init(region: String?, category: String?, tier: String?, month: String?, updateSeconds: Int64?) {
        self.region = region
        self.category = category
        self.tier = tier
        self.month = month
        self.updateSeconds = updateSeconds
    }

    enum Meaning: Equatable {
        case step(VolumeStep)
        /// The first tier, which is the list price.
        case list
        /// Something is missing or is not what Meta's documentation shows: nothing is guessed.
        case unread
    }

    private static let regionBytesMax = 100
    /// The end of the year 9999.
    private static let secondsMost: Int64 = 253_402_300_799

    var meaning: Meaning {
        guard let region, !region.isEmpty, region.utf8.count <= Self.regionBytesMax, !region.contains("\0"),
            let word = category?.lowercased().replacing("_", with: "-"),
            let category = MessageCategory(rawValue: word), VolumeStep.categories.contains(category),
            let month, month.utf8.count == 7, CivilDay("\(month)-01") != nil,
            let from = tier.flatMap(Self.lowerBound)
        else { return .unread }
        guard from > 1 else { return .list }
        guard let updateSeconds, (0...Self.secondsMost).contains(updateSeconds) else { return .unread }
        return .step(
            VolumeStep(
                market: region,
                category: category,
                month: month,
                tierFrom: from,
                since: Timestamp(seconds: updateSeconds)
            )
        )
    }

    /// The upper bound may be missing: the last tier has none.
    private static func lowerBound(_ tier: String) -> Int64? {
        let bounds = tier.split(separator: ":", omittingEmptySubsequences: false)
        guard bounds.count == 2, let from = number(bounds[0]) else { return nil }
        guard !bounds[1].isEmpty else { return from }
        guard let to = number(bounds[1]), to >= from else { return nil }
        return from
    }

    private static func number(_ text: Substring) -> Int64? {
        text.allSatisfy { $0.isASCII && $0.isNumber } ? Int64(text) : nil
    }
}
