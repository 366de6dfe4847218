import Primitives
package import Routes

/// Segments (contacts that a filter finds, or that were chosen by hand) and communities (named audiences, some of which live on
/// WhatsApp itself) over HTTP.
package struct GroupRoutes: Sendable {
    private let groups: GroupService

    package init(_ groups: GroupService) {
        self.groups = groups
    }

    package var routes: [Route] { routes(SegmentBody.self) + routes(CommunityBody.self) }

    private func routes<Body: GroupBody>(_ body: Body.Type) -> [Route] {
        let (path, purpose, words) = (body.path, body.purpose, body.words)
        return [
            Route(
                .get,
                path,
                access: .permission(body.view),
                summary: words.list,
                gives: Page<Body>.self
            ) { call in
                let caller = try call.caller
                let found = try await groups.list(purpose, in: caller.workspace)
                return .json(Page(items: found.groups.map { Body($0, names: found.names, for: caller) }))
            },
            Route(
                .post,
                path,
                access: .permission(body.manage),
                summary: words.make,
                takes: GroupWish.self,
                gives: Body.self,
                status: 201
            ) { call in
                let caller = try call.caller
                let made = try await groups.add(call.body(), purpose, by: caller)
                return .created(Body(made, names: nil, for: caller), at: "\(path)/\(made.wireID)")
            },
            Route(
                .patch,
                "\(path)/{id}",
                access: .permission(body.manage),
                summary: words.change,
                takes: GroupWish.self,
                gives: Body.self
            ) { call in
                let caller = try call.caller
                let wish: GroupWish = try await call.body()
                let changed = try await groups.change(body.id(call), purpose, to: wish, by: caller)
                return .json(Body(changed, names: nil, for: caller))
            },
            Route(
                .delete,
                "\(path)/{id}",
                access: .permission(body.manage),
                summary: words.delete
            ) { call in
                try await groups.delete(body.id(call), purpose, by: call.caller)
                return .noContent
            },
            member(body, .put, words.put, isIn: true),
            member(body, .delete, words.take, isIn: false),
        ]
    }

    private func member<Body: GroupBody>(
        _ body: Body.Type,
        _ method: Method,
        _ summary: String,
        isIn: Bool
    ) -> Route {
        Route(
            method,
            "\(body.path)/{id}/members",
            access: .permission(body.manage),
            summary: summary,
            takes: MembersWish.self,
            gives: MembersBody.self
        ) { call in
            let wish: MembersWish = try await call.body()
            let changed = try await groups.set(
                wish.contactIds,
                isIn: isIn,
                body.id(call),
                body.purpose,
                by: call.caller
            )
            return .json(MembersBody(changed: changed))
        }
    }
}

/// Who is put into a group or taken out; those whom a filter finds go by a bulk edit.
struct MembersWish: Codable, Sendable {
    let contactIds: [ContactID]
}

struct MembersBody: Codable, Sendable {
    let changed: Int
}
