import HTTPTypes
import Primitives
import Routes
import Storage
import TestSupport
import Testing
import Workspaces

@Suite struct TeamTests {
    @Test(arguments: TestDatabase.all)
    func `Live views hear who comes, goes away and changes, and of teams`(kind: TestDatabase) async throws {
        let house = try await House(kind)
        try await house.run { browser async throws in
            let ada = try await browser.signUp()
            let bob = try await ada.colleague("bob@example.com", "MEMBER")
            let id = try #require(try await ada.send(.get, "/api/members").items.last?["id"] as? String)
            #expect(house.staff.all == [.members])
            _ = try await bob.send(.put, "/api/account/presence", json: #"{"state":"away"}"#)
            _ = try await ada.send(.patch, "/api/members/\(id)", json: #"{"role":"ADMIN"}"#)
            #expect(house.staff.all == [.members, .members, .members])
            let team = try await ada.send(.post, "/api/teams", json: #"{"name":"East"}"#)
            let path = "/api/teams/\(try #require(team["id"]))"
            _ = try await ada.send(.patch, path, json: #"{"name":"West"}"#)
            _ = try await ada.send(.put, "\(path)/members/\(id)")
            _ = try await ada.send(.delete, path)
            #expect(house.staff.all.dropFirst(3) == [.teams, .teams, .teams, .teams])
            _ = try await ada.send(.delete, "/api/members/\(id)")
            #expect(house.staff.all.last == .members)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `A team is made, changed, joined, left and deleted`(kind: TestDatabase) async throws {
        try await House(kind).run { browser async throws in
            let ada = try await browser.signUp()
            let bob = try await ada.colleague("bob@example.com", "MEMBER")
            let (lead, other) = (try await ada.id("member", "id"), try await bob.id("member", "id"))

            let made = try await ada.send(.post, "/api/teams", json: #"{"name":"East","leadId":"\#(lead)"}"#)
            let id = try #require(made["id"])
            #expect(made.text.contains(#""memberIds":["\#(lead)"]"#))
            #expect(try await ada.send(.post, "/api/teams", json: #"{"name":"EAST"}"#).problem == "team-name-taken")
            let two = try await ada.send(.put, "/api/teams/\(id)/members/\(other)")
            #expect(two.text.contains(#""memberIds":["\#(lead)","\#(other)"]"#))
            let renamed = try await ada.send(.patch, "/api/teams/\(id)", json: #"{"name":"West","description":"All"}"#)
            #expect(renamed["name"] == "West")
            #expect(renamed["leadId"] == lead)
            let unled = try await ada.send(.patch, "/api/teams/\(id)", json: #"{"leadId":null}"#)
            #expect(unled.text.contains(#""leadId":null"#))
            #expect(unled["name"] == "West")
            let ledAgain = try await ada.send(.patch, "/api/teams/\(id)", json: #"{"leadId":"\#(lead)"}"#)
            #expect(ledAgain["leadId"] == lead)

            let left = try await ada.send(.delete, "/api/teams/\(id)/members/\(lead)")
            #expect(left.text.contains(#""leadId":null"#))
            #expect(try await bob.send(.get, "/api/teams").items.count == 1)
            #expect(try await bob.send(.delete, "/api/teams/\(id)").problem == "forbidden")
            #expect(try await ada.send(.delete, "/api/teams/\(id)").status == 204)
            #expect(try await ada.send(.get, "/api/teams").items.isEmpty)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Whoever leaves the workspace leaves its teams`(kind: TestDatabase) async throws {
        try await House(kind).run { browser async throws in
            let ada = try await browser.signUp()
            let bob = try await ada.colleague("bob@example.com", "MEMBER")
            let id = try await bob.id("member", "id")
            _ = try await ada.send(.post, "/api/teams", json: #"{"name":"East","leadId":"\#(id)"}"#)

            _ = try await ada.send(.delete, "/api/members/\(id)")
            let teams = try await ada.send(.get, "/api/teams")
            #expect(teams.text.contains(#""leadId":null,"memberIds":[]"#) || teams.text.contains(#""memberIds":[]"#))
            let back = try await ada.send(
                .put,
                "/api/teams/\(try #require(teams.items.first?["id"] as? String))/members/\(id)"
            )
            #expect(back.problem == "member-not-found")
        }
    }
}
