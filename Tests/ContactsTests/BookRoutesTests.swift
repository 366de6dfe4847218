import Foundation
import HTTPTypes
import Primitives
import Routes
import Storage
import TestSupport
import Testing

@testable import Contacts

/// The contact book over HTTP: as a client uses it, as a stranger must not, and what those are given who hide numbers.
struct BookRoutesTests {
    private func site(_ world: BookWorld, hidesNumbers: Bool = false) throws -> Site {
        try Site(
            ContactRoutes(world.contacts).routes + world.book.routes,
            ambient: world.ambient,
            permissions: Permission.contacts,
            hidesNumbers: hidesNumbers
        )
    }

    private func id(_ answer: Site.Answer, _ location: SourceLocation = #_sourceLocation) throws -> String {
        try #require(try answer.json()["id"] as? String, "\(answer.text)", sourceLocation: location)
    }

    @Test(arguments: TestDatabase.all)
    func `A book is made, filled, filtered, counted and changed`(kind: TestDatabase) async throws {
        let world = try await BookWorld(kind)
        let site = try site(world)
        let tag = try await world.tag("vip")
        let field = try await site.send(
            .post,
            "/api/contact-fields",
            #"{"key":"plan","label":"Plan","type":"select","options":["Free","Paid"],"default":"free"}"#
        )
        #expect(field.status == 201)
        #expect(try field.json()["default"] as? String == "Free")
        let cleared = try await site.send(
            .patch,
            "/api/contact-fields/\(try id(field))",
            #"{"default":null,"label":"The plan"}"#
        )
        #expect(try cleared.json()["default"] is NSNull && cleared.json()["label"] as? String == "The plan")
        let company = try id(
            try await site.send(.post, "/api/companies", #"{"name":"Acme","size":"11-50","taxId":null}"#)
        )
        let made = try await site.send(
            .post,
            "/api/contacts",
            #"{"name":"Ada","phone":"+918122601815","email":"Ada@Example.com","companyId":"\#(company)","#
                + #""tagIds":["\#(tag.id)"],"fields":{"plan":"paid"}}"#
        )
        #expect(made.status == 201, "\(made.text)")
        let ada = try id(made)
        let body = try made.json()
        #expect((body["company"] as? [String: Any])?["name"] as? String == "Acme")
        #expect((body["fields"] as? [String: Any])?["plan"] as? String == "Paid")
        #expect(((body["tags"] as? [[String: Any]])?.first)?["name"] as? String == "vip")
        #expect(body["email"] as? String == "ada@example.com" && body["country"] as? String == "IN")

        let filter =
            #"{"all":[{"field":"custom.plan","op":"is","value":"Paid"},{"field":"company","op":"is","value":"\#(company)"}]}"#
        let encoded = try #require(filter.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
        let listed = try await site.send(.get, "/api/contacts?filter=\(encoded)&tag=\(tag.id)&sort=active")
        #expect((try listed.json()["items"] as? [[String: Any]])?.map { $0["id"] as? String } == [ada])
        let segment = try await site.send(
            .post,
            "/api/segments",
            #"{"name":"Paying","kind":"dynamic","filter":\#(filter)}"#
        )
        #expect(segment.status == 201, "\(segment.text)")
        let counted = try await site.send(.post, "/api/contacts/count", #"{"segment":"\#(try id(segment))"}"#).json()
        #expect(counted["count"] as? Int == 1)
        #expect((counted["cost"] as? [String: Any])?["points"] as? String == "0.000001")
        #expect((counted["sample"] as? [[String: Any]])?.count == 1)

        let changed = try await site.send(.patch, "/api/contacts/\(ada)", #"{"companyId":null,"fields":{"plan":null}}"#)
        #expect(try changed.json()["company"] is NSNull)
        #expect((try changed.json()["fields"] as? [String: Any])?.isEmpty == true)
        #expect(try changed.json()["email"] as? String == "ada@example.com")
        let history = try await site.send(.get, "/api/contacts/\(ada)/fields/plan/history").json()
        #expect((history["items"] as? [[String: Any]])?.compactMap { $0["from"] as? String } == ["Paid"])
        let note = try await site.send(.post, "/api/contacts/\(ada)/notes", #"{"text":"Likes tea"}"#)
        #expect(note.status == 201)
        let timeline = try await site.send(.get, "/api/contacts/\(ada)/timeline?limit=3").json()
        #expect((timeline["items"] as? [[String: Any]])?.first?["kind"] as? String == "note")
        #expect(timeline["next"] as? String != nil)
        let predicates = try await site.send(.get, "/api/contact-predicates").text
        #expect(predicates.contains(#""field":"custom.plan""#))
    }

    @Test(arguments: TestDatabase.all)
    func `Whose role hides numbers is given none by the book`(kind: TestDatabase) async throws {
        let world = try await BookWorld(kind)
        let open = try site(world)
        _ = try await world.field("second", .phone)
        let ada = try id(
            try await open.send(
                .post,
                "/api/contacts",
                #"{"name":"Ada","phone":"+918122601815","fields":{"second":"+918122601899"}}"#
            )
        )
        _ = try await open.send(.patch, "/api/contacts/\(ada)", #"{"fields":{"second":"+918122601898"}}"#)
        _ = try await open.send(
            .post,
            "/api/segments",
            #"{"name":"One","filter":{"any":[{"field":"phone","op":"is","value":"+918122601815"},{"field":"custom.second","op":"is","value":"+918122601898"}]}}"#
        )
        let contact = try #require(ContactID("\(ada)"))
        try await world.database.write { transaction in
            let note = ContactNote(
                id: world.ambient.id(),
                contact: contact,
                at: world.ambient.now(),
                author: "mem_of_another",
                text: "Also under +918122601815",
                editedAt: nil
            )
            try ContactNoteStore(transaction: transaction, workspace: world.here).save(note)
        }
        let closed = try site(world, hidesNumbers: true)
        for path in ["", "/\(ada)", "/\(ada)/timeline", "/\(ada)/notes", "/\(ada)/fields/second/history"] {
            let answer = try await closed.send(.get, "/api/contacts\(path)")
            #expect(answer.status == 200 && !answer.text.contains("81226"), "\(path): \(answer.text)")
        }
        let segments = try await closed.send(.get, "/api/segments").text
        #expect(segments.contains("\u{2022}") && !segments.contains("81226"))
        let counted = try await closed.send(.post, "/api/contacts/count", #"{"filter":{"all":[]}}"#).text
        #expect(!counted.contains("81226"))
        for field in ["phone", "custom.second"] {
            for op in ["startsWith", "contains"] {
                let filter = #"{"field":"\#(field)","op":"\#(op)","value":"+91812"}"#
                let answer = try await closed.send(.post, "/api/contacts/count", #"{"filter":\#(filter)}"#)
                #expect(answer.problem == "bad-filter")
                let group = try await closed.send(.post, "/api/segments", #"{"name":"x","filter":\#(filter)}"#)
                #expect(group.problem == "bad-filter")
                let bulk = try await closed.send(
                    .post,
                    "/api/contacts/bulk",
                    #"{"filter":\#(filter),"change":{"blocked":true}}"#
                )
                #expect(bulk.problem == "bad-filter", "\(bulk.text)")
            }
        }
        let whole = #"{"filter":{"field":"phone","op":"is","value":"+91 81226 01815"}}"#
        #expect(try await closed.send(.post, "/api/contacts/count", whole).json()["count"] as? Int == 1)
    }

    @Test(arguments: TestDatabase.all)
    func `Another workspace finds nothing of it, and changes nothing`(kind: TestDatabase) async throws {
        let world = try await BookWorld(kind)
        let site = try site(world)
        let tag = try await world.tag("vip")
        let field = try await world.field("city", .text)
        let ada = try id(try await site.send(.post, "/api/contacts", #"{"name":"Ada","phone":"+918122601815"}"#))
        let company = try id(try await site.send(.post, "/api/companies", #"{"name":"Acme"}"#))
        let segment = try id(try await site.send(.post, "/api/segments", #"{"name":"S","filter":{"all":[]}}"#))
        let community = try id(try await site.send(.post, "/api/communities", #"{"name":"C"}"#))
        let note = try id(try await site.send(.post, "/api/contacts/\(ada)/notes", #"{"text":"Hush"}"#))
        let bulk = try id(
            try await site.send(.post, "/api/contacts/bulk", #"{"ids":["\#(ada)"],"change":{"tag":"\#(tag.id)"}}"#)
        )
        let theirs = try id(
            try await site.send(.post, "/api/contacts", #"{"name":"Eve","phone":"+918122601816"}"#, workspace: 2)
        )
        let calls: [(HTTPRequest.Method, String, String?)] = [
            (.get, "/api/contacts/\(ada)", nil), (.patch, "/api/contacts/\(ada)", #"{"name":"x"}"#),
            (.put, "/api/contacts/\(ada)/tags", #"{"tagIds":[]}"#),
            (.put, "/api/contacts/\(ada)/communities", #"{"communityIds":[]}"#),
            (.put, "/api/contacts/\(theirs)/tags", #"{"tagIds":["\#(tag.id)"]}"#),
            (.put, "/api/contacts/\(theirs)/communities", #"{"communityIds":["\#(community)"]}"#),
            (.patch, "/api/contacts/\(theirs)", #"{"companyId":"\#(company)"}"#),
            (.patch, "/api/contacts/\(theirs)", #"{"fields":{"city":"x"}}"#),
            (.get, "/api/contacts/\(ada)/timeline", nil), (.get, "/api/contacts/\(ada)/notes", nil),
            (.get, "/api/contacts/\(ada)/fields/city/history", nil),
            (.post, "/api/contacts/\(ada)/notes", #"{"text":"x"}"#),
            (.patch, "/api/contact-notes/\(note)", #"{"text":"x"}"#), (.delete, "/api/contact-notes/\(note)", nil),
            (.get, "/api/companies/\(company)", nil), (.patch, "/api/companies/\(company)", #"{"name":"x"}"#),
            (.delete, "/api/companies/\(company)", nil),
            (.patch, "/api/contact-fields/\(field.id)", #"{"label":"x"}"#),
            (.delete, "/api/contact-fields/\(field.id)", nil),
            (.patch, "/api/segments/\(segment)", #"{"name":"x"}"#), (.delete, "/api/segments/\(segment)", nil),
            (.patch, "/api/communities/\(community)", #"{"name":"x"}"#),
            (.delete, "/api/communities/\(community)", nil),
            (.put, "/api/communities/\(community)/members", #"{"contactIds":["\#(theirs)"]}"#),
            (.get, "/api/contacts/bulk/\(bulk)", nil), (.post, "/api/contacts/bulk/\(bulk)/undo", "{}"),
            (.post, "/api/contacts/bulk", #"{"ids":["\#(theirs)"],"change":{"tag":"\#(tag.id)"}}"#),
            (.post, "/api/contacts/bulk", #"{"ids":["\#(theirs)"],"change":{"community":"\#(community)"}}"#),
        ]
        for (method, path, body) in calls {
            let answer = try await site.send(method, path, body, workspace: 2)
            #expect(answer.status == 404, "\(method) \(path): \(answer.text)")
            for secret in ["Ada", "Acme", "Hush", "81226"] {
                #expect(!answer.text.contains(secret) || path.contains(theirs), "\(path)")
            }
        }
        for path in [
            "/api/companies", "/api/segments", "/api/communities", "/api/contact-fields", "/api/contacts/bulk",
        ] {
            let items = try await site.send(.get, path, workspace: 2).json()["items"] as? [Any]
            #expect(items?.isEmpty == true, "\(path)")
        }
        let named = try await site.send(
            .post,
            "/api/contacts/bulk",
            #"{"ids":["\#(ada)"],"change":{"blocked":true}}"#,
            workspace: 2
        )
        #expect(try named.json()["matched"] as? Int == 0)
        let mine = try await site.send(.get, "/api/contacts/\(ada)").json()
        #expect(mine["name"] as? String == "Ada" && mine["blockedAt"] is NSNull)
    }
}
