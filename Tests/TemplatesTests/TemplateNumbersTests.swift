import CloudAPI
import HTTPTypes
import Primitives
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Templates

@Suite struct TemplateNumbersTests {
    @Test(arguments: TestDatabase.all)
    func `Counts by day and button, and shows what a reply has cost`(kind: TestDatabase) async throws {
        let world = try await DeskWorld(kind)
        let button =
            #",{"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"Yes"},{"type":"QUICK_REPLY","text":"No"}]}"#
        let text = try await world.made(DeskWorld.draft(more: button))
        let id = try #require(TemplateID(text))
        func add(_ change: @escaping @Sendable (inout TemplateNumbers) -> Void) async throws {
            var numbers = TemplateNumbers()
            change(&numbers)
            let (added, at) = (numbers, world.ambient.now())
            try await world.database.write {
                try TemplateNumberStore($0, in: DeskWorld.here).add([id: added], at: at)
            }
        }
        try await add {
            $0.sent = 10
            $0.delivered = 8
            $0.cost = Points(6)
        }
        world.clock.advance(by: .hours(24))
        try await add {
            $0.read = 5
            $0.replied = 2
            $0.blocked = 1
            $0.failed = 2
        }
        let at = world.ambient.now()
        try await world.database.write { transaction in
            let store = TemplateNumberStore(transaction, in: DeskWorld.here)
            try store.click(id, button: 1, at: at)
            try store.click(id, button: 1, at: at)
            try store.click(id, button: nil, at: at)
            let message = MessageID(rawValue: 3)
            #expect(try store.isFirst("reply", to: message))
            #expect(try !store.isFirst("reply", to: message))
            #expect(try store.isFirst("stop", to: message))
        }

        let shown = try await world.call(.get, "/api/templates/\(text)/performance").json
        let today = try await world.call(.get, "/api/templates/\(text)/performance?from=2026-11-24").json

        #expect(shown["sent"] == 10 && shown["delivered"] == 8 && shown["read"] == 5 && shown["failed"] == 2)
        #expect(shown["replied"] == 2 && shown["clicked"] == 3 && shown["blocked"] == 1)
        #expect(shown["costPerReply"] == "3.000000" || shown["costPerReply"]?.looseText?.hasPrefix("3") == true)
        #expect(shown["buttons"]?.array?.map { $0["clicks"]?.int } == [0, 2])
        #expect(shown["days"]?.array?.compactMap { $0["day"]?.string } == ["2026-11-23", "2026-11-24"])
        #expect(today["sent"] == 0 && today["read"] == 5)
        #expect(try await world.call(.get, "/api/templates/\(text)/performance?from=soon").status == 400)
        #expect(
            try await world.call(.get, "/api/templates/\(text)").json["usedAt"]?.string?.hasPrefix("2026-11-23") == true
        )
    }
}
