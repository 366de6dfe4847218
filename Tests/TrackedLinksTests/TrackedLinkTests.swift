import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Primitives
import Routes
import Storage
import Synchronization
import TestSupport
import Testing

@testable import TrackedLinks

struct TrackedLinkTests {
    private static let here = WorkspaceID(rawValue: 1)
    private static let owner = TrackedLink.Owner("campaign", 9)
    private static let url = "https://shop.example/shoes?size=42#top"

    private final class Heard: Sendable {
        private let clicks = Mutex<[TrackedClick]>([])
        func add(_ click: TrackedClick) { clicks.withLock { $0.append(click) } }
        var all: [TrackedClick] { clicks.withLock { $0 } }
    }

    private struct World {
        let database: Database
        let links: TrackedLinks
        let link: TrackedLink
        let heard = Heard()

        init(_ kind: TestDatabase) async throws {
            let ambient = Ambient.test(TestClock())
            let database = try await kind.open(TrackedLinkMigrations.all)
            let heard = heard
            self.database = database
            links = TrackedLinks(database: database, ambient: ambient, publicURL: "https://lodestone.example") {
                heard.add($2)
            }
            link = try await database.write {
                try TrackedLinkStore($0, in: here).link(owner, to: url, ambient: ambient)
            }
        }

        func kept() async throws -> [TrackedLink] {
            try await database.read { try TrackedLinkStore($0, in: here).links(of: owner) }
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Clicks are counted each time, people once, and only those who send it are told`(kind: TestDatabase)
        async throws
    {
        let world = try await World(kind)
        for recipient in [1, 1, 2] as [Int64] {
            #expect(try await world.links.follow(world.link.token(for: recipient), isVisit: true) == Self.url)
        }
        #expect(try await world.links.follow(world.link.token(for: 3), isVisit: false) == Self.url)

        let counted = try #require(try await world.kept().first)
        #expect(counted.clicks == 3)
        #expect(counted.people == 2)
        #expect(world.heard.all.map(\.recipient) == [1, 1, 2])
        #expect(world.heard.all.map(\.isFirst) == [true, false, true])
        #expect(world.heard.all.allSatisfy { $0.owner == Self.owner })
    }

    @Test(arguments: TestDatabase.all)
    func `An address has one link, and another workspace has none of it`(kind: TestDatabase) async throws {
        let world = try await World(kind)
        let again = try await world.database.write {
            try TrackedLinkStore($0, in: Self.here).link(Self.owner, to: Self.url, ambient: .test(TestClock()))
        }
        #expect(again == world.link)
        #expect(try await world.kept().count == 1)
        let elsewhere = try await world.database.read {
            try TrackedLinkStore($0, in: WorkspaceID(rawValue: 2)).links(of: Self.owner)
        }
        #expect(elsewhere.isEmpty)
    }

    /// Every bit of a token matters.
    @Test(arguments: TestDatabase.all)
    func `No token but those that were made leads anywhere`(kind: TestDatabase) async throws {
        let world = try await World(kind)
        let right = world.link.token(for: 7)
        #expect(right.utf8.count == 24)
        let bytes = try #require(Data(base64Encoded: right.replacing("-", with: "+").replacing("_", with: "/")))
        for place in 0..<(bytes.count * 8) {
            var other = bytes
            other[place / 8] ^= 1 << (place % 8)
            let text = other.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            #expect(try await world.links.follow(text, isVisit: true) == nil, "bit \(place)")
        }
        for text in [
            "", "a", right + "a", String(right.dropLast()), right.replacing("-", with: "+") + "=", "../../etc/passwd",
        ] {
            #expect(try await world.links.follow(text, isVisit: true) == nil, "\(text)")
        }
        #expect(try await world.kept().first?.clicks == 0)
    }

    @Test(arguments: [
        ("https://shop.example", true), ("http://shop.example:8080/a?b=c#d", true), ("HTTPS://shop.example/%20", true),
        ("javascript:alert(1)", false), ("//shop.example", false), ("/inbox", false), ("https://", false),
        ("ftp://shop.example", false), ("https://user:pass@shop.example", false), ("https://shop.example/a b", false),
        ("https://shop.example/\r\nSet-Cookie: a=b", false), ("https://shöp.example", false), ("", false),
        ("https://shop.example/" + String(repeating: "a", count: 2_000), false),
    ])
    func `Only whole addresses of web pages are led to`(text: String, isGood: Bool) {
        #expect((TrackedURL.fault(in: text) == nil) == isGood)
    }

    // MARK: HTTP

    private struct Look: Sendable {
        let name: String
        let headers: HTTPFields
        let counts: Bool
    }

    private static let looks = [
        Look(name: "a phone", headers: [.userAgent: "Mozilla/5.0 (Linux; Android 15) Chrome/140"], counts: true),
        Look(name: "nothing said", headers: [:], counts: true),
        Look(name: "WhatsApp's preview", headers: [.userAgent: "WhatsApp/2.24.6.77 A"], counts: false),
        Look(name: "Meta's preview", headers: [.userAgent: "facebookexternalhit/1.1"], counts: false),
        Look(name: "a search engine", headers: [.userAgent: "Mozilla/5.0 (compatible; Googlebot/2.1)"], counts: false),
        Look(
            name: "a browser that fetches ahead",
            headers: HTTPFields([
                HTTPField(name: .userAgent, value: "Mozilla/5.0"),
                HTTPField(name: HTTPField.Name("Sec-Purpose") ?? .userAgent, value: "prefetch;prerender"),
            ]),
            counts: false
        ),
    ]

    @Test(arguments: TestDatabase.all)
    func `A link leads on, says nothing of where from, and previews do not count`(kind: TestDatabase) async throws {
        let world = try await World(kind)
        let table = try RouteTable(
            world.links.routes,
            authenticator: Authenticator { _, _ in throw Problem.signInRequired },
            ambient: .test(TestClock())
        )
        try await Application(responder: table.responder).test(.router) { client in
            for look in Self.looks {
                let before = try await world.kept().first?.clicks ?? 0
                let answer = try await client.execute(
                    uri: "/t/\(world.link.token(for: 1))",
                    method: .get,
                    headers: look.headers
                )
                #expect(answer.status == .found, "\(look.name)")
                #expect(answer.headers[.location] == Self.url)
                #expect(answer.headers[.cacheControl] == "no-store")
                let after = try await world.kept().first?.clicks ?? 0
                #expect(after - before == (look.counts ? 1 : 0), "\(look.name)")
            }
            let wrong = try await client.execute(
                uri: "/t/AAAAAAAAAAAAAAAAAAAAAAAA?url=https://evil.example",
                method: .get
            )
            #expect(wrong.status == .notFound)
            #expect(wrong.headers[.location] == nil)
            #expect(!String(buffer: wrong.body).contains("evil"))
        }
    }

    @Test func `Whoever guesses is slowed`() async throws {
        let world = try await World(.sqlite)
        let table = try RouteTable(
            world.links.routes,
            authenticator: Authenticator { _, _ in throw Problem.signInRequired },
            ambient: .test(TestClock())
        )
        try await Application(responder: table.responder).test(.router) { client in
            var last = HTTPResponse.Status.ok
            for _ in 0..<121 {
                last = try await client.execute(uri: "/t/AAAAAAAAAAAAAAAAAAAAAAAA", method: .get).status
            }
            #expect(last == .tooManyRequests)
        }
    }
}
