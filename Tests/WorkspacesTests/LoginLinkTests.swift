import HTTPTypes
import Primitives
import Routes
import Storage
import TestSupport
import Testing
import Workspaces

@Suite struct LoginLinkTests {
    static let navigation: HTTPFields = [
        .fetchMode: "navigate", .fetchDestination: "document", .fetchSite: "none",
    ]

    private func link(_ house: House, _ browser: Browser) async throws -> String {
        let ada = try await browser.signUp()
        let workspace = try #require(WorkspaceID(try await ada.id("workspace", "id")))
        let row = try await house.database.read { try $0.row("SELECT id FROM users") }
        let user: UserID = try #require(try row?["id"])
        let url = try await house.feature.signIns.makeLoginLink(for: user, in: workspace)
        #expect(url.hasPrefix("http://localhost/login/"))
        return url.replacing("http://localhost", with: "")
    }

    @Test(arguments: TestDatabase.all)
    func `Opened by a person it signs in, once`(kind: TestDatabase) async throws {
        let house = try await House(kind)
        try await house.run { browser async throws in
            let path = try await link(house, browser)
            let opened = try await browser.send(.get, path, headers: Self.navigation)
            #expect(opened.status == 303)
            #expect(opened.headers[.location] == "/")
            #expect(try await browser.with(opened).id("member", "name") == "Ada")

            let again = try await browser.send(.get, path, headers: Self.navigation)
            #expect(again.status == 410)
            #expect(again.headers[.setCookie] == nil)
        }
    }

    @Test(
        arguments: [
            [:], [.fetchMode: "no-cors", .fetchDestination: "image"],
            [.fetchMode: "navigate", .fetchDestination: "iframe"],
            [.fetchMode: "navigate", .fetchDestination: "document", HTTPField.Name("Sec-Purpose") ?? .via: "prefetch"],
        ] as [HTTPFields]
    )
    func `A preview does not use it up`(headers: HTTPFields) async throws {
        let house = try await House()
        try await house.run { browser async throws in
            let path = try await link(house, browser)
            for method in [HTTPRequest.Method.get, .head] {
                let preview = try await browser.send(method, path, headers: headers)
                #expect(preview.status == 200)
                #expect(preview.headers[.setCookie] == nil)
            }
            let signedIn = try await browser.send(.post, path, form: "")
            #expect(signedIn.status == 303)
            #expect(try await browser.with(signedIn).id("member", "name") == "Ada")
            #expect(try await browser.send(.post, path, form: "").status == 410)
        }
    }

    @Test(arguments: ["cross-site", "same-site", nil])
    func `Sent there by another site one is asked first, and told as whom`(site: String?) async throws {
        let house = try await House()
        try await house.run { browser async throws in
            let path = try await link(house, browser)
            var headers = Self.navigation
            headers[.fetchSite] = site
            let page = try await browser.send(.get, path, headers: headers)
            #expect(page.status == 200)
            #expect(page.headers[.setCookie] == nil)
            #expect(page.text.contains("ada@example.com"))
            let forged: HTTPFields = [.fetchSite: "cross-site", .origin: "https://evil.example"]
            #expect(try await browser.send(.post, path, form: "", headers: forged).problem == "cross-site-request")
            #expect(try await browser.send(.post, path, form: "").status == 303)
        }
    }

    @Test func `A browser that is somebody's is not turned into somebody else's without a question`() async throws {
        let house = try await House()
        try await house.run { browser async throws in
            let path = try await link(house, browser)
            let eve = try await browser.signUp("eve@example.com")
            let page = try await eve.send(.get, path, headers: Self.navigation)
            #expect(page.status == 200)
            #expect(page.headers[.setCookie] == nil)
            #expect(page.text.contains("ada@example.com"))
        }
    }

    @Test func `It runs out after 15 minutes`() async throws {
        let house = try await House()
        try await house.run { browser async throws in
            let path = try await link(house, browser)
            house.clock.advance(by: .minutes(15))
            #expect(try await browser.send(.get, path, headers: Self.navigation).status == 410)
            #expect(try await browser.send(.post, path).status == 410)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Of two who open it at once one comes in`(kind: TestDatabase) async throws {
        let house = try await House(kind)
        try await house.run { browser async throws in
            let path = try await link(house, browser)
            async let first = browser.send(.post, path)
            async let second = browser.send(.post, path)
            #expect(try await [first.status, second.status].sorted() == [303, 410])
        }
    }

    @Test func `Asking for a link tells nothing about who has an account`() async throws {
        let house = try await House(sendsMail: true)
        try await house.run { browser async throws in
            _ = try await browser.signUp()
            let known = try await house.mailLoginLink(to: "ada@example.com", browser)
            let unknown = try await house.mailLoginLink(to: "eve@example.com", browser)
            #expect(known.status == 202)
            #expect(unknown.status == 202)
            #expect(known.text == unknown.text)
            #expect(try await house.mails().map(\.to) == ["ada@example.com", "ada@example.com"])
        }
    }

    @Test func `A new password ends the links that are on their way`() async throws {
        let house = try await House()
        try await house.run { browser async throws in
            let path = try await link(house, browser)
            let ada = try await browser.with(try await browser.signIn("ada@example.com")).settled()
            let body = #"{"current":"\#(House.password)","new":"a quite new secret"}"#
            #expect(try await ada.send(.put, "/api/account/password", json: body).status == 204)

            #expect(try await browser.send(.post, path).status == 410)
        }
    }

    @Test func `Without a mail server nobody waits for a mail`() async throws {
        try await House().run { browser async throws in
            let answer = try await browser.send(.post, "/api/login-links", json: #"{"email":"ada@example.com"}"#)
            #expect(answer.problem == "mail-not-configured")
        }
    }
}
