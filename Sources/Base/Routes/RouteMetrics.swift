import HTTPTypes

/// What the pipeline counts of every request.
struct RouteMetrics: Sendable {
    private let requests: Counter
    private let durations: Histogram

    init(_ metrics: Metrics) {
        requests = metrics.counter(
            "lodestone_http_requests_total",
            "Requests answered, by route template, method and class of status.",
            labels: ["route", "method", "status"]
        )
        durations = metrics.histogram(
            "lodestone_http_request_seconds",
            "Time from a request's head to its answer's, by route template.",
            labels: ["route"]
        )
    }

    func count(_ method: HTTPRequest.Method, template: String, status: Int, took duration: Duration) {
        let known = method == .head ? "HEAD" : Method(rawValue: method.rawValue)?.rawValue ?? "OTHER"
        requests.add(1, template, known, "\(status / 100)xx")
        durations.observe(duration, template)
    }
}
