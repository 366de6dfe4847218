import Synchronization

/// A figure that only grows, per combination of label values.
package final class Counter: MetricFamily {
    let name: String
    let help: String
    let type = "counter"
    private let labels: [String]
    private let series = Mutex<[[String]: Int64]>([:])

    init(name: String, help: String, labels: [String]) {
        self.name = name
        self.help = help
        self.labels = labels
    }

    /// - Parameter values: in the order of the labels.
    package func add(_ amount: Int64 = 1, _ values: String...) {
        series.withLock { $0[values, default: 0] += amount }
    }

    func lines() async -> String {
        let series = series.withLock { $0 }
        return series.sorted { $0.key.lexicographicallyPrecedes($1.key) }
            .map { "\(name)\(metricLabels(labels, $0.key)) \($0.value)\n" }
            .joined()
    }
}
