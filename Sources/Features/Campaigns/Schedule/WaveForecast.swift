import Primitives

/// On which days a campaign will leave, as far as the day's limits decide. Told everything; looks at nothing.
struct WaveForecast {
    /// More than a year is no plan.
    private static let daysMax = 400

    let people: Int
    /// The campaign's own limit.
    let perDay: Int?
    let standing: ChannelStanding

    /// How many on each day, the first being today; one entry when a day is enough.
    var counts: [Int] {
        var (left, counts): (Int, [Int]) = (people, [])
        while left > 0, counts.count < Self.daysMax {
            let metas = counts.isEmpty ? standing.left : standing.limit
            let most = max(min(perDay ?? left, metas ?? left, left), counts.isEmpty ? 0 : 1)
            counts.append(most)
            left -= most
        }
        return counts
    }

    /// How long the sending itself takes at the number's rate and the campaign's throttle.
    func seconds(perMinute: Int?) -> Int64 {
        let rate = Int64(max(1, standing.messagesPerSecond))
        let count = Int64(people)
        let byRate = (count + rate - 1) / rate
        let byThrottle = perMinute.map { (count * 60 + Int64($0) - 1) / Int64(max(1, $0)) } ?? 0
        let days = Int64(max(0, counts.count - 1)) * 86_400
        return max(byRate, byThrottle, days)
    }
}
