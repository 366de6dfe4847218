import HTTPTypes
import Primitives
import Routes
import Storage
import TestSupport
import Testing
import Workspaces

@Suite struct SessionTests {
    @Test(arguments: TestDatabase.all)
    func `Signing out ends the session and clears the cookie`(kind: TestDatabase) async throws {
        try await House(kind).run { browser async throws in
            let ada = try await browser.signUp()
            let out = try await ada.send(.post, "/api/sign-out")

            #expect(out.status == 204)
            #expect(out.headers[.setCookie]?.hasPrefix("lodestone=; Max-Age=0") == true)
            #expect(try await ada.send(.get, "/api/session").status == 401)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `A new password ends every other session`(kind: TestDatabase) async throws {
        try await House(kind).run { browser async throws in
            let here = try await browser.signUp()
            let there = browser.with(try await browser.signIn("ada@example.com"))
            #expect(try await there.send(.get, "/api/session").status == 200)

            let body = #"{"current":"\#(House.password)","new":"a quite new secret"}"#
            let changed = try await here.send(.put, "/api/account/password", json: body)
            #expect(changed.status == 204)

            // This one goes on with another token; a copy of the old one is worth nothing.
            #expect(try await here.send(.get, "/api/session").status == 401)
            var renewed = browser.with(changed)
            renewed.csrf = changed.headers[.csrfToken]
            #expect(try await renewed.send(.get, "/api/session")["csrf"] == renewed.csrf)
            #expect(try await renewed.send(.post, "/api/sign-out").status == 204)
            #expect(try await there.send(.get, "/api/session").status == 401)
            #expect(try await browser.signIn("ada@example.com").status == 401)
            #expect(try await browser.signIn("ada@example.com", "a quite new secret").status == 200)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `A sign-in that began before a password was changed opens nothing after it`(kind: TestDatabase) async throws {
        let house = try await House(kind)
        try await house.run { browser async throws in
            for round in 1...5 {
                let ada = try await browser.signUp("ada\(round)@example.com")
                let body = #"{"current":"\#(House.password)","new":"a quite new secret"}"#
                async let first = browser.signIn("ada\(round)@example.com")
                async let changing = ada.send(.put, "/api/account/password", json: body)
                async let second = browser.signIn("ada\(round)@example.com")
                let (one, changed, two) = try await (first, changing, second)
                #expect(changed.status == 204)
                for answer in [one, two] {
                    #expect(try await browser.with(answer).send(.get, "/api/session").status == 401, "round \(round)")
                }
            }
        }
    }

    @Test(arguments: [
        (#"{"current":"wrong","new":"a quite new secret"}"#, "wrong-current-password", 403),
        (#"{"new":"a quite new secret"}"#, "wrong-current-password", 403),
        (#"{"current":"three-brass-wheels","new":"short"}"#, "invalid-request", 422),
        (#"{"current":"three-brass-wheels","new":"ada@example.com"}"#, "invalid-request", 422),
        (#"{"current":"three-brass-wheels"}"#, "invalid-request", 422),
    ])
    func `A password is not changed by accident`(body: String, problem: String, status: Int) async throws {
        try await House().run { browser async throws in
            let ada = try await browser.signUp()
            let answer = try await ada.send(.put, "/api/account/password", json: body)

            #expect(answer.problem == problem)
            #expect(answer.status == status)
            #expect(try await browser.signIn("ada@example.com").status == 200)
        }
    }

    @Test func `Whoever came by a mailed link may set a password without the old one, for 15 minutes`() async throws {
        let house = try await House(sendsMail: true)
        try await house.run { browser async throws in
            _ = try await browser.signUp()
            _ = try await house.mailLoginLink(to: "ada@example.com", browser)
            let link = try #require(try await house.linkInMail())
            let ada = try await browser.with(try await browser.send(.post, link)).settled()
            house.clock.advance(by: .minutes(16))
            let body = #"{"new":"a quite new secret"}"#
            #expect(try await ada.send(.put, "/api/account/password", json: body).status == 403)

            _ = try await house.mailLoginLink(to: "ada@example.com", browser)
            let second = try #require(try await house.linkInMail())
            let again = try await browser.with(try await browser.send(.post, second)).settled()
            #expect(try await again.send(.put, "/api/account/password", json: body).status == 204)
        }
    }

    @Test func `A password is not guessed from a browser that was left signed in`() async throws {
        try await House().run { browser async throws in
            let ada = try await browser.signUp()
            let body = #"{"current":"a wrong guess","new":"a quite new secret"}"#
            for _ in 1...10 { #expect(try await ada.send(.put, "/api/account/password", json: body).status == 403) }
            #expect(try await ada.send(.put, "/api/account/password", json: body).problem == "too-many-requests")
        }
    }

    @Test(arguments: TestDatabase.all)
    func `A session ends when it is idle, and at its age`(kind: TestDatabase) async throws {
        let house = try await House(kind)
        try await house.run { browser async throws in
            let idle = try await browser.signUp()
            let used = browser.with(try await browser.signIn("ada@example.com"))
            for _ in 1...4 {
                house.clock.advance(by: .days(13))
                #expect(try await used.send(.get, "/api/session").status == 200)
            }
            #expect(try await idle.send(.get, "/api/session").status == 401)
            house.clock.advance(by: .days(9))
            #expect(try await used.send(.get, "/api/session").status == 401)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Sessions are listed, and ended from elsewhere`(kind: TestDatabase) async throws {
        try await House(kind).run { browser async throws in
            let here = try await browser.signUp()
            let there = browser.with(try await browser.signIn("ada@example.com"))
            let stranger = try await browser.signUp("eve@example.com")
            let items = try await here.send(.get, "/api/account/sessions").items
            #expect(items.count == 2)
            let other = try #require(items.first { $0["isCurrent"] as? Bool == false }?["id"] as? String)

            #expect(try await stranger.send(.delete, "/api/account/sessions/\(other)").problem == "session-not-found")
            #expect(try await there.send(.get, "/api/session").status == 200)
            #expect(try await here.send(.delete, "/api/account/sessions/\(other)").status == 204)
            #expect(try await there.send(.get, "/api/session").status == 401)
            #expect(try await here.send(.get, "/api/session").status == 200)
        }
    }

    @Test func `One session's token does not open another's door`() async throws {
        try await House().run { browser async throws in
            let ada = try await browser.signUp()
            let eve = try await browser.signUp("eve@example.com")
            var mixed = ada
            mixed.csrf = eve.csrf
            #expect(try await mixed.send(.post, "/api/sign-out").problem == "cross-site-request")
            mixed.csrf = nil
            #expect(try await mixed.send(.post, "/api/sign-out").problem == "cross-site-request")
            #expect(try await ada.send(.post, "/api/sign-out").status == 204)
        }
    }

    @Test(arguments: ["lodestone=", "lodestone=x", "lodestone='; DROP TABLE sessions;--", "other=1", "lodestone"])
    func `A cookie that is none is nobody`(cookie: String) async throws {
        try await House().run { browser async throws in
            _ = try await browser.signUp()
            let answer = try await browser.send(.get, "/api/session", headers: [.cookie: cookie])
            #expect(answer.problem == "sign-in-required")
        }
    }

    @Test(arguments: TestDatabase.all)
    func `A person turns between their workspaces, and to no other`(kind: TestDatabase) async throws {
        try await House(kind).run { browser async throws in
            let ada = try await browser.signUp()
            let eve = try await browser.signUp("eve@example.com", company: "Eve Inc")
            let first = try await ada.id("workspace", "id")
            let evil = try await eve.id("workspace", "id")
            let refused = try await ada.send(
                .put,
                "/api/session/workspace",
                json: #"{"workspaceId":"\#(evil)"}"#
            )
            #expect(refused.problem == "workspace-not-found")

            let invitation = try await eve.send(
                .post,
                "/api/invitations",
                json: #"{"email":"ada@example.com","role":"MEMBER"}"#
            )
            let path = try #require(invitation["url"]).replacing("http://localhost", with: "")
            let joined = try await browser.with(
                try await browser.send(.post, path, form: "password=\(House.password)")
            ).settled()
            #expect(try await joined.id("workspace", "id") == evil)
            #expect(try await joined.id("member", "role") == "MEMBER")
            #expect(try await joined.send(.get, "/api/workspaces").items.count == 2)

            let back = try await joined.send(.put, "/api/session/workspace", json: #"{"workspaceId":"\#(first)"}"#)
            #expect(back.status == 204)
            #expect(try await joined.id("member", "role") == "OWNER")
        }
    }
}
