package import Primitives

/// The steps that the numbers of a workspace have reached: a value, so that charging reads nothing.
package struct VolumeTiers: Sendable, Equatable {
    package static let none = VolumeTiers([])

    private struct Place: Hashable {
        let channel: ChannelID
        let market: String
        let category: MessageCategory
        let month: String
    }

    /// The highest first.
    private let steps: [Place: [VolumeStep]]

    package init(_ reached: [(channel: ChannelID, step: VolumeStep)]) {
        let grouped = Dictionary(grouping: reached) { channel, step in
            Place(channel: channel, market: step.market, category: step.category, month: step.month)
        }
        steps = grouped.mapValues { $0.map(\.step).sorted { $0.tierFrom > $1.tierFrom } }
    }

    package var isEmpty: Bool { steps.isEmpty }

    package func steps(
        of channel: ChannelID,
        in market: String,
        _ category: MessageCategory,
        month: String
    ) -> [VolumeStep] {
        steps[Place(channel: channel, market: market, category: category, month: month)] ?? []
    }

    /// What any of the numbers has reached in a month, each step with the numbers that have; by market, category and bound.
    package func standings(in month: String) -> [VolumeStanding] {
        var channels: [PriceKey: [ChannelID]] = [:]
        var since: [PriceKey: Timestamp] = [:]
        for (place, reached) in steps where place.month == month {
            for step in reached {
                channels[step.key, default: []].append(place.channel)
                since[step.key] = min(since[step.key] ?? step.since, step.since)
            }
        }
        return since.sorted { $0.key < $1.key }.map { key, since in
            VolumeStanding(key: key, since: since, channels: (channels[key] ?? []).sorted())
        }
    }
}

/// A step that a workspace has reached.
package struct VolumeStanding: Sendable, Equatable {
    package let key: PriceKey
    /// The first of its numbers' times.
    package let since: Timestamp
    package let channels: [ChannelID]
}
