import Foundation
import HTTPTypes
import Primitives
import Storage
import TestSupport
import Testing

/// Who is kept out, and that nothing of others is in the refusal.
struct AccessTests {
    private static func requests(_ console: Console) -> [(HTTPRequest.Method, String, String?)] {
        let here = console.ada.workspace
        return [
            (.get, "/api/operator/overview", nil), (.get, "/api/operator/workspaces", nil),
            (.get, "/api/operator/workspaces/\(here)", nil),
            (.post, "/api/operator/workspaces/\(here)/grants", #"{"kind":"promotion","points":"5","reason":"x"}"#),
            (.get, "/api/operator/price-books", nil), (.get, "/api/operator/price-books/INR/prices", nil),
            (.put, "/api/operator/price-books/INR/margins", #"{"from":"2031-01-01","percent":"5"}"#),
            (.post, "/api/operator/price-books/INR/imports?from=2031-01-01&apply=true", nil),
            (.get, "/api/operator/audit", nil),
        ]
    }

    @Test(arguments: TestDatabase.all)
    func `An owner who does not run the instance gets past no route of it`(kind: TestDatabase) async throws {
        let console = try await Console(kind)
        for (method, path, json) in Self.requests(console) {
            let answer = try await console.ask(method, path, as: console.ada, json: json)
            #expect(answer.status == 403 && answer.problem == "operator-required", "\(method) \(path)")
            for secret in ["olga", "Telegraph", "0.8631", "\(console.olga.workspace)"] {
                #expect(!answer.text.contains(secret), "\(method) \(path)")
            }
        }
        #expect(try await console.count("SELECT count(*) AS count FROM operator_entries") == 0)
        #expect(try await console.count("SELECT count(*) AS count FROM price_margins") == 0)
        #expect(try await console.balances(console.ada.workspace) == "0 0 0 locked")
    }

    @Test(arguments: TestDatabase.all)
    func `Whoever is an operator no more is kept out by the next request`(kind: TestDatabase) async throws {
        let console = try await Console(kind)
        for (method, path, json) in Self.requests(console) {
            let csv = path.contains("imports") ? Array("x".utf8) : nil
            try await console.setOperator(true)
            let before = try await console.ask(method, path, json: json, csv: csv)
            try await console.setOperator(false)
            let after = try await console.ask(method, path, json: json, csv: csv)
            #expect(before.status != 403 && before.status < 500, "\(method) \(path) \(before.text)")
            #expect(after.status == 403 && after.problem == "operator-required", "\(method) \(path)")
        }
    }
}
