import HTTPTypes
import Primitives
import Routes
import Storage
import TestSupport
import Testing
import Workspaces

@Suite struct InvitationTests {
    private func invite(_ browser: Browser, _ email: String, _ role: String = "MEMBER") async throws -> Answer {
        try await browser.send(.post, "/api/invitations", json: #"{"email":"\#(email)","role":"\#(role)"}"#)
    }

    private func path(_ answer: Answer) throws -> String {
        try #require(answer["url"]).replacing("http://localhost", with: "")
    }

    @Test(arguments: TestDatabase.all)
    func `Somebody new joins with a name and a password`(kind: TestDatabase) async throws {
        let house = try await House(kind)
        try await house.run { browser async throws in
            let ada = try await browser.signUp()
            let invitation = try await invite(ada, "Bob@Example.com", "ADMIN")
            #expect(invitation.status == 201)
            #expect(try await ada.send(.get, "/api/invitations").items.count == 1)
            let page = try await browser.send(.get, try path(invitation))
            #expect(page.text.contains("Join Analytical Engines"))
            #expect(page.text.contains("bob@example.com"))
            #expect(page.text.contains("name=\"name\""))

            let joined = try await browser.send(
                .post,
                try path(invitation),
                form: "name=Bob&password=\(House.password)"
            )

            #expect(joined.status == 303)
            let bob = browser.with(joined)
            #expect(try await bob.id("member", "role") == "ADMIN")
            #expect(try await bob.id("workspace", "id") == (try await ada.id("workspace", "id")))
            #expect(try await ada.send(.get, "/api/invitations").items.isEmpty)
            let again = try await browser.send(.post, try path(invitation), form: "name=Eve&password=\(House.password)")
            #expect(again.status == 410)
            #expect(again.headers[.setCookie] == nil)
        }
        #expect(house.trials.all.count == 1)
    }

    @Test func `Somebody with an account joins with their own password only`() async throws {
        try await House().run { browser async throws in
            let ada = try await browser.signUp()
            _ = try await browser.signUp("bob@example.com", name: "Bob", company: "Bob Ltd")
            let invitation = try await invite(ada, "bob@example.com")
            #expect(!(try await browser.send(.get, try path(invitation)).text.contains("name=\"name\"")))

            let wrong = try await browser.send(.post, try path(invitation), form: "password=some-other-password")
            #expect(wrong.status == 401)
            #expect(wrong.headers[.setCookie] == nil)
            let right = try await browser.send(.post, try path(invitation), form: "password=\(House.password)")
            #expect(right.status == 303)
            #expect(try await browser.signIn("bob@example.com").status == 200)
        }
    }

    @Test(arguments: ["name=&password=three-brass-wheels", "name=Bob&password=short", "name=Bob", ""])
    func `A form that is not filled in is shown again, and the invitation stays`(form: String) async throws {
        let house = try await House()
        try await house.run { browser async throws in
            let ada = try await browser.signUp()
            let invitation = try await invite(ada, "bob@example.com")
            let answer = try await browser.send(.post, try path(invitation), form: form)

            #expect(answer.status == 422)
            #expect(answer.text.contains("role=\"alert\""))
            #expect(try await ada.send(.get, "/api/invitations").items.count == 1)
        }
        #expect(try await house.database.read { try $0.rows("SELECT id FROM users").count } == 1)
    }

    @Test(arguments: TestDatabase.all)
    func `It ends by time, by being withdrawn, and by a newer one`(kind: TestDatabase) async throws {
        let house = try await House(kind)
        try await house.run { browser async throws in
            let ada = try await browser.signUp()
            let form = "name=Bob&password=\(House.password)"
            let old = try await invite(ada, "bob@example.com")
            let new = try await invite(ada, "bob@example.com", "ADMIN")
            #expect(try await browser.send(.post, try path(old), form: form).status == 410)
            #expect(try await ada.send(.get, "/api/invitations").items.count == 1)

            let id = try #require(new["id"])
            #expect(try await ada.send(.delete, "/api/invitations/\(id)").status == 204)
            #expect(try await browser.send(.post, try path(new), form: form).status == 410)
            #expect(try await ada.send(.delete, "/api/invitations/\(id)").problem == "invitation-not-found")

            let late = try await invite(ada, "bob@example.com")
            house.clock.advance(by: .days(7))
            #expect(try await browser.send(.get, try path(late)).status == 410)
            #expect(try await browser.send(.post, try path(late), form: form).status == 410)
        }
    }

    @Test(arguments: [
        ("admin", #"{"email":"x@example.com","role":"OWNER"}"#, "above-own-role"),
        ("member", #"{"email":"x@example.com","role":"MEMBER"}"#, "forbidden"),
        ("admin", #"{"email":"ada@example.com","role":"MEMBER"}"#, "already-member"),
        ("admin", #"{"email":"x@example.com\r\nBcc: y@example.com","role":"MEMBER"}"#, "invalid-request"),
        ("admin", #"{"email":"x@example.com","role":"KING"}"#, "invalid-request"),
    ])
    func `Some invitations are refused`(who: String, body: String, problem: String) async throws {
        let house = try await House()
        try await house.run { browser async throws in
            let ada = try await browser.signUp()
            let caller = try await ada.colleague("c@example.com", who.uppercased())
            let mails = try await house.mails().count
            let answer = try await caller.send(.post, "/api/invitations", json: body)

            #expect(answer.problem == problem)
            #expect(try await ada.send(.get, "/api/invitations").items.isEmpty)
            #expect(try await house.mails().count == mails)
        }
    }

    @Test func `The mail carries the link, and the answer does not`() async throws {
        let house = try await House(sendsMail: true)
        try await house.run { browser async throws in
            let ada = try await browser.signUp()
            try await house.confirm(browser)
            let invitation = try await invite(ada, "bob@example.com", "ADMIN")
            let mail = try #require(try await house.mails().last)

            #expect(mail.to == "bob@example.com")
            #expect(mail.subject == "You are invited to Analytical Engines")
            #expect(invitation.status == 201)
            #expect(invitation["url"] == nil)
            #expect(!invitation.text.contains("/invitations/"))
            let link = try #require(try await house.linkInMail())
            let joined = try await browser.send(.post, link, form: "name=Bob&password=\(House.password)")
            // Who has the mail has the address: they may invite in turn.
            let bob = try await browser.with(joined).settled()
            #expect(try await invite(bob, "carol@example.com").status == 201)
        }
    }

    @Test func `Nobody has mail sent whose own address is not confirmed, nor a key of theirs`() async throws {
        let house = try await House(sendsMail: true)
        try await house.run { browser async throws in
            let ada = try await browser.signUp()
            let make = #"{"name":"k","scopes":["members.manage"]}"#
            let key = browser.with(key: try await ada.send(.post, "/api/api-keys", json: make)["secret"])
            let mails = try await house.mails().count
            for caller in [ada, key] {
                #expect(try await invite(caller, "x@example.com").problem == "email-not-confirmed")
            }
            #expect(try await house.mails().count == mails)
            try await house.confirm(browser)
            for caller in [ada, key] { #expect(try await invite(caller, "bob@example.com").status == 201) }
        }
    }

    @Test func `Invitations are no cannon for mail`() async throws {
        let house = try await House(sendsMail: true)
        try await house.run { browser async throws in
            let ada = try await browser.signUp()
            try await house.confirm(browser)
            for _ in 1...3 { #expect(try await invite(ada, "bob@example.com").status == 201) }
            #expect(try await invite(ada, "bob@example.com").problem == "too-many-requests")
            for number in 1...16 { #expect(try await invite(ada, "b\(number)@example.com").status == 201) }
            #expect(try await invite(ada, "last@example.com").problem == "too-many-requests")
            house.clock.advance(by: .minutes(1))
            #expect(try await invite(ada, "last@example.com").status == 201)
            #expect(try await invite(ada, "over@example.com").problem == "too-many-requests")
        }
    }

    @Test func `A key invites members only, whatever its scopes`() async throws {
        try await House().run { browser async throws in
            let ada = try await browser.signUp()
            let make = #"{"name":"k","scopes":["members.manage"]}"#
            let key = browser.with(key: try await ada.send(.post, "/api/api-keys", json: make)["secret"])
            for role in ["ADMIN", "OWNER"] {
                let refused = try await invite(key, "bob@example.com", role)
                #expect(refused.problem == "above-own-role")
                #expect(!refused.text.contains("http"))
            }
            #expect(try await ada.send(.get, "/api/invitations").items.isEmpty)
            #expect(try await invite(key, "bob@example.com").status == 201)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Of two who accept at once one joins`(kind: TestDatabase) async throws {
        let house = try await House(kind)
        try await house.run { browser async throws in
            let ada = try await browser.signUp()
            let link = try path(try await invite(ada, "bob@example.com"))
            async let first = browser.send(.post, link, form: "name=Bob&password=\(House.password)")
            async let second = browser.send(.post, link, form: "name=Eve&password=\(House.password)")
            let statuses = try await [first.status, second.status]

            #expect(statuses.filter { $0 == 303 }.count == 1)
            #expect(try await ada.send(.get, "/api/members").items.count == 2)
        }
    }

    @Test func `Another workspace's invitation cannot be withdrawn`() async throws {
        try await House().run { browser async throws in
            let ada = try await browser.signUp()
            let eve = try await browser.signUp("eve@example.com")
            let id = try #require(try await invite(ada, "bob@example.com")["id"])

            #expect(try await eve.send(.delete, "/api/invitations/\(id)").problem == "invitation-not-found")
            #expect(try await eve.send(.get, "/api/invitations").items.isEmpty)
            #expect(try await ada.send(.get, "/api/invitations").items.count == 1)
        }
    }
}
