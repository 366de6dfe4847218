import Contacts
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Primitives
import Routes
import Storage
import Templates
import TestSupport
import Testing

@testable import Campaigns

@Suite struct CampaignRoutesTests {
    private struct Answer: Sendable {
        let status: Int
        let text: String

        func json() throws -> [String: Any] {
            try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any], "\(text)")
        }
    }

    private func send(
        _ world: CampaignWorld,
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: String? = nil,
        scopes: [Permission] = Permission.campaigns
    ) async throws -> Answer {
        let authenticator = Authenticator { _, _ in
            Authentication(
                caller: Caller(
                    workspace: CampaignWorld.here,
                    actor: .apiKey(APIKeyID(rawValue: 5), scopes: Set(scopes.map(\.name)))
                ),
                means: .apiKey
            )
        }
        let table = try RouteTable(
            CampaignRoutes(world.campaigns).routes,
            authenticator: authenticator,
            ambient: world.ambient
        )
        let headers: HTTPFields = body == nil ? [:] : [.contentType: "application/json"]
        return try await Application(responder: table.responder).test(.router) { client in
            let response = try await client.execute(
                uri: path,
                method: method,
                headers: headers,
                body: body.map { ByteBuffer(string: $0) }
            )
            return Answer(status: Int(response.status.code), text: String(buffer: response.body))
        }
    }

    @Test(arguments: TestDatabase.all)
    func `A campaign from draft to report, as the web client does it`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind, seed: 9)
        let file = try await world.people(30)
        let template = try await world.template().id
        let made = try await send(
            world,
            .post,
            "/api/campaigns",
            #"{"name":"Spring","channelId":"\#(CampaignWorld.channel)","templateId":"\#(template)"}"#
        )
        #expect(made.status == 201)
        let id = try #require(try made.json()["id"] as? String)
        #expect(try made.json()["importId"] is NSNull)

        let patched = try await send(
            world,
            .patch,
            "/api/campaigns/\(id)",
            #"{"importId":"\#(file.id)","variables":{"body.1":{"column":"Name","fallback":"there"}}}"#
        )
        #expect(patched.status == 200)
        let estimate = try await send(world, .get, "/api/campaigns/\(id)/estimate").json()
        #expect(estimate["recipients"] as? Int == 30)
        #expect(estimate["shortBy"] is NSNull)
        let line = try #require((estimate["lines"] as? [[String: Any]])?.first)
        #expect(line["market"] as? String == "India")
        #expect(line["amount"] as? String == estimate["total"] as? String)
        let preview = try await send(world, .get, "/api/campaigns/\(id)/preview?row=3").json()
        #expect(preview["to"] as? String == "+918121000001")

        let started = try await send(world, .put, "/api/campaigns/\(id)/start", "{}")
        #expect(try started.json()["state"] as? String == "starting")
        #expect(try await send(world, .put, "/api/campaigns/\(id)/start", "{}").status == 409)
        try await world.work()
        try await world.dispatch(try #require(CampaignID(id)))
        try await world.work()

        let done = try await send(world, .get, "/api/campaigns/\(id)").json()
        #expect(done["state"] as? String == "completed")
        let counts = try #require(done["counts"] as? [String: Int])
        #expect(counts["audience"] == 30)
        #expect(counts.filter { $0.key != "audience" }.values.reduce(0, +) == 30)
        let cost = try #require(done["cost"] as? [String: String])
        #expect(cost["estimated"] == estimate["total"] as? String)
        let failed = try await send(world, .get, "/api/campaigns/\(id)/recipients?state=failed").json()
        for item in try #require(failed["items"] as? [[String: Any]]) {
            let error = try #require(item["error"] as? [String: Any])
            #expect(error["code"] as? Int == 131_026)
            #expect(error["title"] as? String != nil && error["advice"] as? String != nil)
        }
        let csv = try await send(world, .get, "/api/campaigns/\(id)/recipients.csv").text
        #expect(csv.split(separator: "\r\n").count == 31)
        #expect(csv.hasPrefix("\u{FEFF}row,name,phone,state,code,reason"))
    }

    @Test(arguments: TestDatabase.all)
    func `Refusals are problems with a code`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        let id = try await world.draft(try await world.people(1))
        let template = try await world.template().id
        let elsewhere = CampaignID(rawValue: 12345)
        let unknown = TemplateID(rawValue: 4)
        let cases: [(HTTPRequest.Method, String, String?, Int, String)] = [
            (.get, "/api/campaigns/\(elsewhere)", nil, 404, "campaign-not-found"),
            (.get, "/api/campaigns/cmp_x", nil, 400, "bad-parameter"),
            (.put, "/api/campaigns/\(elsewhere)/start", "{}", 404, "campaign-not-found"),
            (.put, "/api/campaigns/\(id)/start", #"{"at":"tomorrow"}"#, 422, "invalid-request"),
            (.put, "/api/campaigns/\(id)/start", #"{"at":"2030-01-01T00:00:00Z"}"#, 422, "invalid-request"),
            (.put, "/api/campaigns/\(id)/pause", nil, 409, "campaign-state"),
            (.delete, "/api/campaigns/\(id)/pause", nil, 409, "campaign-state"),
            (.put, "/api/campaigns/\(id)/cancellation", nil, 409, "campaign-state"),
            (.get, "/api/campaigns/\(id)/preview?row=99", nil, 400, "bad-parameter"),
            (.get, "/api/campaigns/\(id)/recipients?state=lost", nil, 400, "bad-parameter"),
            (
                .post, "/api/campaigns",
                #"{"name":" ","channelId":"\#(CampaignWorld.channel)","templateId":"\#(template)"}"#, 422,
                "invalid-request"
            ),
            (
                .post, "/api/campaigns",
                #"{"name":"x","channelId":"\#(CampaignWorld.channel)","templateId":"\#(unknown)"}"#, 422,
                "invalid-request"
            ),
        ]
        for (method, path, body, status, code) in cases {
            let answer = try await send(world, method, path, body)
            #expect(answer.status == status, "\(method) \(path): \(answer.text)")
            #expect(try answer.json()["type"] as? String == "/problems/\(code)", "\(method) \(path)")
        }
        let refused = try await send(world, .put, "/api/campaigns/\(id)/start", "{}", scopes: [.viewCampaigns])
        #expect(refused.status == 403)
        #expect(try await world.campaign(id).state == .draft)
    }

    @Test(arguments: TestDatabase.all)
    func `What a plan may not say, and what its answers keep to themselves`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        let id = try await world.draft(try await world.people(2))
        let template = try await world.template().id
        let path = "/api/campaigns/\(id)"
        // Body, status, and what the refusal speaks of.
        let cases: [(String, Int, String)] = [
            (#"{"audience":{"sources":[{"kind":"segment","id":"seg_0000000000001"}]}}"#, 422, "no such segment"),
            (#"{"audience":{"sources":[{"kind":"tag","id":"x"}]}}"#, 422, "Choose a tag"),
            (#"{"audience":{"sources":[{"kind":"contacts","ids":[]}]}}"#, 422, "1 to 1,000"),
            (
                #"{"audience":{"sources":[{"kind":"filter","filter":{"field":"shoe","op":"is","value":"9"}}]}}"#, 422,
                "shoe"
            ),
            (#"{"audience":{"sources":[{"kind":"import","id":"imp_0000000000001"}]}}"#, 422, "importId"),
            (
                #"{"audience":{"sources":[{"kind":"retarget","campaignId":"cmp_0000000000001","outcome":"read"}]}}"#,
                422, ""
            ),
            (#"{"audience":{"sources":[{"kind":"nobody"}]}}"#, 422, ""),
            (#"{"schedule":{"quiet":{"from":"9","to":"21:00"}}}"#, 422, "21:00"),
            (#"{"schedule":{"quiet":{"from":"09:00","to":"21:00","days":[8]}}}"#, 422, "Monday"),
            (#"{"schedule":{"perMinute":0}}"#, 422, "60,000"),
            (#"{"retry":{"on":true,"attempts":99}}"#, 422, "attempts"),
            (#"{"holdout":80}"#, 422, "50 percent"),
            (#"{"budget":"0"}"#, 422, "budget"),
            (#"{"variants":[{"key":"a","templateId":"\#(template)","share":100}]}"#, 422, "two to five"),
            (
                #"{"variants":[{"key":"a","templateId":"\#(template)","share":60},{"key":"b","templateId":"\#(template)","share":60}]}"#,
                422, "add up to 100"
            ),
            (
                #"{"variants":[{"key":"a","templateId":"\#(template)","share":9223372036854775807},{"key":"b","templateId":"\#(template)","share":60}]}"#,
                422, "add up to 100"
            ),
            (#"{"variables":{"body.1":{"field":"custom.shoe"}}}"#, 422, "no field"),
            (#"{"variables":{"body.1":{"field":"password"}}}"#, 422, "no field"),
        ]
        for (body, status, words) in cases {
            let answer = try await send(world, .patch, path, body)
            #expect(answer.status == status, "\(body): \(answer.text)")
            #expect(words.isEmpty || answer.text.contains(words), "\(body): \(answer.text)")
        }
        let plan = #"""
            {"audience":{"sources":[{"kind":"all"},{"kind":"numbers","text":"+918121000099, Zoe\nnobody"}]},
             "variables":{"body.1":{"field":"firstName","fallback":"there"}},"budget":"500",
             "schedule":{"zone":"recipient","quiet":{"from":"21:00","to":"09:00"},"perMinute":600},"retry":{"on":true}}
            """#
        let changed = try await send(world, .patch, path, plan)
        #expect(changed.status == 200, "\(changed.text)")
        let whole = try await send(world, .get, path)
        #expect(whole.text.contains("+918121000099, Zoe"))
        #expect(whole.text.contains(#""invalid":1"#))
        // A list has no pasted numbers in it, and no answer has what only we are to know.
        let list = try await send(world, .get, "/api/campaigns")
        for word in ["+918121000099", "categories", "frozen", "committed"] {
            #expect(!list.text.contains(word), "\(word)")
        }
        #expect(!whole.text.contains("categories"))

        #expect(try await send(world, .get, path + "/audience").json()["state"] as? String == "none")
        #expect(try await send(world, .post, path + "/audience").status == 202)
        try await world.work()
        let counted = try await send(world, .get, path + "/audience").json()
        #expect(counted["state"] as? String == "counted")
        #expect(counted["reachable"] as? Int == 1)
        let excluded = try #require(counted["excluded"] as? [[String: Any]])
        #expect(excluded.map { $0["reason"] as? String } == ["invalid"])
        let check = try await send(world, .get, path + "/check").json()
        #expect(check["ready"] as? Bool == true)
        let estimate = try await send(world, .get, path + "/estimate").json()
        #expect(((estimate["duration"] as? [String: Any])?["seconds"] as? Int ?? 0) >= 1)
        let copy = try await send(world, .post, path + "/copy", #"{"name":"Again"}"#)
        #expect(copy.status == 201)
        let copied = try await send(world, .get, "/api/campaigns/\(try #require(try copy.json()["id"] as? String))")
        #expect(copied.text.contains("+918121000099, Zoe"))

        let settings = "/api/channels/\(CampaignWorld.channel)/campaign-settings"
        #expect(try await send(world, .put, settings, #"{"cap":{"messages":2,"days":7}}"#).status == 200)
        #expect(try await send(world, .put, settings, #"{"cap":{"messages":0,"days":7}}"#).status == 422)
        #expect(try await send(world, .get, settings).text.contains(#""messages":2"#))
        #expect(try await send(world, .put, settings, "{}", scopes: [.viewCampaigns]).status == 403)
        #expect(try await send(world, .get, "/api/channels/chn_0000000000001/campaign-settings").status == 404)
        #expect(try await send(world, .post, path + "/messages", #"{"phone":"+918121000001"}"#).status == 422)
    }
}
