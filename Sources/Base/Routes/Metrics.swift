import HTTPTypes
import NIOCore
import Synchronization

/// The figures of one process, for Prometheus to fetch.
///
/// Labels come from closed sets: a number, a name or an identity in a label would be one series per customer.
/// Source: Prometheus, "Text-based format", version 0.0.4.
package final class Metrics: Sendable {
    private let families = Mutex<[any MetricFamily]>([])

    package init() {}

    package func counter(_ name: String, _ help: String, labels: [String] = []) -> Counter {
        register(Counter(name: name, help: help, labels: labels))
    }

    package func gauge(_ name: String, _ help: String, labels: [String] = []) -> Gauge {
        register(Gauge(name: name, help: help, labels: labels))
    }

    /// A gauge that is read when Prometheus asks, for example the age of the oldest waiting job.
    package func gauge(_ name: String, _ help: String, read: @escaping @Sendable () async -> Int64?) {
        _ = register(SampledGauge(name: name, help: help, read: read))
    }

    package func histogram(
        _ name: String,
        _ help: String,
        labels: [String] = [],
        edges: [Duration] = Histogram.requestEdges
    ) -> Histogram {
        register(Histogram(name: name, help: help, labels: labels, edges: edges))
    }

    /// The text that `/metrics` answers.
    package func text() async -> String {
        var text = ""
        for family in families.withLock({ $0 }) {
            text += "# HELP \(family.name) \(family.help)\n# TYPE \(family.name) \(family.type)\n"
            text += await family.lines()
        }
        return text
    }

    /// `/metrics`.
    ///
    /// - Parameter token: what Prometheus sends as its bearer token; without one only this machine itself is answered,
    ///   and not what a proxy on it passes on.
    package func route(token: String?) -> Route {
        Route(.get, "/metrics", access: .public, summary: "Figures for Prometheus") { [self] call in
            guard Self.mayRead(call, token: token) else { throw Problem.metricsClosed }
            return .bytes(.init(string: await text()), contentType: "text/plain; version=0.0.4; charset=utf-8")
        }
    }

    private static func mayRead(_ call: Call, token: String?) -> Bool {
        if let token { return constantTimeEquals(call.headers[.authorization] ?? "", "Bearer \(token)") }
        guard call.headers[.forwardedFor] == nil else { return false }
        return loopback.contains { $0.contains(call.ip) }
    }

    private static let loopback = ["127.0.0.0/8", "::1"].compactMap { AddressRange($0) }

    private func register<Family: MetricFamily>(_ family: Family) -> Family {
        families.withLock { $0.append(family) }
        return family
    }
}

/// One name with its series.
protocol MetricFamily: Sendable {
    var name: String { get }
    var help: String { get }
    var type: String { get }
    func lines() async -> String
}

/// `{route="/api/members",status="2xx"}`, or nothing without labels.
func metricLabels(_ names: [String], _ values: [String], and more: String = "") -> String {
    var pairs = zip(names, values).map { name, value in
        let escaped = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
        return "\(name)=\"\(escaped)\""
    }
    if !more.isEmpty { pairs.append(more) }
    return pairs.isEmpty ? "" : "{\(pairs.joined(separator: ","))}"
}
