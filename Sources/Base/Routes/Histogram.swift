import Synchronization

/// How long things take, counted by fixed edges, per combination of label values. Seconds on the wire.
package final class Histogram: MetricFamily {
    /// From half a millisecond, a warm read, to ten seconds, when people have left.
    package static let requestEdges: [Duration] = [
        .microseconds(500), .milliseconds(1), .milliseconds(2), .milliseconds(5), .milliseconds(10), .milliseconds(20),
        .milliseconds(50), .milliseconds(100), .milliseconds(250), .milliseconds(500), .seconds(1), .seconds(10),
    ]

    let name: String
    let help: String
    let type = "histogram"
    private let labels: [String]
    private let edges: [Duration]
    private let series = Mutex<[[String]: Series]>([:])

    private struct Series {
        /// One more than there are edges: the last counts what is beyond.
        var counts: [Int64]
        var total = Duration.zero
    }

    init(name: String, help: String, labels: [String], edges: [Duration]) {
        self.name = name
        self.help = help
        self.labels = labels
        self.edges = edges
    }

    package func observe(_ duration: Duration, _ values: String...) {
        let place = edges.firstIndex { duration <= $0 } ?? edges.count
        series.withLock { series in
            series[values, default: Series(counts: Array(repeating: 0, count: edges.count + 1))].counts[place] += 1
            series[values]?.total += duration
        }
    }

    func lines() async -> String {
        let series = series.withLock { $0 }
        return series.sorted { $0.key.lexicographicallyPrecedes($1.key) }
            .map { lines(of: $0.value, values: $0.key) }
            .joined()
    }

    private func lines(of series: Series, values: [String]) -> String {
        var text = ""
        var sum: Int64 = 0
        for (place, count) in series.counts.enumerated() {
            sum += count
            let edge = place < edges.count ? Self.seconds(edges[place]) : "+Inf"
            text += "\(name)_bucket\(metricLabels(labels, values, and: "le=\"\(edge)\"")) \(sum)\n"
        }
        let own = metricLabels(labels, values)
        return text + "\(name)_sum\(own) \(Self.seconds(series.total))\n\(name)_count\(own) \(sum)\n"
    }

    /// `0.0005`, `1`, exact to the microsecond.
    static func seconds(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let digits = String(1_000_000 + attoseconds / 1_000_000_000_000).dropFirst()
        let fraction = String(digits.reversed().drop { $0 == "0" }.reversed())
        return fraction.isEmpty ? "\(seconds)" : "\(seconds).\(fraction)"
    }
}
