import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Routes
import Testing

@Suite struct MetricsTests {
    @Test func `Writes Prometheus' text`() async {
        let metrics = Metrics()
        let deliveries = metrics.counter("deliveries_total", "Deliveries.", labels: ["outcome"])
        deliveries.add(2, "sent")
        deliveries.add(1, "a\"b\\c\nd")
        metrics.gauge("queue_jobs", "Jobs.").set(5)
        metrics.gauge("age_seconds", "Age.") { 7 }
        metrics.gauge("nothing", "Nothing.") { nil }
        let times = metrics.histogram("wait_seconds", "Waits.", edges: [.milliseconds(5), .seconds(1)])
        times.observe(.milliseconds(5))
        times.observe(.milliseconds(6))
        times.observe(.seconds(2))

        #expect(
            await metrics.text() == """
                # HELP deliveries_total Deliveries.
                # TYPE deliveries_total counter
                deliveries_total{outcome="a\\"b\\\\c\\nd"} 1
                deliveries_total{outcome="sent"} 2
                # HELP queue_jobs Jobs.
                # TYPE queue_jobs gauge
                queue_jobs 5
                # HELP age_seconds Age.
                # TYPE age_seconds gauge
                age_seconds 7
                # HELP nothing Nothing.
                # TYPE nothing gauge
                # HELP wait_seconds Waits.
                # TYPE wait_seconds histogram
                wait_seconds_bucket{le="0.005"} 1
                wait_seconds_bucket{le="1"} 2
                wait_seconds_bucket{le="+Inf"} 3
                wait_seconds_sum 2.011
                wait_seconds_count 3

                """
        )
    }

    @Test func `The figures are for those who have the token, or for this machine`() async throws {
        let routes = { (token: String?) in [Metrics().route(token: token)] }
        try await TestServer(routes("secret")).run { client async throws in
            for word in ["", "Bearer ", "Bearer wrong", "secret"] {
                #expect(try await client.send(.get, "/metrics", headers: [.authorization: word]).status == 403)
            }
        }
        let application = Application(
            responder: try TestServer(routes(nil)).table.responder,
            configuration: .init(address: .hostname("127.0.0.1", port: 0))
        )
        try await application.test(.live) { client async throws in
            func status(_ headers: HTTPFields) async throws -> Int {
                try await client.execute(uri: "/metrics", method: .get, headers: headers) { $0.status.code }
            }
            #expect(try await status([:]) == 200)
            // Through a proxy on the machine that nobody told us of.
            #expect(try await status([.forwardedFor: "203.0.113.9"]) == 403)
        }
        // From somewhere that is not known.
        try await TestServer(routes(nil)).run { client async throws in
            #expect(try await client.send(.get, "/metrics").status == 403)
        }
    }

    @Test func `Requests are counted by template, not by path`() async throws {
        let metrics = Metrics()
        let route = Route(.get, "/api/things/{id}", access: .public, summary: "") { _ in .noContent }
        try await TestServer([route, metrics.route(token: "secret")], metrics: metrics).run { client async throws in
            for path in ["/api/things/1", "/api/things/2", "/api/secret-path"] { try await client.send(.get, path) }
            try await client.send(.init("BREW") ?? .trace, "/api/things/1")
            let text = try await client.send(.get, "/metrics", headers: [.authorization: "Bearer secret"]).text

            let name = "lodestone_http_requests_total"
            #expect(text.contains("\(name){route=\"/api/things/{id}\",method=\"GET\",status=\"2xx\"} 2\n"))
            #expect(text.contains("\(name){route=\"unmatched\",method=\"GET\",status=\"4xx\"} 1\n"))
            #expect(text.contains("\(name){route=\"unmatched\",method=\"OTHER\",status=\"4xx\"} 1\n"))
            #expect(!text.contains("secret-path"))
        }
    }
}
