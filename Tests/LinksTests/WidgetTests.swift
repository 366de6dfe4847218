import Foundation
@testable import Links
import Primitives
import Routes
import Storage
import TestSupport
import Testing

struct WidgetTests {
    private static func wanted(_ world: LinksWorld, _ json: String) throws -> WidgetBody.Wanted {
        let text = json.replacing("CHANNEL", with: "\(world.channel)")
        return try JSONDecoder().decode(WidgetBody.Wanted.self, from: Data(text.utf8))
    }

    @Test(arguments: TestDatabase.all)
    func `A page of an allowed host is counted by day and path, others are not`(kind: TestDatabase) async throws {
        let world = try await LinksWorld(kind)
        let widget = try await world.widgets.add(
            Self.wanted(world, #"{"channelId":"CHANNEL","name":"Shop","domains":["Example.com"]}"#),
            by: world.owner
        )
        func tell(_ what: WidgetCount, _ origin: String?, _ path: String, key: String? = nil) async throws {
            try await world.widgets.count(what, key: key ?? widget.key, origin: origin, path: path)
        }
        try await tell(.seen, "https://example.com", "/a?secret=1#x")
        try await tell(.seen, "https://shop.example.com:8443", "/a")
        try await tell(.click, "https://example.com", "/a")
        for origin in [
            nil, "https://evil.example", "https://notexample.com", "https://example.com.evil.example", "null",
        ] {
            try await tell(.seen, origin, "/a")
        }
        try await tell(.seen, "https://example.com", "/a", key: "unknown")

        let found = try await world.widgets.find(widget.id, in: world.workspace)
        #expect(found.seen == 2 && found.clicks == 1)
        let days = try await world.widgets.days(
            of: widget.id,
            from: "2000-01-01",
            to: "2100-01-01",
            in: world.workspace
        )
        #expect(Set(days.map(\.page)) == ["example.com/a", "shop.example.com:8443/a"])

        for page in 0..<(WidgetStore.pagesMax + 20) { try await tell(.seen, "https://example.com", "/p\(page)") }
        let many = try await world.widgets.days(
            of: widget.id,
            from: "2000-01-01",
            to: "2100-01-01",
            in: world.workspace
        )
        #expect(many.count == WidgetStore.pagesMax + 1)
        #expect(many.first { $0.page.isEmpty }?.seen == 22)
        #expect(many.reduce(0) { $0 + $1.seen } == Int64(WidgetStore.pagesMax + 22))
    }

    @Test(arguments: TestDatabase.all)
    func `The script has the settings, and nothing that they say can leave its place`(kind: TestDatabase) async throws {
        let world = try await LinksWorld(kind)
        let body = try Self.wanted(
            world,
            ##"{"channelId":"CHANNEL","name":"Shop","brand":"</script>\u2028\"};x","greeting":"`${1}`","text":"a&b","side":"left","colour":"#FFEE00"}"##
        )
        let widget = try await world.widgets.add(body, by: world.owner)
        let script = try #require(try await world.widgets.script(key: widget.key))
        #expect(!script.contains("</script") && !script.contains("\u{2028}"))
        #expect(script.contains("https://wa.me/12025550143?text=a%26b"))
        #expect(script.contains("left: 20px") && script.contains("#FFEE00") && script.contains("color: #000"))
        for word in ["cookie", "localStorage", "innerHTML", "eval(", "COLOUR", "MARGIN"] {
            #expect(!script.contains(word), "\(word)")
        }
        // The one word that its owner does not write is there in the languages of pages.
        for word in [#""en":"Close""#, #""hi":"बंद करें""#, #""ar":"إغلاق""#] { #expect(script.contains(word), "\(word)") }
        #expect(script.utf8.count < 9_000)

        let off = try Self.wanted(world, #"{"active":false}"#)
        #expect(try await world.widgets.change(widget.id, off, by: world.owner).settings.brand == widget.settings.brand)
        #expect(try await world.widgets.script(key: widget.key) == nil)
        #expect(try await world.widgets.script(key: "nothing") == nil)
    }

    @Test(arguments: [
        #"{"channelId":"CHANNEL","name":""}"#, #"{"channelId":"chn_00000000zzzzz","name":"x"}"#,
        #"{"channelId":"CHANNEL","name":"x","colour":"red;}body{display:none"}"#,
        #"{"channelId":"CHANNEL","name":"x","avatar":"javascript:alert(1)"}"#,
        #"{"channelId":"CHANNEL","name":"x","domains":["https://example.com"]}"#,
        #"{"channelId":"CHANNEL","name":"x","domains":["a b"]}"#, #"{"channelId":"CHANNEL","name":"x","margin":9999}"#,
    ])
    func `What cannot be is refused`(json: String) async throws {
        let world = try await LinksWorld(.sqlite)
        let wanted = try Self.wanted(world, json)
        await #expect(throws: Problem.self) { _ = try await world.widgets.add(wanted, by: world.owner) }
    }

    @Test(arguments: TestDatabase.all)
    func `Another workspace has nothing of a widget`(kind: TestDatabase) async throws {
        let world = try await LinksWorld(kind)
        let widget = try await world.widgets.add(
            Self.wanted(world, #"{"channelId":"CHANNEL","name":"Shop"}"#),
            by: world.owner
        )
        let stranger = Caller(
            workspace: WorkspaceID(rawValue: 8),
            actor: .member(MemberID(rawValue: 1), UserID(rawValue: 1), .owner)
        )
        await #expect(throws: LinksError.widgetNotFound) {
            _ = try await world.widgets.find(widget.id, in: stranger.workspace)
        }
        await #expect(throws: LinksError.widgetNotFound) { try await world.widgets.delete(widget.id, by: stranger) }
        await #expect(throws: LinksError.widgetNotFound) {
            _ = try await world.widgets.days(
                of: widget.id,
                from: "2000-01-01",
                to: "2100-01-01",
                in: stranger.workspace
            )
        }
        let change = try Self.wanted(world, #"{"name":"theirs"}"#)
        await #expect(throws: LinksError.widgetNotFound) {
            _ = try await world.widgets.change(widget.id, change, by: stranger)
        }
        #expect(try await world.widgets.all(in: stranger.workspace).isEmpty)
    }
}
