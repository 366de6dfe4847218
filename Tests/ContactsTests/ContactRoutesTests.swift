import Foundation
import HTTPTypes
import Primitives
import Routes
import Storage
import TestSupport
import Testing

@testable import Contacts

@Suite struct ContactRoutesTests {
    private func site(_ world: ImportWorld, hidesNumbers: Bool = false) throws -> Site {
        let contacts = ContactService(database: world.database, ambient: world.ambient, events: world.events) { _, _ in
            "IN"
        }
        return try Site(
            ContactRoutes(contacts).routes + ImportRoutes(world.imports).routes
                + ErasureRoutes(
                    ErasureService(database: world.database, ambient: world.ambient, events: world.events)
                ).routes,
            ambient: world.ambient,
            permissions: Permission.contacts,
            hidesNumbers: hidesNumbers
        )
    }

    @Test(arguments: TestDatabase.all)
    func `A contact is made, found, changed, deleted and brought back`(kind: TestDatabase) async throws {
        let site = try site(try await ImportWorld(kind))
        let made = try await site.send(.post, "/api/contacts", #"{"name":" Ada  Byron","phone":"081226 01815"}"#)
        #expect(made.status == 201)
        let id = try #require(try made.json()["id"] as? String)
        #expect(try made.json()["phone"] as? String == "+918122601815")
        #expect(try made.json()["name"] as? String == "Ada Byron")
        #expect(try made.json()["optIn"] as? String == "unknown")

        let changed = try await site.send(.patch, "/api/contacts/\(id)", #"{"optIn":"no","blocked":true}"#)
        #expect(try changed.json()["optIn"] as? String == "no")
        #expect(try changed.json()["blockedAt"] as? String != nil)
        let listed = try await site.send(.get, "/api/contacts?search=byron").json()
        #expect((listed["items"] as? [[String: Any]])?.count == 1)
        #expect(try await site.send(.get, "/api/contacts/\(id)", workspace: 2).problem == "contact-not-found")

        #expect(try await site.send(.delete, "/api/contacts/\(id)").status == 204)
        #expect(try await site.send(.get, "/api/contacts/\(id)").status == 404)
        #expect(try await site.send(.post, "/api/contacts/\(id)/restore", workspace: 2).problem == "contact-not-found")
        #expect(try await site.send(.post, "/api/contacts/\(id)/restore").json()["name"] as? String == "Ada Byron")
        let erased = try await site.send(.post, "/api/contacts/\(id)/erase", #"{"confirm":"\#(id)"}"#)
        #expect(erased.status == 202)
        let proof = try #require(try erased.json()["id"] as? String)
        #expect(try await site.send(.get, "/api/erasures/\(proof)", workspace: 2).status == 404)
        #expect(try await site.send(.get, "/api/erasures/\(proof)").json()["contactId"] as? String == id)
    }

    @Test(arguments: TestDatabase.all)
    func `Whose role hides numbers is given none, nor finds one out digit by digit`(kind: TestDatabase) async throws {
        let world = try await ImportWorld(kind)
        let open = try site(world)
        _ = try await open.send(.post, "/api/contacts", #"{"name":"Ada","phone":"+918122601815"}"#)
        let file = Array("Phone,Name\n+91 81226 01816,Bob\n".utf8)
        let id = try #require(try await open.send(.post, "/api/imports?filename=a.csv", bytes: file).json()["id"])
        _ = try await open.send(
            .put,
            "/api/imports/\(id)/mapping",
            #"{"phone":"Phone","name":["Name"],"defaultCountry":"IN"}"#
        )
        try await world.work()

        let closed = try site(world, hidesNumbers: true)
        let paths = [
            "/api/contacts", "/api/contacts?search=%2B918122601815", "/api/imports", "/api/imports/\(id)",
            "/api/imports/\(id)/rows", "/api/imports/\(id)/verdicts.csv",
        ]
        for path in paths {
            let answer = try await closed.send(.get, path)
            #expect(answer.status == 200, "\(path)")
            #expect(!answer.text.contains("81226"), "\(path): \(answer.text)")
        }
        let all = try await closed.send(.get, "/api/contacts").text
        #expect(all.contains("\u{2022}815"))
        let part = try await closed.send(.get, "/api/contacts?search=%2B91812260").json()
        #expect((part["items"] as? [Any])?.isEmpty == true)
        let whole = try await closed.send(.get, "/api/contacts?search=%2B918122601815").json()
        #expect((whole["items"] as? [Any])?.count == 1)
    }

    @Test(arguments: TestDatabase.all)
    func `Refusals say what is wrong, and nothing is written`(kind: TestDatabase) async throws {
        let world = try await ImportWorld(kind)
        let site = try site(world)
        _ = try await site.send(.post, "/api/contacts", #"{"name":"Ada","phone":"+918122601815"}"#)
        let import_ = try await site.send(.post, "/api/imports", bytes: Array("Name,Phone\nAda,1\n".utf8))
        let file = try #require(try import_.json()["id"] as? String)

        let refusals: [(String, Int, Site.Answer)] = [
            ("bad-number", 422, try await site.send(.post, "/api/contacts", #"{"name":"x","phone":"n/a"}"#)),
            ("number-taken", 409, try await site.send(.post, "/api/contacts", #"{"name":"x","phone":"918122601815"}"#)),
            (
                "invalid-request", 422,
                try await site.send(.post, "/api/contacts", #"{"name":"x","phone":"1","country":"XX"}"#)
            ),
            ("contact-not-found", 404, try await site.send(.get, "/api/contacts/\(ContactID(rawValue: 99))")),
            ("bad-parameter", 400, try await site.send(.get, "/api/contacts/imp_0000000000000")),
            ("import-not-csv", 415, try await site.send(.post, "/api/imports", bytes: [0x50, 0x4B, 3, 4, 0, 0])),
            ("import-unreadable", 422, try await site.send(.post, "/api/imports", bytes: Array("a\n\"b".utf8))),
            ("import-unreadable", 422, try await site.send(.post, "/api/imports", bytes: [])),
            ("import-not-found", 404, try await site.send(.get, "/api/imports/\(file)", workspace: 2)),
            ("import-not-found", 404, try await site.send(.get, "/api/imports/\(file)/rows", workspace: 2)),
            ("import-not-found", 404, try await site.send(.get, "/api/imports/\(file)/verdicts.csv", workspace: 2)),
            ("import-not-found", 404, try await site.send(.delete, "/api/imports/\(file)", workspace: 2)),
            ("bad-parameter", 400, try await site.send(.get, "/api/imports/\(file)/rows?verdict=good")),
            (
                "invalid-request", 422,
                try await site.send(
                    .put,
                    "/api/imports/\(file)/mapping",
                    #"{"phone":"Fon","name":[],"defaultCountry":"IN"}"#
                )
            ),
        ]
        for (code, status, answer) in refusals {
            #expect(answer.status == status, "\(code): \(answer.text)")
            #expect(answer.problem == code, "\(answer.text)")
        }
        #expect(try await world.count("contacts") == 1)
        let imports = try await site.send(.get, "/api/imports").json()
        #expect((imports["items"] as? [[String: Any]])?.count == 1)
    }

    @Test(arguments: TestDatabase.all)
    func `A file goes up in one request, is mapped, and its verdicts come down`(kind: TestDatabase) async throws {
        let world = try await ImportWorld(kind)
        let site = try site(world)
        let bytes = try Fixture.bytes("contacts-messy.csv")
        let made = try await site.send(.post, "/api/imports?filename=messy.csv", bytes: bytes)
        #expect(made.status == 201)
        let uploaded = try made.json()
        let id = try #require(uploaded["id"] as? String)
        #expect(uploaded["state"] as? String == "uploaded")
        #expect(uploaded["filename"] as? String == "messy.csv")
        #expect(uploaded["defaultCountry"] as? String == "IN")
        #expect((uploaded["mapping"] as? [String: Any])?["phone"] as? String == "Phone 1 - Value")

        let mapped = try await site.send(
            .put,
            "/api/imports/\(id)/mapping",
            #"{"phone":"Phone 1 - Value","name":["First Name","Last Name"],"defaultCountry":"IN"}"#
        )
        #expect(mapped.status == 202)
        try await world.work()

        let ready = try await site.send(.get, "/api/imports/\(id)").json()
        #expect(ready["state"] as? String == "ready")
        #expect(ready["progress"] as? Double == 1)
        #expect(ready["rows"] as? Int == 500)
        let page = try await site.send(.get, "/api/imports/\(id)/rows?verdict=invalid&limit=5").json()
        #expect((page["items"] as? [[String: Any]])?.map { $0["row"] as? Int }.first == 15)
        let next = try #require(page["next"] as? String)
        let rest = try await site.send(.get, "/api/imports/\(id)/rows?verdict=invalid&limit=200&after=\(next)").json()
        #expect((rest["items"] as? [[String: Any]])?.count == (ready["invalid"] as? Int).map { $0 - 5 })

        let csv = try await site.send(.get, "/api/imports/\(id)/verdicts.csv").text
        let lines = try Fixture.records(Array(csv.utf8.dropFirst(3)))
        #expect(lines.count == 501)
        #expect(lines[1] == ["2", "+918122601815", "+918122601815", "IN", "ok", "Matthew Rana", "", "", ""])
        #expect(!lines.dropFirst().contains { $0.contains { $0.hasPrefix("=") || $0.hasPrefix("@") } })
    }
}
