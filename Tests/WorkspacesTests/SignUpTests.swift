import HTTPTypes
import Logging
import Primitives
import Routes
import Storage
import TestSupport
import Testing
import Workspaces

@Suite struct SignUpTests {
    @Test(arguments: TestDatabase.all)
    func `Makes a workspace with its owner and starts the trial`(kind: TestDatabase) async throws {
        let house = try await House(kind)
        try await house.run { browser async throws in
            let ada = try await browser.signUp(" Ada@Example.COM ", country: "gb")

            let session = try await ada.send(.get, "/api/session")
            #expect(session.status == 200)
            #expect(try await ada.id("member", "email") == "ada@example.com")
            #expect(try await ada.id("member", "role") == "OWNER")
            #expect(try await ada.id("workspace", "name") == "Analytical Engines")
            #expect(try await ada.id("workspace", "currency") == "USD")
            #expect(try await ada.id("workspace", "country") == "GB")
            #expect(try await ada.id("workspace", "trialActivatedAt") == "2026-11-23T09:00:00.000Z")
            #expect(session.object["permissions"] as? [String] != nil)
            #expect(session.text.contains(#""simulator":null"#))
        }
        #expect(house.trials.all.count == 1)
    }

    @Test func `India pays in rupees`() async throws {
        try await House().run { browser async throws in
            let ada = try await browser.signUp(country: "IN")
            #expect(try await ada.id("workspace", "currency") == "INR")
        }
    }

    @Test(arguments: TestDatabase.all)
    func `An address has one account`(kind: TestDatabase) async throws {
        let house = try await House(kind)
        try await house.run { browser async throws in
            _ = try await browser.signUp()
            let again = try await browser.send(
                .post,
                "/api/sign-up",
                json: """
                    {"name":"Eve","email":"ADA@example.com","password":"another-long-one","company":"Evil",
                    "country":"GB","timeZone":"UTC"}
                    """
            )

            #expect(again.problem == "email-taken")
            #expect(again.status == 409)
            #expect(again.headers[.setCookie] == nil)
            #expect(!again.text.contains("Ada"))
        }
        let workspaces = try await house.database.read { try $0.rows("SELECT workspace_id FROM workspaces").count }
        #expect(workspaces == 1)
    }

    @Test(arguments: TestDatabase.all)
    func `A person has one trial, whatever follows the plus`(kind: TestDatabase) async throws {
        let house = try await House(kind)
        try await house.run { browser async throws in
            _ = try await browser.signUp("ada@example.com")
            let second = try await browser.signUp("ada+2@example.com")

            let session = try await second.send(.get, "/api/session")
            #expect(session.text.contains(#""trialActivatedAt":null"#))
        }
        #expect(house.trials.all.count == 1)
    }

    struct Bad: Sendable {
        let member: String
        let value: String
    }

    @Test(arguments: [
        Bad(member: "name", value: " "), Bad(member: "email", value: "ada"), Bad(member: "email", value: "a@b@c"),
        Bad(member: "email", value: "ada@example.com\\r\\nBcc: eve@example.com"),
        Bad(member: "password", value: "short"),
        Bad(member: "password", value: "password1234"), Bad(member: "password", value: "ada@example.com"),
        Bad(member: "company", value: ""), Bad(member: "country", value: "XX"), Bad(member: "country", value: "India"),
        Bad(member: "timeZone", value: "Mars/Olympus"), Bad(member: "timeZone", value: "../../etc/passwd"),
        Bad(member: "timeZone", value: ""),
    ])
    func `A wrong member is named, and nothing is made`(bad: Bad) async throws {
        let house = try await House()
        try await house.run { browser async throws in
            var body = [
                "name": "Ada", "email": "ada@example.com", "password": House.password, "company": "Engines",
                "country": "GB", "timeZone": "Europe/London",
            ]
            body[bad.member] = bad.value
            let json = "{" + body.map { "\"\($0)\":\"\($1)\"" }.joined(separator: ",") + "}"
            let answer = try await browser.send(.post, "/api/sign-up", json: json)

            #expect(answer.problem == "invalid-request")
            #expect(answer.status == 422)
            #expect(answer.fields == [bad.member])
            #expect(!answer.text.contains(House.password))
        }
        #expect(try await house.database.read { try $0.rows("SELECT id FROM users").isEmpty })
    }

    @Test func `Every wrong member is named at once`() async throws {
        try await House().run { browser async throws in
            let answer = try await browser.send(
                .post,
                "/api/sign-up",
                json: #"{"name":"","email":"","password":"","company":"","country":"","timeZone":""}"#
            )
            #expect(Set(answer.fields) == ["name", "email", "password", "company", "country", "timeZone"])
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Where mail is sent the trial waits for the address to be confirmed`(kind: TestDatabase) async throws {
        let house = try await House(kind, sendsMail: true)
        try await house.run { browser async throws in
            _ = try await browser.signUp()
            #expect(house.trials.all.isEmpty)
            let link = try #require(try await house.linkInMail())
            #expect(link.hasPrefix("/confirm/"))

            let page = try await browser.send(.get, link)
            #expect(page.status == 200)
            #expect(house.trials.all.isEmpty)

            #expect(try await browser.send(.post, link).status == 303)
            #expect(house.trials.all.count == 1)
            #expect(try await browser.send(.post, link).status == 410)
            #expect(house.trials.all.count == 1)
        }
    }

    @Test func `A confirmation runs out after three days`() async throws {
        let house = try await House(sendsMail: true)
        try await house.run { browser async throws in
            _ = try await browser.signUp()
            let link = try #require(try await house.linkInMail())
            house.clock.advance(by: .hours(73))

            #expect(try await browser.send(.post, link).status == 410)
        }
        #expect(house.trials.all.isEmpty)
    }

    @Test func `Where sign-up is closed people come by invitation only`() async throws {
        let house = try await House(opensSignUp: false)
        try await house.run { browser async throws in
            let body = """
                {"name":"Eve","email":"eve@example.com","password":"\(House.password)","company":"Eve Ltd",
                "country":"GB","timeZone":"Europe/London"}
                """
            #expect(try await browser.send(.post, "/api/sign-up", json: body).status == 404)
            #expect(try await browser.send(.get, "/sign-up").status == 404)
            let form = "name=Eve&email=eve@example.com&password=\(House.password)&company=E&country=GB&timeZone=UTC"
            #expect(try await browser.send(.post, "/sign-up", form: form).status == 404)
            #expect(try await house.database.read { try $0.rows("SELECT id FROM users") }.isEmpty)
            #expect(!(try await browser.send(.get, "/sign-in").text.contains("/sign-up")))

            let account = try NewAccount(
                name: "Ada",
                email: "ada@example.com",
                password: House.password,
                company: "Engines",
                country: "GB",
                timeZone: "UTC"
            )
            _ = try await house.feature.workspaces.signUp(
                account,
                device: Device(ip: "", userAgent: ""),
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            )
            let ada = try await browser.with(try await browser.signIn("ada@example.com")).settled()
            let bob = try await ada.colleague("bob@example.com", "MEMBER")
            #expect(try await bob.send(.get, "/api/session").status == 200)
        }
        try await House().run { browser async throws in
            #expect(try await browser.send(.get, "/sign-in").text.contains("/sign-up"))
        }
    }

    @Test(arguments: [
        ("A\u{2028}da", "Ada"), ("A\u{202E}da\u{2066}", "Ada"), ("\u{85}Ada\u{9F}", "Ada"), (" नमस्ते ", "नमस्ते"),
        ("A\u{200D}da", "A\u{200D}da"),
    ])
    func `A name is one line in one direction`(written: String, kept: String) {
        #expect(written.trimmedLine == kept)
    }

    @Test func `Signing up is limited by address of the network`() async throws {
        try await House().run { browser async throws in
            for number in 1...10 { _ = try await browser.signUp("a\(number)@example.com") }
            let answer = try await browser.send(.post, "/api/sign-up", json: "{}")
            #expect(answer.problem == "too-many-requests")
            #expect(answer.headers[.retryAfter] != nil)
        }
    }
}
