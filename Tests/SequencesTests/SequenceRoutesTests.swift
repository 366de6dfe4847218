@testable import Messaging
@testable import Sequences
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Primitives
import Routes
import Storage
import TestSupport
import Testing

struct SequenceRoutesTests {
    private struct Answer: Sendable {
        let status: Int
        let text: String

        func json() throws -> [String: Any] {
            try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any], "\(text)")
        }
    }

    private func send(
        _ world: SequencesWorld,
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: String? = nil,
        as role: Role = .owner,
        workspace: Int64 = 7
    ) async throws -> Answer {
        let caller = Caller(
            workspace: WorkspaceID(rawValue: workspace),
            actor: .member(world.ambient.id(), world.ambient.id(), role)
        )
        let table = try RouteTable(
            world.feature.routes,
            authenticator: Authenticator { _, _ in Authentication(caller: caller, means: .apiKey) },
            ambient: world.ambient
        )
        return try await Application(responder: table.responder).test(.router) { client in
            let answer = try await client.execute(
                uri: path,
                method: method,
                headers: body == nil ? [:] : [.contentType: "application/json"],
                body: body.map { ByteBuffer(string: $0) }
            )
            return Answer(status: Int(answer.status.code), text: String(buffer: answer.body))
        }
    }

    private static func plan(_ steps: String, more: String = "") -> String {
        """
        {"trigger":{"on":"manual"},"stopOnReply":true,"once":true,"days":[1,2,3,4,5,6,7],"zone":"account"\(more),"steps":[\(steps)]}
        """
    }

    private static let step =
        #"{"id":"s1","name":"Hello","on":true,"delay":{"amount":0,"unit":"minutes","after":"previous"},"text":null,"template":{"templateId":"\#(SequencesWorld.utility)","variables":{}}}"#

    @Test(arguments: TestDatabase.all)
    func `From a draft over its check to a published sequence with somebody in it, and all that is told of them`(
        kind: TestDatabase
    ) async throws {
        let world = try await SequencesWorld(kind)
        let made = try await send(
            world,
            .post,
            "/api/sequences",
            #"{"name":" New  friends ","channelId":"\#(world.channel.id)"}"#
        )
        #expect(made.status == 201)
        let id = try #require(try made.json()["id"] as? String)
        #expect(try made.json()["name"] as? String == "New friends")
        #expect(try made.json()["state"] as? String == "draft")
        let early = try await send(world, .put, "/api/sequences/\(id)/publication")
        #expect(early.status == 409 && early.text.contains("sequence-faults") && early.text.contains("nothing to send"))

        let patched = try await send(world, .patch, "/api/sequences/\(id)", #"{"draft":\#(Self.plan(Self.step))}"#)
        #expect(patched.status == 200 && patched.text.contains(#""changed":true"#))
        let check = try await send(world, .post, "/api/sequences/check", Self.plan(Self.step))
        #expect(check.text == #"{"findings":[]}"#)
        let published = try await send(world, .put, "/api/sequences/\(id)/publication")
        #expect(published.status == 200 && published.text.contains(#""state":"live""#))
        #expect(published.text.contains(#""changed":false"#) && published.text.contains(#""version":1"#))

        let enrolled = try await send(
            world,
            .post,
            "/api/sequences/\(id)/enrolments",
            #"{"phone":"+91 98000 00061","name":"Dev"}"#
        )
        #expect(enrolled.status == 202 && enrolled.text.contains(#""enrolled":1"#))
        let again = try await send(
            world,
            .post,
            "/api/sequences/\(id)/enrolments",
            #"{"filter":{"field":"name","op":"is","value":"Dev"}}"#
        )
        #expect(again.text.contains(#""matched":1"#) && again.text.contains("They are in the sequence already."))
        try await world.work()

        let list = try await send(world, .get, "/api/sequences/\(id)/enrolments?stage=completed&search=Dev")
        let items = try #require(try list.json()["items"] as? [[String: Any]])
        #expect(items.count == 1 && items[0]["stage"] as? String == "completed")
        let enrolment = try #require(items[0]["id"] as? String)
        let path = try await send(world, .get, "/api/sequences/\(id)/enrolments/\(enrolment)")
        let kinds = (try path.json()["path"] as? [[String: Any]])?.compactMap { $0["kind"] as? String }
        #expect(kinds == ["enrolled", "sent", "stopped"])
        #expect(path.text.contains(#""name":"Hello""#) && path.text.contains("All steps were done."))

        let numbers = try await send(world, .get, "/api/sequences/\(id)/analytics")
        #expect(numbers.text.contains(#""scheduled":1"#) && numbers.text.contains(#""sent":1"#))
        #expect((try numbers.json()["days"] as? [Any])?.count == 30)
        #expect(try await send(world, .get, "/api/sequences?search=FRIENDS&state=live").text.contains(id))
        #expect(try await !send(world, .get, "/api/sequences?state=paused").text.contains(id))
        #expect(try await send(world, .put, "/api/sequences/\(id)/pause").text.contains(#""state":"paused""#))
        #expect(try await send(world, .delete, "/api/sequences/\(id)/pause").text.contains(#""state":"live""#))
        let copy = try await send(world, .post, "/api/sequences/\(id)/copy")
        #expect(copy.status == 201 && copy.text.contains("Copy of New friends"))
        #expect(try await send(world, .get, "/api/sequences/\(id)/versions").text.contains(#""steps":1"#))
        #expect(try await send(world, .delete, "/api/sequences/\(id)").status == 204)
        #expect(try await send(world, .get, "/api/sequences/\(id)").status == 404)
    }

    @Test(arguments: TestDatabase.all)
    func `Others' sequences are not there, members only look, and roles that hide numbers see none`(kind: TestDatabase)
        async throws
    {
        let world = try await SequencesWorld(kind)
        let id = try await world.publish([SequencesWorld.step("a", 1)])
        let asha = try await world.person(1, name: "Secret Asha")
        try await world.enrol(id, asha)
        let enrolment = try await world.one(of: id).id
        let path = "/api/sequences/\(id)"
        for (method, target, body) in [
            (HTTPRequest.Method.get, path, nil as String?), (.patch, path, #"{"name":"x"}"#), (.delete, path, nil),
            (.put, path + "/publication", nil), (.put, path + "/pause", nil), (.delete, path + "/pause", nil),
            (.post, path + "/copy", nil), (.get, path + "/versions", nil),
            (.post, path + "/rollback", #"{"version":1}"#),
            (.get, path + "/enrolments", nil), (.post, path + "/enrolments", #"{"contactIds":["\#(asha)"]}"#),
            (.get, path + "/enrolments/\(enrolment)", nil), (.delete, path + "/enrolments/\(enrolment)", nil),
            (.get, path + "/analytics", nil),
        ] {
            let stranger = try await send(world, method, target, body, workspace: 8)
            #expect(stranger.status == 404, "\(method) \(target): \(stranger.text)")
            #expect(!stranger.text.contains("Secret") && !stranger.text.contains("Welcome"), "\(target)")
            guard method != .get else { continue }
            let member = try await send(world, method, target, body, as: .member)
            #expect(member.status == 403, "\(method) \(target): \(member.text)")
        }
        #expect(try await send(world, .get, path + "/enrolments", as: .member).status == 200)
        #expect(try await world.one(of: id).endedAt == nil)
    }

    @Test(arguments: [
        (#"{}"#, "one of them"), (#"{"contactIds":[]}"#, "1 to 1000"),
        (#"{"phone":"12","name":"x"}"#, "country's code"),
        (#"{"phone":"+919800000061","contactIds":["con_0000000000001"]}"#, "one of them"),
        (#"{"filter":{"field":"nothing","op":"is","value":"x"}}"#, "There is no field"),
    ])
    func `Wishes that say nothing, too much or nonsense are refused with words`(body: String, words: String)
        async throws
    {
        let world = try await SequencesWorld(.sqlite)
        let id = try await world.publish([SequencesWorld.step("a", 1)])
        let answer = try await send(world, .post, "/api/sequences/\(id)/enrolments", body)
        #expect((400...422).contains(answer.status), "\(answer.text)")
        #expect(answer.text.contains(words), "\(answer.text)")
        #expect(try await world.all(of: id).isEmpty)
    }
}
