import HTTPTypes
import Primitives
package import Routes
import Storage

/// A member's devices.
package struct PushRoutes: Sendable {
    private let tools: PushTools
    private let tests: RateLimiter

    package init(_ tools: PushTools) {
        self.tools = tools
        // Enough to try each device twice; whoever wants a server of ours to call another's all day gets six a minute.
        tests = RateLimiter(burst: 20, oneEvery: .seconds(10), ambient: tools.ambient)
    }

    package var all: [Route] {
        [
            Route(
                .get,
                "/api/push",
                access: .member,
                summary: "The key that browsers subscribe with, and the devices that you allowed",
                gives: PushBody.self,
                show
            ),
            Route(
                .post,
                "/api/push/subscriptions",
                access: .member,
                summary: "Tell this browser too, until this session ends; the eleventh device replaces the first",
                takes: NewPushBody.self,
                gives: PushSubscriptionBody.self,
                status: 201,
                subscribe
            ),
            Route(
                .delete,
                "/api/push/subscriptions/{id}",
                access: .member,
                summary: "Tell a device nothing any more",
                remove
            ),
            Route(
                .post,
                "/api/push/test",
                access: .member,
                summary: "Send a test to your devices",
                gives: PushTestBody.self,
                status: 202,
                test
            ),
        ]
    }

    @Sendable
    private func show(_ call: Call) async throws -> Reply {
        let reader = try NoticeReader(call.caller)
        let key = try await tools.keyring.current()
        let devices = try await tools.database.read { transaction in
            try PushSubscriptionStore(transaction: transaction, workspace: reader.workspace).list(of: reader.member)
        }
        return .json(
            PushBody(
                publicKey: key.publicText,
                subscriptions: devices.map { PushSubscriptionBody($0, isCurrent: $0.generation == key.generation) }
            )
        )
    }

    @Sendable
    private func subscribe(_ call: Call) async throws -> Reply {
        let reader = try NoticeReader(call.caller)
        guard case .session(let session, _) = call.authentication?.means else { throw Problem.signInRequired }
        let body = try await call.body(NewPushBody.self)
        let entry = try body.checked(services: tools.settings.services)
        let current = try await tools.keyring.current()
        guard let key = try await used(body) else {
            throw Problem.invalid(.init(field: "publicKey", detail: "Subscribe again: this is none of our keys."))
        }
        let new = PushSubscription(
            id: tools.ambient.id(),
            member: reader.member,
            session: session,
            endpoint: entry.endpoint.text,
            keys: entry.keys,
            generation: key.generation,
            label: entry.label,
            createdAt: tools.ambient.now(),
            lastUsedAt: nil
        )
        let kept = try await tools.database.write { transaction -> PushSubscription? in
            let store = PushSubscriptionStore(transaction: transaction, workspace: reader.workspace)
            return try store.find(try store.put(new))
        }
        return .created(
            PushSubscriptionBody(kept ?? new, isCurrent: key.generation == current.generation),
            at: "/api/push/subscriptions/\(kept?.id ?? new.id)"
        )
    }

    /// The pair that the browser subscribed with; `nil` when it is none of ours.
    private func used(_ body: NewPushBody) async throws -> PushKey? {
        guard let text = body.publicKey else { return try await tools.keyring.current() }
        return try await tools.keyring.find(publicText: text)
    }

    @Sendable
    private func remove(_ call: Call) async throws -> Reply {
        let reader = try NoticeReader(call.caller)
        let id: PushSubscriptionID = try call.id("id")
        let found = try await tools.database.write { transaction in
            try PushSubscriptionStore(transaction: transaction, workspace: reader.workspace)
                .delete(id, of: reader.member)
        }
        guard found else { throw Problem.notFound }
        return .noContent
    }

    @Sendable
    private func test(_ call: Call) async throws -> Reply {
        let reader = try NoticeReader(call.caller)
        try tests.take("\(reader.member)")
        let queue = PushQueue(ambient: tools.ambient)
        let count = try await tools.database.write { transaction in
            try queue.enqueue(nil, to: [reader.member], in: reader.workspace, transaction)
        }
        return .json(PushTestBody(devices: count), status: .accepted)
    }
}
