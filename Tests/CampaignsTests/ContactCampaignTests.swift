import Contacts
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

@testable import Campaigns

/// The campaigns of one contact, over HTTP.
struct ContactCampaignTests {
    private func get(_ world: AnswerWorld, _ path: String, workspace: Int64 = 7) async throws -> (
        status: Int, text: String
    ) {
        let caller = Caller(workspace: WorkspaceID(rawValue: workspace), actor: world.caller.actor)
        let table = try RouteTable(
            CampaignRoutes(world.campaigns).routes,
            authenticator: Authenticator { _, _ in Authentication(caller: caller, means: .apiKey) },
            ambient: world.ambient
        )
        return try await Application(responder: table.responder).test(.router) { client in
            let answer = try await client.execute(uri: path, method: .get)
            return (Int(answer.status.code), String(buffer: answer.body))
        }
    }

    private func page(_ world: AnswerWorld, _ path: String) async throws -> ContactCampaignsBody {
        let answer = try await get(world, path)
        #expect(answer.status == 200, "\(answer.text)")
        return try JSONDecoder().decode(ContactCampaignsBody.self, from: Data(answer.text.utf8))
    }

    @Test(arguments: TestDatabase.all)
    func `A contact's campaigns are the newest first, with what became of each for them`(kind: TestDatabase)
        async throws
    {
        let world = try await AnswerWorld(kind)
        let shoes = try await world.send(2)
        try await world.receive(statuses: [
            world.status("delivered", 1, of: shoes), world.status("failed", 2, of: shoes, code: 131_049),
        ])
        try await world.receive([world.taps("Tell me more", 1, of: shoes)])
        let hats = try await world.send(1, name: "Hats")
        let people = try await world.database.read { transaction in
            try transaction.rows(
                """
                SELECT contact_id, row_number FROM campaign_recipients
                WHERE workspace_id = \(world.workspace) AND campaign_id = \(shoes) ORDER BY row_number
                """
            ).map { try $0["contact_id"] as ContactID }
        }
        let path = "/api/contacts/\(people[0])/campaigns"

        let all = try await page(world, path)
        #expect(all.items.map(\.id) == [hats, shoes])
        #expect(all.items.map(\.name) == ["Hats", "Shoes"])
        #expect(all.items.map(\.state) == [.sent, .delivered])
        #expect(all.items[0].repliedAt == nil)
        #expect(all.items[1].repliedAt != nil && all.items[1].clickedAt != nil && all.items[1].error == nil)
        #expect(all.total == 2)
        let first = try await page(world, path + "?limit=1")
        #expect(first.items.map(\.id) == [hats])
        let second = try await page(world, path + "?limit=1&after=\(try #require(first.next))")
        #expect(second.items.map(\.id) == [shoes])
        #expect(second.next == nil && second.total == nil)

        let failed = try await page(world, "/api/contacts/\(people[1])/campaigns")
        #expect(failed.items.map(\.state) == [.failed])
        #expect(failed.items[0].error?.code == 131_049)
        #expect(try await get(world, path, workspace: 8).status == 404)
    }
}
