import CloudAPI
import Primitives
import Testing

@testable import CloudAPISimulator

private let now = World.start

struct TemplateTests {
    private func body(_ name: String, _ text: String, example: String = #"["a","b"]"#, extra: String = "") -> String {
        #"""
        {"name":"\#(name)","language":"en_US","category":"utility",
         "components":[{"type":"body","text":"\#(text)","example":{"body_text":[\#(example)]}}\#(extra)]}
        """#
    }

    private func create(_ world: inout World, _ text: String) throws -> JSON {
        try world.createTemplate(JSON(parsing: text.utf8).object ?? [:], at: now)
    }

    @Test func `Is looked at, approved, and the business is told`() throws {
        var world = World.fixture()

        let answer = try create(&world, body("order_ready", "Hello {{1}}, your order {{2}} is ready now."))
        let id = try #require(answer["id"]?.string)
        let atFirst = world.templates[id]?.status
        world.run(until: now + .seconds(10))
        let update = try #require(world.takeOutbox().first?.update)

        #expect(answer["status"] == "PENDING")
        #expect(atFirst == .pending)
        #expect(world.templates[id]?.status == .approved)
        #expect(world.templates[id]?.components[0]["type"] == "BODY")
        guard case .account(let value, _) = update.content else { return }
        #expect(update.field == "message_template_status_update")
        #expect(value["event"] == "APPROVED")
        #expect(value["message_template_id"]?.int64 == Int64(id))
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let subcode: Int
        let body: String
        var testDescription: String { name }
    }

    private static func text(_ text: String, _ example: String = #"["a"]"#, _ extra: String = "") -> String {
        #"{"name":"x_1","language":"en","category":"UTILITY","components":[{"type":"BODY","text":"\#(text)","example":{"body_text":[\#(example)]}}\#(extra)]}"#
    }

    static let refusals: [Case] = [
        Case(name: "variable at the start", subcode: 2388299, body: text("{{1}} is a variable at the start")),
        Case(name: "variable at the end", subcode: 2388299, body: text("a variable at the end is {{1}}")),
        Case(name: "neighbours", subcode: 2388072, body: text("two of {{1}}{{2}} stand here together", #"["a","b"]"#)),
        Case(
            name: "gap in the numbers",
            subcode: 2388072,
            body: text("first {{1}} then {{3}} with a gap between", #"["a","b"]"#)
        ),
        Case(
            name: "too many for the length",
            subcode: 2388293,
            body: text("a {{1}} b {{2}} c {{3}} d", #"["a","b","c"]"#)
        ),
        Case(name: "no example", subcode: 2388043, body: text("here is one {{1}} without any example", "[]")),
        Case(name: "too long", subcode: 2388040, body: text(String(repeating: "x", count: 1025), "[]")),
        Case(
            name: "footer with variable",
            subcode: 2388073,
            body: text("plain", "[]", #",{"type":"FOOTER","text":"by {{1}} now"}"#)
        ),
        Case(
            name: "media header without example",
            subcode: 2388043,
            body: text("plain", "[]", #",{"type":"HEADER","format":"IMAGE"}"#)
        ),
        Case(
            name: "mixed buttons",
            subcode: 2388072,
            body: text(
                "plain",
                "[]",
                #",{"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"a"},{"type":"URL","text":"b","url":"https://e.com"},{"type":"QUICK_REPLY","text":"c"}]}"#
            )
        ),
        Case(name: "bad name", subcode: 2388046, body: text("plain", "[]").replacing("x_1", with: "Bad Name")),
        Case(
            name: "exists",
            subcode: 2388024,
            body: text("plain", "[]").replacing("x_1", with: "hello_world").replacing("\"en\"", with: "\"en_US\"")
        ),
    ]

    @Test(arguments: refusals)
    func `Refuses a template that breaks the form`(example: Case) throws {
        var world = World.fixture()
        let before = world.templates.count

        let error = #expect(throws: GraphRefusal.self) { try create(&world, example.body) }

        #expect(error?.code == 100)
        #expect(error?.subcode == example.subcode, "\(error?.userTitle ?? "")")
        #expect(world.templates.count == before)
    }

    @Test func `Every sample follows its own rules`() throws {
        for template in SampleTemplates.all(seed: 1, now: now) {
            var submission = World.fixture().templateNode(template)
            if template.category == "AUTHENTICATION" {
                // Meta lists the texts that it writes itself.
                submission["components"] = .array(
                    template.components.map { component in
                        var component = component.object ?? [:]
                        if component["type"] == "BODY" { component["text"] = nil }
                        return .object(component)
                    }
                )
            }

            #expect(TemplateRules(on: "2026-11-29").check(.object(submission)).refusals == [])
        }
    }

    @Test func `Fills named variables, header, buttons and codes`() throws {
        var world = World.fixture()
        let shipped = """
            [{"type":"header","parameters":[{"type":"text","parameter_name":"order_id","text":"77"}]},
             {"type":"body","parameters":[{"type":"text","parameter_name":"delivery_date","text":"Monday"},
                                          {"type":"text","parameter_name":"first_name","text":"Kavya"}]},
             {"type":"button","sub_type":"url","index":"0","parameters":[{"type":"text","text":"77"}]}]
            """
        let code = """
            [{"type":"body","parameters":[{"type":"text","text":"4711"}]},
             {"type":"button","sub_type":"url","index":"0","parameters":[{"type":"text","text":"4711"}]}]
            """

        try world.send(Body.template("+447700900123", "order_shipped", components: shipped))
        try world.send(Body.template("+447700900123", "login_code", components: code))

        let first = try #require(world.chat[0]?.rendered)
        #expect(first["header"]?["text"] == "Order 77 shipped")
        #expect(
            first["body"]?.string?.hasPrefix("Hi Kavya, your order is on its way and should reach you by Monday.")
                == true
        )
        #expect(first["buttons"]?[0]?["url"] == "https://example.com/t/77")
        #expect(first["buttons"]?[1]?["payload"] == "Help with my order")
        let second = try #require(world.chat[1]?.rendered)
        #expect(second["body"]?.string?.hasPrefix("*4711* is your verification code.") == true)
        #expect(second["buttons"]?[0]?["copy_code"] == "4711")
    }

    @Test func `A paused template comes back by itself after three hours`() throws {
        var world = World.fixture()
        let id = try #require(world.templates.find(name: "hello_world", language: "en_US")?.id)
        world.setTemplate(id, .paused, reason: "NONE", at: now)

        world.run(until: now + .hours(2))
        let after2 = world.templates[id]?.status
        world.run(until: now + .hours(3))

        #expect(after2 == .paused)
        #expect(world.templates[id]?.status == .approved)
    }

    @Test func `A deleted approved name stays blocked for 30 days`() throws {
        var world = World.fixture()

        _ = try world.deleteTemplates(name: "hello_world", ids: nil, at: now)
        let error = #expect(throws: GraphRefusal.self) {
            try world.createTemplate(
                JSON(parsing: Self.text("plain", "[]").replacing("x_1", with: "hello_world").utf8).object ?? [:],
                at: now + .days(29)
            )
        }

        #expect(error?.subcode == 2388024)
        _ = try world.createTemplate(
            JSON(parsing: Self.text("plain", "[]").replacing("x_1", with: "hello_world").utf8).object ?? [:],
            at: now + .days(31)
        )
    }
}
