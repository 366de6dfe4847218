import Synchronization

/// A figure that goes up and down, per combination of label values.
package final class Gauge: MetricFamily {
    let name: String
    let help: String
    let type = "gauge"
    private let labels: [String]
    private let series = Mutex<[[String]: Int64]>([:])

    init(name: String, help: String, labels: [String]) {
        self.name = name
        self.help = help
        self.labels = labels
    }

    package func set(_ value: Int64, _ values: String...) {
        series.withLock { $0[values] = value }
    }

    package func add(_ amount: Int64, _ values: String...) {
        series.withLock { $0[values, default: 0] += amount }
    }

    func lines() async -> String {
        let series = series.withLock { $0 }
        return series.sorted { $0.key.lexicographicallyPrecedes($1.key) }
            .map { "\(name)\(metricLabels(labels, $0.key)) \($0.value)\n" }
            .joined()
    }
}

/// A gauge that is read at the moment of asking; no line when there is nothing to tell.
final class SampledGauge: MetricFamily {
    let name: String
    let help: String
    let type = "gauge"
    private let read: @Sendable () async -> Int64?

    init(name: String, help: String, read: @escaping @Sendable () async -> Int64?) {
        self.name = name
        self.help = help
        self.read = read
    }

    func lines() async -> String {
        guard let value = await read() else { return "" }
        return "\(name) \(value)\n"
    }
}
