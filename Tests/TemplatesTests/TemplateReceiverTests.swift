import CloudAPI
import HTTPTypes
import Primitives
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Templates

@Suite struct TemplateReceiverTests {
    @Test(arguments: TestDatabase.all)
    func `A pause says why and until when, and a rejection what to do`(kind: TestDatabase) async throws {
        let world = try await DeskWorld(kind)
        let id = try await world.approved()

        try await world.tell(
            "message_template_status_update",
            #""event":"PAUSED","reason":"NONE","other_info":{"title":"SECOND_PAUSE","description":"Paused for 6 hours."}"#
        )
        let paused = try await world.call(.get, "/api/templates/\(id)").json
        #expect(paused["pause"]?["words"] == "Paused for 6 hours.")
        #expect(paused["pause"]?["until"]?.string == "2026-11-23T15:00:00.000Z")
        #expect(try await world.call(.put, "/api/templates/\(id)/unpause").status == 200)
        #expect(world.asked.calls.withLock(\.self).last == "unpause 9001")

        try await world.tell("message_template_status_update", #""event":"REINSTATED","reason":"NONE""#)
        #expect(try await world.call(.get, "/api/templates/\(id)").json["status"] == "APPROVED")
        #expect(try await world.call(.put, "/api/templates/\(id)/unpause").status == 409)
        #expect(try await world.call(.put, "/api/templates/\(id)/appeal").status == 409)

        let rejection = #""rejection_info":{"reason":"Two variables touch.","recommendation":"Put words between."}"#
        try await world.tell(
            "message_template_status_update",
            #""event":"REJECTED","reason":"INVALID_FORMAT",\#(rejection)"#
        )
        let rejected = try await world.call(.get, "/api/templates/\(id)").json
        #expect(rejected["rejection"]?["recommendation"] == "Put words between.")
        #expect(try await world.call(.put, "/api/templates/\(id)/appeal").status == 200)
        #expect(
            try await world.history(id) == [
                "created", "submitted", "approved", "paused", "unpaused", "approved", "rejected", "appealed",
            ]
        )
    }

    @Test(arguments: TestDatabase.all)
    func `A change of category is announced, made, and told with the one before`(kind: TestDatabase) async throws {
        let world = try await DeskWorld(kind)
        let id = try await world.approved()

        try await world.tell(
            "template_category_update",
            #""new_category":"UTILITY","correct_category":"MARKETING","category_update_timestamp":1795510800"#
        )
        let announced = try await world.call(.get, "/api/templates/\(id)").json
        try await world.tell("template_category_update", #""previous_category":"UTILITY","new_category":"MARKETING""#)
        let changed = try await world.call(.get, "/api/templates/\(id)").json
        try await world.tell(
            "template_correct_category_detection",
            #""category":"MARKETING","correct_category":"UTILITY""#
        )

        #expect(announced["category"] == "UTILITY" && announced["categoryChange"]?["to"] == "MARKETING")
        #expect(changed["category"] == "MARKETING" && changed["previousCategory"] == "UTILITY")
        #expect(changed["categoryChange"]?.isNull != false)
        let heard = try await world.heard("template.changed").last
        #expect(heard?["previousCategory"] == "UTILITY" && heard?["category"] == "MARKETING")
        let told = try await world.heard("template.told").filter { $0["kind"] == "category" }
        #expect(told.count == 3 && told.allSatisfy { $0["author"]?.string?.hasPrefix("key_") == true })
    }

    @Test(arguments: TestDatabase.all)
    func `Quality is kept, and told when it falls`(kind: TestDatabase) async throws {
        let world = try await DeskWorld(kind)
        let id = try await world.approved()

        for (old, new) in [("UNKNOWN", "GREEN"), ("GREEN", "YELLOW"), ("YELLOW", "YELLOW"), ("YELLOW", "RED")] {
            try await world.tell(
                "message_template_quality_update",
                #""previous_quality_score":"\#(old)","new_quality_score":"\#(new)""#
            )
        }
        try await world.tell("message_template_components_update", #""message_template_element":"Another text.""#)

        #expect(try await world.call(.get, "/api/templates/\(id)").json["quality"] == "RED")
        #expect(
            try await world.history(id) == [
                "created", "submitted", "approved", "quality", "quality", "quality", "components",
            ]
        )
        #expect(
            try await world.heard("template.told").map { $0["kind"]?.string } == ["approved", "quality", "quality"]
        )
    }

    @Test(arguments: TestDatabase.all)
    func `What is told of a template that is not here changes nothing`(kind: TestDatabase) async throws {
        let world = try await DeskWorld(kind)
        let id = try await world.made()

        try await world.tell("message_template_status_update", #""event":"APPROVED""#)

        #expect(try await world.call(.get, "/api/templates/\(id)").json["status"] == "DRAFT")
        #expect(try await world.history(id) == ["created"])
    }
}
