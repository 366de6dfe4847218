@testable import CloudAPI
import Foundation
@testable import Messaging
import Primitives
import Storage
import TestSupport
import Testing
import Workspaces

/// What the doctor says of numbers that are well, and of each thing that can be wrong with one.
struct ChannelDoctorTests {
    private static let url = "https://desk.example.com/webhooks/whatsapp"
    private static let number = """
        {"id":"1","verified_name":"Shop","name_status":"APPROVED","quality_rating":"GREEN","status":"CONNECTED",
        "platform_type":"CLOUD_API","whatsapp_business_manager_messaging_limit":"TIER_2K","is_pin_enabled":true,
        "webhook_configuration":{"application":"\(url)"},"health_status":{"can_send_message":"AVAILABLE","entities":[]}}
        """
    private static let token = """
        {"data":{"app_id":"77","is_valid":true,"expires_at":0,
        "scopes":["whatsapp_business_messaging","whatsapp_business_management"]}}
        """

    /// One thing that is different from a number that is well, and what is said of it.
    struct Case: Sendable, CustomTestStringConvertible {
        let name: DoctorCheck.Name
        let state: DoctorCheck.State
        var number: @Sendable (String) -> String = { $0 }
        var token: @Sendable (String) -> String = { $0 }
        var account = #"{"id":"2","account_review_status":"APPROVED","business_verification_status":"verified"}"#
        var apps = #"{"whatsapp_business_api_data":{"id":"77"}}"#
        var isReached = true
        var secretIsRight = true
        var clockOff: Duration = .zero
        var words = ""
        var testDescription: String { "\(name) \(state) \(words)" }
    }

    private static let cases: [Case] = [
        Case(name: .token, state: .fail, token: { $0.replacing("\"is_valid\":true", with: "\"is_valid\":false") }),
        Case(
            name: .token,
            state: .fail,
            token: { $0.replacing("\"expires_at\":0", with: "\"expires_at\":1") },
            words: "ends at"
        ),
        Case(
            name: .scopes,
            state: .fail,
            token: { $0.replacing("\"whatsapp_business_messaging\",", with: "") },
            words: "whatsapp_business_messaging"
        ),
        Case(name: .secret, state: .fail, secretIsRight: false),
        Case(name: .number, state: .fail, number: { $0.replacing("CLOUD_API", with: "NOT_APPLICABLE") }),
        Case(name: .number, state: .fail, number: { $0.replacing("\"CONNECTED\"", with: "\"BANNED\"") }),
        Case(name: .number, state: .warn, number: { $0.replacing("\"CONNECTED\"", with: "\"FLAGGED\"") }),
        Case(
            name: .name,
            state: .fail,
            number: { $0.replacing("\"APPROVED\"", with: "\"DECLINED\"") },
            words: "declined"
        ),
        Case(name: .name, state: .warn, number: { $0.replacing("\"APPROVED\"", with: "\"PENDING_REVIEW\"") }),
        Case(
            name: .pin,
            state: .warn,
            number: { $0.replacing("\"is_pin_enabled\":true", with: "\"is_pin_enabled\":false") }
        ),
        Case(name: .quality, state: .fail, number: { $0.replacing("GREEN", with: "RED") }),
        Case(name: .limit, state: .ok, number: { $0.replacing("TIER_2K", with: "TIER_UNLIMITED") }),
        Case(
            name: .account,
            state: .warn,
            account: #"{"id":"2","business_verification_status":"not_verified"}"#,
            words: "250"
        ),
        Case(
            name: .payment,
            state: .fail,
            number: {
                $0.replacing(
                    "\"entities\":[]",
                    with:
                        #""entities":[{"entity_type":"WABA","errors":[{"error_code":131042,"error_description":"No payment method"}]}]"#
                )
            },
            words: "No payment method"
        ),
        Case(name: .subscription, state: .fail, apps: ""),
        Case(
            name: .subscription,
            state: .fail,
            apps: #"{"whatsapp_business_api_data":{"id":"78"}}"#,
            words: "another app"
        ),
        Case(
            name: .webhook,
            state: .fail,
            number: { $0.replacing("desk.example.com", with: "old.example.com") },
            words: "old.example.com"
        ),
        Case(name: .webhook, state: .fail, isReached: false),
        Case(name: .clock, state: .fail, clockOff: .minutes(10), words: "600 seconds"),
        Case(name: .clock, state: .warn, clockOff: .seconds(60)),
    ]

    @Test(arguments: cases)
    func `Each fault is found, said and mended, and nothing else is`(fault: Case) async throws {
        let checks = try await examine(fault)
        let found = try #require(checks.first { $0.name == fault.name })
        #expect(found.state == fault.state)
        #expect(fault.words.isEmpty ? !found.words.isEmpty : found.words.contains(fault.words))
        #expect((found.mend != nil) == [.warn, .fail].contains(fault.state))
        // No webhook has come in these worlds.
        for other in checks where ![fault.name, .heard].contains(other.name) {
            #expect(other.state == .ok, "\(other)")
        }
    }

    @Test func `A number that is well is well in every respect, and none is left out`() async throws {
        let checks = try await examine(Case(name: .token, state: .ok))
        #expect(checks.map(\.name) == DoctorCheck.Name.allCases)
        #expect(checks.filter { $0.state != .ok }.map(\.name) == [.heard])
    }

    @Test func `Without Meta nothing is called wrong that was not looked at`() async throws {
        let world = try await MessagingWorld(.sqlite)
        try await ChannelsWorld.seal(world)
        let doctor = ChannelDoctor(
            channels: try ChannelsWorld.channels(world),
            check: try ChannelsWorld.check(world, ToldNotices()),
            webhookURL: Self.url,
            reach: .none
        )
        let checks = try await doctor.examine(world.channel.id, in: world.workspace)
        #expect(checks.first { $0.name == .token }?.state == .skipped)
        #expect(checks.first { $0.name == .webhook }?.state == .fail)
        await #expect(throws: MessagingError.channelNotFound(world.channel.id)) {
            _ = try await doctor.examine(world.channel.id, in: WorkspaceID(rawValue: 8))
        }
    }

    @Test func `Only this instance, and only lately, made a verify token of its own`() throws {
        let clock = TestClock()
        let probe = WebhookProbe(box: try ChannelsWorld.box(), ambient: .test(clock))
        let token = try probe.token()
        #expect(probe.isGood(token))
        let other = WebhookProbe(box: try SecretBox(key: [UInt8](repeating: 8, count: 32)), ambient: .test(clock))
        #expect(!other.isGood(token))
        for bad in ["", "probe.", "probe.AAAA", String(token.dropLast(2)), token + "x"] { #expect(!probe.isGood(bad)) }
        clock.advance(by: .minutes(6))
        #expect(!probe.isGood(token))
    }

    @Test func `A date of HTTP is read`() {
        #expect(HTTPDate.read("Sun, 06 Nov 1994 08:49:37 GMT") == Timestamp("1994-11-06T08:49:37Z"))
        for bad in ["", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun, 06 Foo 1994 08:49:37 GMT"] {
            #expect(HTTPDate.read(bad) == nil)
        }
    }

    private func examine(_ fault: Case) async throws -> [DoctorCheck] {
        let world = try await MessagingWorld(.sqlite)
        try await ChannelsWorld.seal(world)
        func json(_ text: String) throws -> JSON { try JSON(parsing: Array(text.utf8)) }
        var meta = CloudAPIClient.unavailable
        let number = try PhoneNumberRecord(json(fault.number(Self.number)))
        let token = try TokenRecord(json(fault.token(Self.token)))
        let account = try AccountRecord(json(fault.account))
        let apps = try fault.apps.isEmpty ? [] : [SubscribedApp(json(fault.apps))]
        meta.phoneNumber = { _ in number }
        meta.inspectToken = { _ in token }
        meta.account = { _ in account }
        meta.subscribedApps = { _ in apps }
        var proving = meta
        if !fault.secretIsRight {
            let refusal = try #require(
                GraphError(json(#"{"code":100,"message":"Invalid appsecret_proof provided in the API argument"}"#))
            )
            proving.phoneNumber = { _ throws(CloudAPIError) in throw .refused(refusal) }
        }
        let proven = proving
        let channels = try ChannelsWorld.channels(world, proving: { _, _, _ in proven }, meta)
        let probe = WebhookProbe(box: try ChannelsWorld.box(), ambient: world.ambient)
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 0)
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        let moment = (world.ambient.now() + fault.clockOff).milliseconds / 1000
        let date = formatter.string(from: Date(timeIntervalSince1970: TimeInterval(moment)))
        let reach = WebReach { url in
            guard url.hasPrefix(Self.url) else { return .init(status: 400, body: "{}", date: date) }
            guard fault.isReached else { throw WebReach.Unreachable() }
            // As the route answers it.
            let items =
                url.split(separator: "?").last?.split(separator: "&").map { $0.split(separator: "=").map(String.init) }
                ?? []
            let query = Dictionary(items.map { ($0[0], $0.count > 1 ? $0[1] : "") }) { first, _ in first }
            guard probe.isGood(query["hub.verify_token"] ?? "") else { return .init(status: 403, body: "", date: nil) }
            return .init(status: 200, body: query["hub.challenge"] ?? "", date: nil)
        }
        let doctor = ChannelDoctor(
            channels: channels,
            check: ChannelCheck(
                channels: channels,
                events: world.service.events,
                tell: { _, _, _ in }
            ),
            webhookURL: Self.url,
            reach: reach
        )
        return try await doctor.examine(world.channel.id, in: world.workspace)
    }
}
