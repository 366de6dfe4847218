import HTTPTypes
import Primitives
import Routes
import Storage
import TestSupport
import Testing
import Workspaces

/// Somebody forgot their password, and says so on the sign-in page.
@Suite struct ForgottenTests {
    private static let new = "password=four-brass-wheels"

    private func link(_ house: House, _ browser: Browser) async throws -> String {
        _ = try await house.mailPasswordLink(to: "ada@example.com", browser)
        let link = try #require(try await house.linkInMail())
        #expect(link.hasPrefix("/sign-in/password/"))
        return link
    }

    @Test(arguments: TestDatabase.all)
    func `They set a new one by a mailed link, and are signed in there alone`(kind: TestDatabase) async throws {
        let house = try await House(kind, sendsMail: true)
        try await house.run { browser async throws in
            let elsewhere = try await browser.signUp()
            #expect(try await browser.send(.get, "/sign-in").text.contains("<a href=\"/sign-in/forgot\">"))
            let link = try await link(house, browser)
            // A scanner of mails may look.
            for _ in 1...2 {
                let page = try await browser.send(.get, link)
                #expect(page.status == 200)
                #expect(page.text.contains("value=\"ada@example.com\""))
            }
            let stored = try await house.database.read { try $0.row("SELECT token_hash FROM login_links") }
            let hash: [UInt8] = try #require(stored?["token_hash"])
            #expect(hash.count == 32)

            let set = try await browser.send(.post, link, form: Self.new)
            #expect(set.status == 303)
            #expect(set.headers[.location] == "/")
            #expect(try await browser.with(set).id("member", "name") == "Ada")
            #expect(try await elsewhere.send(.get, "/api/session").status == 401)
            #expect(try await browser.signIn("ada@example.com").status == 401)
            #expect(try await browser.signIn("ada@example.com", "four-brass-wheels").status == 200)
            #expect(try await browser.send(.get, link).status == 410)
            #expect(try await browser.send(.post, link, form: Self.new).status == 410)
            let told = try #require(try await house.mails().last)
            #expect(told.to == "ada@example.com")
            #expect(told.subject == "Your password was changed")
            let entries = try await browser.with(set).send(.get, "/api/audit").items
            #expect(entries.first?["action"] as? String == "account.password-changed")
        }
    }

    @Test func `The link leads to our own address, whatever the request calls it`() async throws {
        let house = try await House(sendsMail: true)
        try await house.run { browser async throws in
            _ = try await browser.signUp()
            let forged = HTTPField.Name("X-Forwarded-Host").map { HTTPField(name: $0, value: "evil.example") }
            let headers = HTTPFields([try #require(forged), HTTPField(name: .origin, value: "http://localhost")])
            _ = try await house.mailPasswordLink(to: "ada@example.com", browser, headers: headers)
            let text = try #require(try await house.mails().last).text
            #expect(text.contains("http://localhost/sign-in/password/"))
            #expect(!text.contains("evil"))
        }
    }

    @Test func `Who has an account is not told, and who has none gets no mail`() async throws {
        let house = try await House(sendsMail: true)
        try await house.run { browser async throws in
            _ = try await browser.signUp()
            let before = try await house.mails().count
            let answers = try await [
                house.mailPasswordLink(to: "ada@example.com", browser),
                house.mailPasswordLink(to: "eve@example.com", browser),
                house.mailPasswordLink(to: "nobody", browser),
            ]
            #expect(Set(answers.map(\.text)).count == 1)
            #expect(answers.allSatisfy { $0.status == 200 && $0.text.contains("a link is on its way") })
            #expect(try await house.mails().dropFirst(before).map(\.to) == ["ada@example.com"])
        }
    }

    @Test(arguments: ["ada@example.com", "eve@example.com"])
    func `Nobody's mailbox is filled, whether it is known or not`(email: String) async throws {
        let house = try await House(sendsMail: true)
        try await house.run { browser async throws in
            _ = try await browser.signUp()
            for _ in 1...5 {
                #expect(try await browser.send(.post, "/sign-in/forgot", form: "email=\(email)").status == 200)
            }
            let refused = try await browser.send(.post, "/sign-in/forgot", form: "email=\(email)")
            #expect(refused.status == 429)
            #expect(refused.headers[.retryAfter] != nil)
            #expect(refused.text.contains("Too many tries."))
        }
    }

    @Test func `A weak password is refused in the page's language, and the link is good for another`() async throws {
        let house = try await House(sendsMail: true)
        try await house.run { browser async throws in
            _ = try await browser.signUp()
            let link = try await link(house, browser)
            for (weak, words) in [
                ("short", "al menos 10 caracteres"), ("password123", "de las primeras que se prueban"),
                ("ada%40example.com", "solo tú sepas"),
            ] {
                let form = "password=\(weak)"
                let refused = try await browser.send(.post, link, form: form, headers: [.acceptLanguage: "es"])
                #expect(refused.status == 422)
                #expect(refused.text.contains(words))
                #expect(refused.headers[.setCookie] == nil)
            }
            #expect(try await browser.signIn("ada@example.com").status == 200)
            #expect(try await browser.send(.post, link, form: Self.new).status == 303)
        }
    }

    @Test func `The link runs out after 15 minutes, and another can be asked for`() async throws {
        let house = try await House(sendsMail: true)
        try await house.run { browser async throws in
            _ = try await browser.signUp()
            let link = try await link(house, browser)
            house.clock.advance(by: .minutes(15))
            #expect(try await browser.send(.get, link).status == 410)
            let late = try await browser.send(.post, link, form: Self.new)
            #expect(late.status == 410)
            #expect(late.text.contains("<a href=\"/sign-in/forgot\">"))
            #expect(try await browser.signIn("ada@example.com").status == 200)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Of two who use the link at once one sets the password`(kind: TestDatabase) async throws {
        let house = try await House(kind, sendsMail: true)
        try await house.run { browser async throws in
            _ = try await browser.signUp()
            let link = try await link(house, browser)
            async let first = browser.send(.post, link, form: "password=first-of-the-two")
            async let second = browser.send(.post, link, form: "password=second-of-the-two")
            let (one, two) = try await (first, second)
            #expect([one.status, two.status].sorted() == [303, 410])
            let works = one.status == 303 ? "first-of-the-two" : "second-of-the-two"
            #expect(try await browser.signIn("ada@example.com", works).status == 200)
        }
    }

    @Test func `Without a mail server the page says whom to ask`() async throws {
        try await House().run { browser async throws in
            let page = try await browser.send(.get, "/sign-in/forgot")
            #expect(page.text.contains("This server sends no mail."))
            #expect(!page.text.contains("<form"))
        }
    }

    @Test func `Whoever changes their password while signed in is told by mail too`() async throws {
        let house = try await House()
        try await house.run { browser async throws in
            let ada = try await browser.signUp()
            let body = #"{"current":"\#(House.password)","new":"a quite new secret"}"#
            #expect(try await ada.send(.put, "/api/account/password", json: body).status == 204)
            #expect(try await house.mails().last?.subject == "Your password was changed")
        }
    }
}
