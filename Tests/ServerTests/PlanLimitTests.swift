import Billing
@testable import CloudAPI
import Contacts
import Credits
import Messaging
import Notifications
import Primitives
import Routes
@testable import Server
import Storage
import TestSupport
import Testing
@testable import Workspaces

/// What a plan allows, asked where things are added, in the whole server.
struct PlanLimitTests {
    private struct Bench {
        let world: ServerWorld
        let chief: Caller
        let here: WorkspaceID

        init(_ kind: TestDatabase) async throws {
            world = try await ServerWorld(kind)
            here = world.owner.workspace
            chief = Caller(workspace: here, actor: world.owner.actor, isOperator: true)
        }

        var features: Features { world.server.features }
        var database: Database { world.server.world.database }

        func place(_ limits: PlanLimits, _ state: SubscriptionState = .active) async throws {
            let plan = try await features.billing.plans
                .create(PlanEntry(name: "Small", limits: limits), by: chief).plan
            let placement = PlanService.Placement(plan: plan.id, state: state, reason: "Test")
            _ = try await features.billing.plans.place(here, placement, by: chief)
        }

        func invite(_ name: String) async throws -> Token {
            let email = try #require(EmailAddress("\(name)@example.com"))
            let url = try await features.workspaces.invitations.invite(email, as: .builtIn(.member), by: world.owner)
                .url
            let text = try #require(url?.split(separator: "/").last)
            return try #require(Token(String(text)))
        }

        func accept(_ token: Token, from number: Int) async throws {
            // Cheap passwords: the race is about places.
            let world = world.server.world
            let service = InvitationService(
                database: world.database,
                ambient: world.ambient,
                passwords: PasswordHasher(
                    cost: PasswordHash.Cost(logRounds: 2, blockSize: 1, parallelism: 1),
                    ambient: world.ambient
                ),
                mails: MailQueue(mailer: .outbox, ambient: world.ambient),
                settings: WorkspaceSettings(publicURL: world.publicURL, limits: PlanGuard.limits),
                limits: SignInLimits(ambient: world.ambient),
                permissions: Features.permissions
            )
            _ = try await service.accept(
                token,
                name: "Guest \(number)",
                password: ServerWorld.password,
                device: Device(ip: "10.0.\(number).1", userAgent: "test")
            )
        }

        func members() async throws -> Int64 {
            try await database.read { try MemberStore($0, workspace: here).count() }
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Twenty who accept at once take the places there are, and no more`(kind: TestDatabase) async throws {
        let bench = try await Bench(kind)
        var tokens: [Token] = []
        for number in 0..<20 { tokens.append(try await bench.invite("guest\(number)")) }
        try await bench.place(PlanLimits(members: 6))

        let refused = try await withThrowingTaskGroup(of: Int.self) { group in
            for (number, token) in tokens.enumerated() {
                group.addTask {
                    do {
                        try await bench.accept(token, from: number)
                        return 0
                    } catch let refusal as PlanLimitReached {
                        #expect(refusal == PlanLimitReached(thing: .members, used: 6, allowed: 6, isClosed: false))
                        return 1
                    }
                }
            }
            return try await group.reduce(0, +)
        }

        #expect(refused == 15)
        #expect(try await bench.members() == 6)
        // Whoever was refused may try again once there is room.
        let open = try await bench.features.workspaces.invitations.page(of: bench.here, after: nil, limit: 50)
        #expect(open.count == 15)
    }

    @Test(arguments: TestDatabase.all)
    func `An open invitation is a place, and one that is withdrawn is none`(kind: TestDatabase) async throws {
        let bench = try await Bench(kind)
        try await bench.place(PlanLimits(members: 2))
        _ = try await bench.invite("first")
        await #expect(throws: PlanLimitReached.self) { _ = try await bench.invite("second") }
        // Sent again it takes the place of the older one.
        _ = try await bench.invite("first")
        let open = try await bench.features.workspaces.invitations.page(of: bench.here, after: nil, limit: 9)
        try await bench.features.workspaces.invitations.revoke(#require(open.first).id, by: bench.world.owner)
        _ = try await bench.invite("second")
        let problem = await #expect(throws: PlanLimitReached.self) { _ = try await bench.invite("third") }?.problem
        #expect(problem?.status == 402)
        #expect(problem?.code == "plan-limit-reached")
        #expect(
            problem?.facts == ["limit": "members", "used": "2", "allowed": "2", "link": "/billing/plan"]
        )
    }

    @Test(arguments: TestDatabase.all)
    func `Contacts are counted as they are added, and whoever writes first is always taken in`(kind: TestDatabase)
        async throws
    {
        let bench = try await Bench(kind)
        try await bench.place(PlanLimits(contacts: 3))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<10 {
                group.addTask {
                    do {
                        _ = try await bench.features.contacts.add(
                            name: "Person",
                            phone: "+9181234567\(10 + number)",
                            country: nil,
                            by: nil,
                            in: bench.here
                        )
                    } catch is PlanLimitReached {}
                }
            }
            try await group.waitForAll()
        }
        let ambient = bench.world.server.world.ambient
        func count() async throws -> Int64 {
            try await bench.database.read { try ContactStore($0, ambient: ambient).count(in: bench.here) }
        }
        #expect(try await count() == 3)
        try await bench.database.write { transaction in
            let store = ContactStore(transaction, ambient: ambient, limits: PlanGuard.limits)
            let stranger = ContactIdentities(phone: PhoneNumber("+918123456799"))
            _ = try store.resolve(workspace: bench.here, identities: stranger, source: .inbound)
            // Those whom a file brings find no room, and those who are known are found.
            let people = ["+918123456799", "+918123456798"].compactMap { PhoneNumber($0) }.map {
                (phone: $0, name: "Person")
            }
            let found = try store.upsert(people, source: .import, in: bench.here)
            #expect(found.count == 1)
        }
        #expect(try await count() == 4)
    }

    @Test(arguments: TestDatabase.all)
    func `Channels are counted while they are connected, and none is added to a plan that has ended`(
        kind: TestDatabase
    ) async throws {
        let bench = try await Bench(kind)
        let world = bench.world.server.world
        var api = CloudAPIClient.unavailable
        let record = try PhoneNumberRecord(JSON(parsing: Array(#"{"id":"1","display_phone_number":"+91 1"}"#.utf8)))
        api.phoneNumber = { _ throws(CloudAPIError) in record }
        let client = api
        let channels = ChannelService(
            database: world.database,
            ambient: world.ambient,
            box: world.box,
            simulators: [],
            limits: PlanGuard.limits,
            client: { _, _ in client }
        )
        func connect(_ number: Int) async throws {
            let connection = ChannelService.Connection(
                name: "Number \(number)",
                kind: .meta,
                baseURL: "https://graph.facebook.com",
                phoneNumberID: "\(number)",
                wabaID: "2",
                accessToken: "token",
                appSecret: "secret",
                verifyToken: "verify"
            )
            _ = try await channels.connect(connection, by: bench.world.owner)
        }
        try await bench.place(PlanLimits(channels: 1))
        try await connect(1)
        await #expect(throws: PlanLimitReached(thing: .channels, used: 1, allowed: 1, isClosed: false)) {
            try await connect(2)
        }
        try await bench.place(PlanLimits(), .expired)
        await #expect(throws: PlanLimitReached(thing: .channels, used: 1, allowed: nil, isClosed: true)) {
            try await connect(2)
        }
        let usage = try await bench.features.billing.subscriptions.show(bench.here).usage
        #expect(usage == WorkspaceUsage(members: 1, channels: 1, contacts: 0))
    }

    @Test(arguments: TestDatabase.all)
    func `What costs points is not sent on a plan that has ended, and what is free is`(kind: TestDatabase) async throws
    {
        let bench = try await Bench(kind)
        let credits = bench.features.credits
        func hold(_ points: Points) async throws {
            try await bench.database.write { transaction in
                _ = try credits.ledger(in: transaction).hold(
                    bench.here,
                    reference: "try \(points)",
                    amount: points,
                    expiresAt: bench.world.clock.now + .days(1)
                )
            }
        }
        try await bench.database.write {
            _ = try credits.ledger(in: $0)
                .grant(bench.here, kind: .promotion, amount: Points(1_000), reference: "test")
        }
        try await hold(Points(200))
        try await bench.place(PlanLimits(), .paused)
        let problem = await #expect(throws: CreditError.self) { try await hold(Points(201)) }?.problem
        #expect(problem?.code == "sending-stopped")
        try await hold(.zero)
    }
}
