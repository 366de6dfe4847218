import CloudAPI
import HTTPTypes
import Primitives
import Routes
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Templates

@Suite struct TemplateDeskTests {
    @Test(arguments: TestDatabase.all)
    func `From a faulty draft to an approved template`(kind: TestDatabase) async throws {
        let world = try await DeskWorld(kind)
        let faulty = DeskWorld.draft(text: "{{1}} is ready")
        let made = try await world.call(.post, "/api/templates", faulty)
        let id = try #require(made.json["id"]?.string)

        #expect(made.status == 201)
        #expect(made.json["status"] == "DRAFT")
        #expect(made.json["metaId"]?.isNull != false)
        let checked = try await world.call(.post, "/api/templates/check", faulty)
        let rules = checked.json["findings"]?.array?.compactMap { $0["rule"]?.string } ?? []
        #expect(rules.contains("body-variable-at-edge") && rules.contains("body-example"))
        #expect(checked.json["names"]?["limit"] == 250)
        let refused = try await world.call(.put, "/api/templates/\(id)/submission")
        #expect(refused.status == 409 && refused.text.contains("template-faults"))
        #expect(refused.json["errors"]?[0]?["field"] == "body")
        #expect(world.asked.calls.withLock(\.self).isEmpty)

        let mended = #"{"components":[{"type":"BODY","text":"Your order is ready for you."}]}"#
        #expect(try await world.call(.patch, "/api/templates/\(id)", mended).status == 200)
        let submitted = try await world.call(.put, "/api/templates/\(id)/submission")
        #expect(submitted.json["status"] == "PENDING")
        #expect(submitted.json["metaId"] == "9001")
        #expect(try await world.call(.put, "/api/templates/\(id)/submission").text.contains("template-unchanged"))
        try await world.tell("message_template_status_update", #""event":"APPROVED""#)

        #expect(try await world.call(.get, "/api/templates/\(id)").json["status"] == "APPROVED")
        #expect(try await world.history(id) == ["created", "submitted", "approved"])
        #expect(world.asked.calls.withLock(\.self) == ["create order_ready"])
        #expect(try await world.heard("template.told").map { $0["kind"]?.string } == ["approved"])
    }

    @Test(arguments: TestDatabase.all)
    func `Meta's refusal is told in its words, and the draft stays`(kind: TestDatabase) async throws {
        let world = try await DeskWorld(kind)
        let id = try await world.made()
        world.asked.refusal.withLock { $0 = "Template limit: too many." }

        let refused = try await world.call(.put, "/api/templates/\(id)/submission")

        #expect(refused.status == 422 && refused.text.contains("Template limit: too many."))
        #expect(try await world.call(.get, "/api/templates/\(id)").json["status"] == "DRAFT")
    }

    @Test(arguments: TestDatabase.all)
    func `What Meta takes in another category is told`(kind: TestDatabase) async throws {
        let world = try await DeskWorld(kind)
        let id = try await world.made()
        world.asked.category.withLock { $0 = .marketing }

        let submitted = try await world.call(.put, "/api/templates/\(id)/submission")

        #expect(submitted.json["category"] == "MARKETING")
        #expect(submitted.json["previousCategory"] == "UTILITY")
        #expect(try await world.history(id) == ["created", "submitted", "category"])
    }

    @Test(arguments: TestDatabase.all)
    func `An edit waits, is submitted once a day, and can be thrown away`(kind: TestDatabase) async throws {
        let world = try await DeskWorld(kind)
        let id = try await world.approved()
        let path = "/api/templates/\(id)"
        func edit(_ text: String) async throws -> DeskWorld.Answer {
            try await world.call(.patch, path, #"{"components":[{"type":"BODY","text":"\#(text)"}]}"#)
        }

        let waiting = try await edit("Your order is ready at the desk.")
        #expect(waiting.json["waiting"]?["components"]?[0]?["text"] == "Your order is ready at the desk.")
        #expect(waiting.json["components"]?[0]?["text"] == "Your order is ready for you.")
        let sent = try await world.call(.put, "\(path)/submission")
        #expect(sent.json["status"] == "PENDING" && sent.json["waiting"]?.isNull != false)
        #expect(sent.json["edit"]?["leftThisMonth"] == 9)
        #expect(try await edit("Again.").text.contains("template-not-editable"))
        try await world.tell("message_template_status_update", #""event":"APPROVED""#)

        #expect(try await edit("Your order is ready, again.").status == 200)
        let tooSoon = try await world.call(.put, "\(path)/submission")
        #expect(tooSoon.status == 409 && tooSoon.text.contains("template-not-editable"))
        #expect(try await world.call(.delete, "\(path)/waiting").status == 204)
        #expect(try await world.call(.delete, "\(path)/waiting").status == 409)
        _ = try await edit("Your order is ready, at last.")
        world.clock.advance(by: .hours(24))
        #expect(try await world.call(.put, "\(path)/submission").status == 200)
        #expect(world.asked.calls.withLock(\.self) == ["create order_ready", "edit 9001", "edit 9001"])
        let renamed = try await world.call(.patch, path, #"{"name":"other"}"#)
        #expect(renamed.status == 409)
    }

    @Test(arguments: TestDatabase.all)
    func `Copies and translations`(kind: TestDatabase) async throws {
        let world = try await DeskWorld(kind)
        let id = try await world.approved(
            DeskWorld.draft(more: #",{"type":"HEADER","format":"IMAGE","example":{"header_handle":["4::a"]}}"#)
        )

        let copy = try await world.call(.post, "/api/templates/\(id)/copy", "{}")
        let second = try await world.call(.post, "/api/templates/\(id)/copy", "{}")
        let german = try await world.call(.post, "/api/templates/\(id)/copy", #"{"language":"de"}"#)
        let taken = try await world.call(.post, "/api/templates/\(id)/copy", #"{"name":"order_ready"}"#)
        let moved = try await world.call(.post, "/api/templates/\(id)/copy", #"{"channelId":"\#(DeskWorld.second)"}"#)
        let nowhere = try await world.call(
            .post,
            "/api/templates/\(id)/copy",
            #"{"channelId":"\#(ChannelID(rawValue: 99))"}"#
        )

        #expect(
            [copy, second, german].map { $0.json["name"]?.string } == [
                "order_ready_copy", "order_ready_copy_2", "order_ready",
            ]
        )
        #expect(copy.json["status"] == "DRAFT" && copy.json["author"]?["id"]?.string?.hasPrefix("key_") == true)
        #expect(moved.status == 201)
        #expect((taken.status, nowhere.status) == (409, 404))
        let all = try await world.call(.get, "/api/templates/\(id)/translations").json["items"]?.array ?? []
        #expect(all.compactMap { $0["language"]?.string } == ["de", "en"])
    }

    @Test(arguments: TestDatabase.all)
    func `Deleting asks what uses it, and deletes one language or all`(kind: TestDatabase) async throws {
        let world = try await DeskWorld(kind)
        let draft = try await world.made(DeskWorld.draft("draft"))
        let id = try await world.approved()
        let german = try await world.made(DeskWorld.draft(language: "de"))
        world.box.uses.withLock { $0 = [TemplateUse(kind: "campaign", id: "cmp_1", name: "Spring", state: "running")] }

        let inUse = try await world.call(.delete, "/api/templates/\(id)")
        let uses = try await world.call(.get, "/api/templates/\(id)/uses")
        let gone = try await world.call(.delete, "/api/templates/\(id)?anyway=true&all=true")

        #expect(inUse.status == 409 && inUse.text.contains("Spring"))
        #expect(uses.json["items"]?[0]?["name"] == "Spring")
        #expect(gone.status == 204)
        #expect(world.asked.calls.withLock(\.self).last == "delete order_ready all")
        #expect(try await world.call(.get, "/api/templates/\(german)").status == 404)
        #expect(try await world.call(.get, "/api/templates/\(id)").json["status"] == "DELETED")
        world.box.uses.withLock { $0 = [] }
        #expect(try await world.call(.delete, "/api/templates/\(draft)").status == 204)
        #expect(world.asked.calls.withLock(\.self).count == 2)
        // Its name can be drafted again.
        #expect(try await world.made() == id)
    }

    @Test(arguments: TestDatabase.all)
    func `A reading of Meta's list leaves drafts, and what was just submitted`(kind: TestDatabase) async throws {
        let world = try await DeskWorld(kind)
        let draft = try await world.made(DeskWorld.draft("only_here"))
        let both = try await world.made(DeskWorld.draft("on_both", text: "Written here."))
        let submitted = try await world.made()
        _ = try await world.call(.put, "/api/templates/\(submitted)/submission")
        let item = #"""
            {"id":"7","name":"on_both","language":"en","status":"APPROVED","category":"UTILITY",
             "components":[{"type":"BODY","text":"Written there."}]}
            """#
        let listed = try JSON(parsing: Array(item.utf8))
        world.asked.listed.withLock { $0 = [listed] }

        try await world.templates.sync(DeskWorld.channel, in: DeskWorld.here)

        func show(_ id: String) async throws -> JSON { try await world.call(.get, "/api/templates/\(id)").json }
        #expect(try await show(draft)["status"] == "DRAFT")
        #expect(try await show(submitted)["status"] == "PENDING")
        #expect(try await show(both)["status"] == "APPROVED")
        #expect(try await show(both)["waiting"]?["components"]?[0]?["text"] == "Written here.")
        world.clock.advance(by: .minutes(1))
        try await world.templates.sync(DeskWorld.channel, in: DeskWorld.here)
        #expect(try await show(submitted)["status"] == "DELETED")
        let summary = try await world.call(.get, "/api/templates/summary?channel=\(DeskWorld.channel)").json
        #expect(summary["names"] == 1 && summary["syncing"] == false && summary["syncedAt"]?.string != nil)
        #expect(summary["byStatus"]?.array?.count == 2)
    }

    private static let lists: [(String, [String])] = [
        ("", ["a_coupon", "b_form", "c_plain"]), ("search=pla", ["c_plain"]),
        ("search=_", ["a_coupon", "b_form", "c_plain"]),
        ("search=%25", []), ("kind=coupon", ["a_coupon"]), ("kind=form", ["b_form"]),
        ("category=marketing", ["a_coupon"]),
        ("language=de", ["c_plain"]), ("status=APPROVED", []), ("sort=newest", ["c_plain", "b_form", "a_coupon"]),
        ("sort=used&limit=2", ["c_plain", "b_form"]), ("quality=red", []),
    ]

    @Test(arguments: TestDatabase.all)
    func `Finds templates by what they are`(kind: TestDatabase) async throws {
        let world = try await DeskWorld(kind)
        let buttons = [
            #"{"type":"COPY_CODE","example":"SAVE15"}"#, #"{"type":"FLOW","text":"Open","flow_id":"1"}"#,
        ].map { #",{"type":"BUTTONS","buttons":[\#($0)]}"# }
        _ = try await world.made(DeskWorld.draft("a_coupon", category: "MARKETING", more: buttons[0]))
        world.clock.advance(by: .seconds(1))
        _ = try await world.made(DeskWorld.draft("b_form", more: buttons[1]))
        world.clock.advance(by: .seconds(1))
        _ = try await world.made(DeskWorld.draft("c_plain", language: "de"))

        for (query, names) in Self.lists {
            let found = try await world.call(.get, "/api/templates?\(query)").json["items"]?.array ?? []
            #expect(found.compactMap { $0["name"]?.string } == names, "\(query)")
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Nobody reaches another workspace's templates, nor without the right`(kind: TestDatabase) async throws {
        let world = try await DeskWorld(kind)
        let id = try await world.approved()
        let path = "/api/templates/\(id)"
        let calls: [(HTTPRequest.Method, String, String?)] = [
            (.get, path, nil), (.get, "\(path)/translations", nil), (.get, "\(path)/history", nil),
            (.get, "\(path)/uses", nil),
            (.get, "\(path)/performance", nil), (.patch, path, "{}"), (.put, "\(path)/submission", nil),
            (.delete, "\(path)/waiting", nil), (.post, "\(path)/copy", "{}"), (.delete, path, nil),
            (.put, "\(path)/unpause", nil),
            (.put, "\(path)/appeal", nil), (.get, "/api/templates/summary?channel=\(DeskWorld.channel)", nil),
            (.post, "/api/templates", DeskWorld.draft("mine")),
        ]
        for (method, path, body) in calls {
            let foreign = try await world.call(method, path, body, in: DeskWorld.elsewhere)
            #expect(foreign.status == 404, "\(method) \(path): \(foreign.status)")
            #expect(!foreign.text.contains("order_ready") && !foreign.text.contains("9001"), "\(method) \(path)")
            let without = try await world.call(method, path, body, scopes: [])
            #expect(without.status == 403, "\(method) \(path): \(without.status)")
            guard method != .get else { continue }
            let looking = try await world.call(method, path, body, scopes: [.viewTemplates])
            #expect(looking.status == 403, "\(method) \(path): \(looking.status)")
        }
        #expect(try await world.call(.get, "/api/templates", in: DeskWorld.elsewhere).json["items"] == [])
        #expect(world.asked.calls.withLock(\.self) == ["create order_ready"])
    }

    @Test(arguments: [
        (#"{"channelId":"chn_x"}"#, 422), (DeskWorld.draft(""), 422), (DeskWorld.draft(language: ""), 422),
        (DeskWorld.draft(category: "NEWS"), 422), (DeskWorld.draft("Not A Name"), 201),
        (DeskWorld.draft(text: ""), 201), ("[", 400),
    ])
    func `A draft needs a name, a language and a category, and no more`(body: String, status: Int) async throws {
        let world = try await DeskWorld(.sqlite)

        let answer = try await world.call(.post, "/api/templates", body)

        #expect(answer.status == status || status == 422 && answer.status == 400, "\(answer.text)")
    }
}
