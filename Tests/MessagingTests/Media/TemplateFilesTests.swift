import CloudAPI
@testable import Messaging
import Primitives
import Routes
import Storage
import TestSupport
import Testing

/// Files of ours in the headers of templates.
struct TemplateFilesTests {
    private static let content = """
        {"name":"a","language":{"code":"en"},"components":[\
        {"type":"header","parameters":[{"type":"image","image":{"id":"\(MediaID(rawValue: 1))","lodestone_media":"\(MediaID(rawValue: 1))"}}]},\
        {"type":"button","sub_type":"order_details","index":"0","parameters":[{"type":"action","action":{"order_details":\
        {"image":{"lodestone_media":"\(MediaID(rawValue: 3))"}}}}]},\
        {"type":"carousel","cards":[{"card_index":0,"components":[{"type":"header","parameters":[\
        {"type":"video","video":{"id":"x","lodestone_media":"\(MediaID(rawValue: 2))"}}]}]}]}]}
        """

    @Test func `Those of headers and cards get Meta's identities, and what others wrote names none`() throws {
        let found = TemplateFiles.all(in: Self.content)
        #expect(found.map(\.file) == [MediaID(rawValue: 1), MediaID(rawValue: 2)])
        #expect(found.map(\.kind) == ["image", "video"])
        let names = [MediaID(rawValue: 1): "111", MediaID(rawValue: 2): "222", MediaID(rawValue: 3): "333"]
        let sent = TemplateFiles.naming(names, in: try JSON(parsing: Array(Self.content.utf8))).text()
        #expect(sent.contains(#""image":{"id":"111"}"#) && sent.contains(#""video":{"id":"222"}"#))
        #expect(!sent.contains("333"))
        #expect(TemplateFiles.all(in: "no JSON, lodestone_media").isEmpty)
    }

    @Test(arguments: TestDatabase.all)
    func `Only who sees a file may send it in a template`(kind: TestDatabase) async throws {
        let world = try await MessagingWorld(kind)
        let media = MediaWorld(world)
        let (ada, bob) = (try await world.member("Ada"), try await world.member("Bob"))
        let file = try await media.upload([0xFF, 0xD8, 0xFF, 0xE0], "image/jpeg", by: ada)
        let stranger = Caller(workspace: WorkspaceID(rawValue: 99), actor: ada.actor)
        for (caller, value, isAllowed) in [
            (ada, "\(file.id)", true), (ada, "a text", true), (bob, "\(file.id)", false),
            (stranger, "\(file.id)", false),
            (ada, "med_0", false), (ada, "\(MediaID(rawValue: 5))", false),
        ] {
            let isTaken: Bool
            do {
                try await world.database.read { try TemplateFiles.require([value], for: caller, in: $0) }
                isTaken = true
            } catch MessagingError.mediaNotFound {
                isTaken = false
            }
            #expect(isTaken == isAllowed, "\(value)")
        }
    }
}
