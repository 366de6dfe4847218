import HTTPTypes
import Primitives
import Routes
import Storage
import TestSupport
import Testing
import Workspaces

@Suite struct RouteMatrixTests {
    @Test func `Every route that is not public refuses nobody, a revoked session and a revoked key`() async throws {
        let house = try await House()
        try await house.run { browser async throws in
            let gone = try await browser.signUp()
            let made = try await gone.send(.post, "/api/api-keys", json: #"{"name":"k","scopes":["members.view"]}"#)
            try await gone.send(.delete, "/api/api-keys/\(try #require(made["id"]))")
            try await gone.send(.post, "/api/sign-out")
            for route in house.table.all where route.access != .public {
                let path = route.path.replacing("{id}", with: "mem_0000000000001")
                let method = HTTPRequest.Method(rawValue: route.method.rawValue) ?? .get
                for caller in [browser, gone, browser.with(key: made["secret"])] {
                    let answer = try await caller.send(method, path, json: route.method == .get ? nil : "{}")
                    #expect(answer.status == 401, "\(route.method.rawValue) \(route.path)")
                }
            }
        }
    }

    @Test func `A member may call exactly what the table says`() async throws {
        let house = try await House()
        try await house.run { browser async throws in
            let ada = try await browser.signUp()
            let bob = try await ada.colleague("bob@example.com", "MEMBER")
            for route in house.table.all {
                guard case .permission(let permission) = route.access else { continue }
                let path = route.path.replacing("{id}", with: "mem_0000000000001")
                let method = HTTPRequest.Method(rawValue: route.method.rawValue) ?? .get
                let answer = try await bob.send(method, path, json: route.method == .get ? nil : "{}")
                #expect((answer.status == 403) == (permission.from > .member), "\(route.method.rawValue) \(route.path)")
            }
        }
    }

    @Test func `Every type of this module has a schema`() async throws {
        let house = try await House()
        let document = try house.table.openAPI(title: "Lodestone", version: "1")
        #expect(document["paths"]?["/api/members/{id}"]?["patch"] != nil)
        #expect(document["components"]?["schemas"]?["SessionBody"] != nil)
    }

    @Test func `Permissions are listed for all who are signed in`() async throws {
        try await House().run { browser async throws in
            let ada = try await browser.signUp()
            let items = try await ada.send(.get, "/api/permissions").items
            #expect(items.contains { $0["name"] as? String == "members.manage" && $0["from"] as? String == "ADMIN" })
        }
    }
}
