import Primitives
package import Routes

/// Communities over HTTP: named audiences, some of which live on WhatsApp itself.
package struct CommunityRoutes: Sendable {
    private let groups: GroupService

    package init(_ groups: GroupService) {
        self.groups = groups
    }

    package var routes: [Route] {
        [
            Route(
                .get,
                "/api/communities",
                access: .permission(.viewCommunities),
                summary: "Communities, by name",
                gives: Page<CommunityBody>.self
            ) { call in
                let caller = try call.caller
                let found = try await groups.list(.community, in: caller.workspace)
                return .json(Page(items: found.groups.map { CommunityBody($0, names: found.names, for: caller) }))
            },
            Route(
                .post,
                "/api/communities",
                access: .permission(.manageCommunities),
                summary: "Make a community: static, dynamic by a filter, or external with WhatsApp's invite link",
                takes: GroupWish.self,
                gives: CommunityBody.self,
                status: 201
            ) { call in
                let caller = try call.caller
                let made = try await groups.add(call.body(), .community, by: caller)
                return .created(CommunityBody(made, names: nil, for: caller), at: "/api/communities/\(made.wireID)")
            },
            Route(
                .patch,
                "/api/communities/{id}",
                access: .permission(.manageCommunities),
                summary: "Change a community; its kind stays",
                takes: GroupWish.self,
                gives: CommunityBody.self
            ) { call in
                let caller = try call.caller
                let wish: GroupWish = try await call.body()
                let changed = try await groups.change(Self.id(call), .community, to: wish, by: caller)
                return .json(CommunityBody(changed, names: nil, for: caller))
            },
            Route(
                .delete,
                "/api/communities/{id}",
                access: .permission(.manageCommunities),
                summary: "Delete a community; its contacts stay"
            ) { call in
                try await groups.delete(Self.id(call), .community, by: call.caller)
                return .noContent
            },
            member(.put, "Put contacts into a community", isIn: true),
            member(.delete, "Take contacts out of a community", isIn: false),
        ]
    }

    private func member(_ method: Method, _ summary: String, isIn: Bool) -> Route {
        Route(
            method,
            "/api/communities/{id}/members",
            access: .permission(.manageCommunities),
            summary: summary,
            takes: MembersWish.self,
            gives: MembersBody.self
        ) { call in
            let wish: MembersWish = try await call.body()
            let changed = try await groups.set(wish.contactIds, isIn: isIn, Self.id(call), .community, by: call.caller)
            return .json(MembersBody(changed: changed))
        }
    }

    private static func id(_ call: Call) throws -> GroupID {
        let id: CommunityID = try call.id("id")
        return GroupID(rawValue: id.rawValue)
    }
}
