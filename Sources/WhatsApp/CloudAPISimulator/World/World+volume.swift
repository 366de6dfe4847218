import CloudAPI
import Primitives

/// The volume discount: utility and authentication messages of a month beyond a boundary cost less.
extension World {
    /// Counts a message that is charged, and tells the account when it is the first of a step.
    ///
    /// Source of the webhook's shape: `webhook-samples/account-update-volume-tier.json`.
    mutating func countVolume(_ entry: LedgerEntry, at now: Timestamp) -> VolumeCounter.Place? {
        guard SimulatedTier.categories.contains(entry.pricing.category) else { return nil }
        let key = VolumeCounter.Key(market: entry.market, category: entry.pricing.category, month: month(of: now))
        guard let place = volume.add(key, tiers: settings.volumeTiers) else { return nil }
        if place.isNews { tell(place, at: now) }
        return place
    }

    private mutating func tell(_ place: VolumeCounter.Place, at now: Timestamp) {
        let value: JSON = [
            "event": "VOLUME_BASED_PRICING_TIER_UPDATE",
            "volume_tier_info": [
                "tier_update_time": .integer(now.seconds),
                "pricing_category": .string(Self.analyticsName(place.key.category.rawValue)),
                "tier": .string(place.bounds),
                "effective_month": .string(place.key.month),
                "region": .string(place.key.market),
            ],
        ]
        post(accountUpdate("account_update", value, at: now))
    }
}
