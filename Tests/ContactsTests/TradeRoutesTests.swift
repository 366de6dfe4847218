import Foundation
import HTTPTypes
import Primitives
import Routes
import TestSupport
import Testing

@testable import Contacts

/// Exports, consent and merges over HTTP: what is refused and how, and what nobody gets who may not have it.
struct TradeRoutesTests {
    private struct Scene {
        let world: TradeWorld
        let site: Site
        let closed: Site
        let asha: ContactID
        let bina: ContactID
        let other: ContactID

        init(_ kind: TestDatabase) async throws {
            world = try await TradeWorld(kind)
            let merges = MergeService(
                database: world.database,
                ambient: world.ambient,
                events: world.imports.events,
                onMerge: { _, _, _, _ in },
                onUnmerge: { _, _, _, _ in }
            )
            let routes =
                ExportRoutes(world.exports).routes + ConsentRoutes(world.consent).routes + MergeRoutes(merges).routes
            site = try Site(routes, ambient: world.ambient, permissions: Permission.contacts)
            closed = try Site(routes, ambient: world.ambient, permissions: Permission.contacts, hidesNumbers: true)
            asha = try await world.add("+918121000001", name: "Asha Rao", .yes)
            bina = try await world.add("+918121000002", name: "Asha Rao")
            other = try await world.add("+918121000003", name: "Other's", .yes, in: 2)
        }
    }

    /// Method, path, body, status and the problem's code.
    private typealias Refusal = (HTTPRequest.Method, String, String?, Int, String)

    private static func refusals(_ scene: Scene) -> [Refusal] {
        let (asha, other) = ("/api/contacts/\(scene.asha)", "/api/contacts/\(scene.other)")
        let many = (0...1_000).map { "\"\(ContactID(rawValue: Int64($0 + 1)))\"" }.joined(separator: ",")
        let long = String(repeating: "x", count: 3_000)
        let (file, job) = ("\(ExportID(rawValue: 77))", "\(ConsentJobID(rawValue: 77))")
        let unknown = #"{"filter":{"field":"custom.none","op":"is","value":"x"}}"#
        return [
            (.post, "/api/exports", #"{"columns":["password"]}"#, 422, "invalid-request"),
            (.post, "/api/exports", #"{"columns":[]}"#, 422, "invalid-request"),
            (.post, "/api/exports", #"{"format":"exe"}"#, 422, "invalid-request"),
            (.post, "/api/exports", #"{"ids":[\#(many)]}"#, 422, "invalid-request"),
            (.post, "/api/exports", unknown, 422, "bad-filter"),
            (.get, "/api/exports/\(file)", nil, 404, "export-not-found"),
            (.get, "/api/exports/\(file)/file", nil, 404, "export-not-found"),
            (.get, "\(other)/consent", nil, 404, "contact-not-found"),
            (.put, "\(other)/consent", #"{"value":"no"}"#, 404, "contact-not-found"),
            (.put, "\(asha)/consent", #"{"value":"perhaps"}"#, 422, "invalid-request"),
            (.put, "\(asha)/consent", #"{"value":"no","evidence":"\#(long)"}"#, 422, "invalid-request"),
            (.post, "/api/contacts/opt-in", #"{"value":"yes","at":"2999-01-01T00:00:00Z"}"#, 422, "invalid-request"),
            (.post, "/api/contacts/opt-in", #"{"value":"yes","ids":[]}"#, 422, "invalid-request"),
            (.get, "/api/contacts/opt-in/\(job)/errors.csv", nil, 404, "consent-job-not-found"),
            (.post, "\(asha)/merge", "{}", 422, "invalid-request"),
            (.post, "\(asha)/merge", #"{"into":"\#(scene.asha)"}"#, 422, "invalid-request"),
            (.post, "\(asha)/merge", #"{"into":"\#(scene.other)"}"#, 404, "contact-not-found"),
            (.post, "\(other)/merge", #"{"into":"\#(scene.asha)"}"#, 404, "contact-not-found"),
            (.post, "/api/merges/\(scene.asha)/undo", nil, 404, "merge-not-found"),
        ]
    }

    @Test(arguments: TestDatabase.all)
    func `What cannot be is refused with words, and changes nothing`(kind: TestDatabase) async throws {
        let scene = try await Scene(kind)
        for (method, path, body, status, problem) in Self.refusals(scene) {
            let answer = try await scene.site.send(method, path, body)
            let name = "\(method) \(path) \(body?.prefix(80) ?? ""): \(answer.text.prefix(300))"
            #expect(answer.status == status && answer.problem == problem, "\(name)")
            #expect(!answer.text.contains("Other's") && !answer.text.contains("81210"), "\(name)")
        }
        #expect(try await scene.site.send(.get, "/api/exports").json()["items"] as? [String] == [])
        for (id, workspace) in [(scene.asha, 1), (scene.other, 2)] {
            let ledger = try await scene.site.send(.get, "/api/contacts/\(id)/consent", workspace: workspace).json()
            #expect((ledger["events"] as? [Any])?.count == 1)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Another workspace's files, jobs and merges are not there`(kind: TestDatabase) async throws {
        let scene = try await Scene(kind)
        let export = try await scene.site.send(.post, "/api/exports", "{}").json()
        let job = try await scene.site.send(.post, "/api/contacts/opt-in", #"{"value":"yes"}"#).json()
        try await scene.world.work()
        let merge = try await scene.site.send(
            .post,
            "/api/contacts/\(scene.bina)/merge",
            #"{"into":"\#(scene.asha)"}"#
        )
        #expect(merge.status == 200, "\(merge.text)")
        let (file, consent) = (try #require(export["id"] as? String), try #require(job["id"] as? String))
        let paths: [(HTTPRequest.Method, String)] = [
            (.get, "/api/exports/\(file)"), (.get, "/api/exports/\(file)/file"),
            (.get, "/api/contacts/opt-in/\(consent)"),
            (.get, "/api/contacts/opt-in/\(consent)/errors.csv"), (.post, "/api/merges/\(scene.bina)/undo"),
        ]
        for (method, path) in paths {
            let answer = try await scene.site.send(method, path, workspace: 2)
            #expect(answer.status == 404, "\(path): \(answer.text)")
            #expect(!answer.text.contains("Asha") && !answer.text.contains("81210"))
        }
        #expect(try await scene.site.send(.get, "/api/exports", workspace: 2).json()["items"] as? [String] == [])
        let theirs = try await scene.site.send(.get, "/api/contacts/\(scene.asha)/merges", workspace: 2)
        #expect(!theirs.text.contains("Asha"), "\(theirs.text)")
        let own = try await scene.site.send(.get, "/api/exports/\(file)/file")
        #expect(own.status == 200 && own.text.contains("+918121000001") && !own.text.contains("Other's"))
        #expect(try await scene.site.send(.post, "/api/merges/\(scene.bina)/undo").status == 200)
    }

    @Test(arguments: TestDatabase.all)
    func `Whose role hides numbers is given none by files, merges and namesakes`(kind: TestDatabase) async throws {
        let scene = try await Scene(kind)
        let open = try await scene.site.send(.post, "/api/exports", "{}").json()
        let masked = try await scene.closed.send(.post, "/api/exports", "{}").json()
        try await scene.world.work()
        let namesakes = try await scene.closed.send(.get, "/api/contacts/duplicates")
        #expect(namesakes.text.contains("Asha") && !namesakes.text.contains("81210"), "\(namesakes.text)")
        let merged = try await scene.closed.send(
            .post,
            "/api/contacts/\(scene.bina)/merge",
            #"{"into":"\#(scene.asha)"}"#
        )
        #expect(merged.status == 200 && !merged.text.contains("81210"), "\(merged.text)")
        let log = try await scene.closed.send(.get, "/api/contacts/\(scene.asha)/merges")
        #expect(log.text.contains("\(scene.bina)") && !log.text.contains("81210"), "\(log.text)")
        let (whole, own) = (try #require(open["id"] as? String), try #require(masked["id"] as? String))
        #expect(try await scene.closed.send(.get, "/api/exports/\(whole)/file").status == 404)
        let file = try await scene.closed.send(.get, "/api/exports/\(own)/file")
        #expect(file.status == 200 && file.text.contains("Asha") && !file.text.contains("81210"), "\(file.text)")
        let undone = try await scene.closed.send(.post, "/api/merges/\(scene.bina)/undo")
        #expect(undone.status == 200 && !undone.text.contains("81210"), "\(undone.text)")
    }
}
