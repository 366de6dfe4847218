import HTTPTypes
import Logging
import Notifications
import Primitives
import Routes
import Storage
import TestSupport
import Testing
import Workspaces

@Suite struct SignInTests {
    @Test(arguments: TestDatabase.all)
    func `The right password opens a session`(kind: TestDatabase) async throws {
        try await House(kind).run { browser async throws in
            _ = try await browser.signUp()
            let answer = try await browser.signIn("ADA@example.com")

            #expect(answer.status == 200)
            #expect(try await browser.with(answer).id("member", "name") == "Ada")
        }
    }

    @Test func `The cookie is out of reach of scripts and other sites`() async throws {
        try await House().run { browser async throws in
            _ = try await browser.signUp()
            let cookie = try #require(try await browser.signIn("ada@example.com").headers[.setCookie])
            #expect(cookie.hasPrefix("lodestone="))
            #expect(cookie.hasSuffix("; Path=/; HttpOnly; SameSite=Lax"))
        }
        try await House(publicURL: "https://desk.example.com").run { browser async throws in
            _ = try await browser.signUp()
            let cookie = try #require(try await browser.signIn("ada@example.com").headers[.setCookie])
            #expect(cookie.hasPrefix("__Host-lodestone="))
            #expect(cookie.hasSuffix("; Path=/; HttpOnly; SameSite=Lax; Secure"))
        }
    }

    @Test(arguments: ["ada@example.com", "nobody@example.com", "not an address", "", "ada@example.com "])
    func `A wrong password and an unknown address are answered alike`(email: String) async throws {
        try await House().run { browser async throws in
            _ = try await browser.signUp()
            var answer = try await browser.signIn(email, "wrong-password").object
            answer["requestId"] = nil
            var known = try await browser.signIn("ada@example.com", "also-wrong-one").object
            known["requestId"] = nil

            #expect(answer["type"] as? String == "/problems/wrong-credentials")
            #expect(answer["status"] as? Int == 401)
            #expect("\(answer.sorted { $0.key < $1.key })" == "\(known.sorted { $0.key < $1.key })")
        }
    }

    @Test func `A guesser is stopped, by account and by network address`() async throws {
        let house = try await House()
        try await house.run { browser async throws in
            _ = try await browser.signUp()
            for _ in 1...10 { #expect(try await browser.signIn("ada@example.com", "wrong-password").status == 401) }
            let stopped = try await browser.signIn("ada@example.com")
            #expect(stopped.problem == "too-many-requests")
            #expect(stopped.status == 429)
            #expect(stopped.headers[.retryAfter] != nil)

            for number in 1...19 { _ = try await browser.signIn("\(number)@example.com", "wrong-password") }
            #expect(try await browser.signIn("fresh@example.com", "wrong-password").status == 429)

            house.clock.advance(by: .minutes(10))
            #expect(try await browser.signIn("ada@example.com").status == 200)
        }
    }

    @Test func `A stranger cannot keep somebody out`() async throws {
        let house = try await House()
        let limits = SignInLimits(ambient: house.ambient)
        let ada = try #require(EmailAddress("ada@example.com"))
        for number in 1...30 { try? limits.countSignIn(ip: "203.0.113.\(number % 3)", email: ada) }
        #expect(throws: Problem.self) { try limits.countSignIn(ip: "203.0.113.1", email: ada) }
        try limits.countSignIn(ip: "198.51.100.7", email: ada)
        // A thousand addresses at once meet a limit all the same.
        for number in 0..<1000 { try? limits.countSignIn(ip: "10.0.\(number / 250).\(number % 250)", email: ada) }
        #expect(throws: Problem.self) { try limits.countSignIn(ip: "198.51.100.8", email: ada) }
    }

    @Test func `The right password clears the account's count`() async throws {
        try await House().run { browser async throws in
            _ = try await browser.signUp()
            for _ in 1...2 {
                for _ in 1...9 { _ = try await browser.signIn("ada@example.com", "wrong-password") }
                #expect(try await browser.signIn("ada@example.com").status == 200)
            }
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Passwords and tokens are not in the database`(kind: TestDatabase) async throws {
        let house = try await House(kind)
        try await house.run { browser async throws in
            let ada = try await browser.signUp()
            let token = String(try #require(ada.cookie).split(separator: "=")[1])
            let key = try await ada.send(.post, "/api/api-keys", json: #"{"name":"k","scopes":["things.view"]}"#)
            let secret = try #require(key["secret"])
            for table in ["users", "sessions", "api_keys", "audit_entries", "idempotency_keys"] {
                let rows = try await house.database.read { transaction in
                    try transaction.rows("SELECT * FROM \(raw: table)").map { "\($0.all)" }.joined()
                }
                for hidden in [House.password, token, secret, String(secret.suffix(43))] {
                    #expect(!rows.contains(hidden), "\(table)")
                }
            }
        }
    }

    @Test func `A hash of yesterday's cost is made anew at the next sign-in`() async throws {
        let house = try await House()
        try await house.run { browser async throws in
            _ = try await browser.signUp()
            try await house.database.write { transaction in
                // scrypt of House.password with N = 2, made outside.
                let other = try transaction.row("SELECT password_hash FROM users")
                let text: String = try #require(try other?["password_hash"])
                #expect(text.hasPrefix("scrypt$2$1$1$"))
            }
            let dearer = WorkspacesFeature(
                database: house.database,
                ambient: house.ambient,
                settings: WorkspaceSettings(publicURL: "http://localhost"),
                mails: .init(mailer: .outbox, ambient: house.ambient),
                permissions: [],
                cost: .init(logRounds: 3, blockSize: 1, parallelism: 1)
            )
            _ = try await dearer.signIns.signIn(
                email: "ada@example.com",
                password: House.password,
                device: Device(ip: "1.1.1.1", userAgent: ""),
                logger: .init(label: "test")
            )
            let row = try await house.database.read { try $0.row("SELECT password_hash FROM users") }
            let text: String = try #require(try row?["password_hash"])
            #expect(text.hasPrefix("scrypt$3$1$1$"))
            #expect(try await browser.signIn("ada@example.com").status == 200)
        }
    }
}
