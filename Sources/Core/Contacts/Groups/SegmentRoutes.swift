import Primitives
package import Routes

/// Segments over HTTP: contacts that a filter finds, or that were chosen by hand.
package struct SegmentRoutes: Sendable {
    private let groups: GroupService

    package init(_ groups: GroupService) {
        self.groups = groups
    }

    package var routes: [Route] {
        [
            Route(
                .get,
                "/api/segments",
                access: .permission(.viewContacts),
                summary: "Segments, by name",
                gives: Page<SegmentBody>.self
            ) { call in
                let caller = try call.caller
                let found = try await groups.list(.segment, in: caller.workspace)
                return .json(Page(items: found.groups.map { SegmentBody($0, names: found.names, for: caller) }))
            },
            Route(
                .post,
                "/api/segments",
                access: .permission(.manageSegments),
                summary: "Make a segment: dynamic by its filter, static by its contacts",
                takes: GroupWish.self,
                gives: SegmentBody.self,
                status: 201
            ) { call in
                let caller = try call.caller
                let made = try await groups.add(call.body(), .segment, by: caller)
                return .created(SegmentBody(made, names: nil, for: caller), at: "/api/segments/\(made.wireID)")
            },
            Route(
                .patch,
                "/api/segments/{id}",
                access: .permission(.manageSegments),
                summary: "Change a segment; its kind stays",
                takes: GroupWish.self,
                gives: SegmentBody.self
            ) { call in
                let caller = try call.caller
                let wish: GroupWish = try await call.body()
                let changed = try await groups.change(Self.id(call), .segment, to: wish, by: caller)
                return .json(SegmentBody(changed, names: nil, for: caller))
            },
            Route(
                .delete,
                "/api/segments/{id}",
                access: .permission(.manageSegments),
                summary: "Delete a segment; its contacts stay"
            ) { call in
                try await groups.delete(Self.id(call), .segment, by: call.caller)
                return .noContent
            },
            member(.put, "Put contacts into a static segment", isIn: true),
            member(.delete, "Take contacts out of a static segment", isIn: false),
        ]
    }

    private func member(_ method: Method, _ summary: String, isIn: Bool) -> Route {
        Route(
            method,
            "/api/segments/{id}/members",
            access: .permission(.manageSegments),
            summary: summary,
            takes: MembersWish.self,
            gives: MembersBody.self
        ) { call in
            let wish: MembersWish = try await call.body()
            let changed = try await groups.set(wish.contactIds, isIn: isIn, Self.id(call), .segment, by: call.caller)
            return .json(MembersBody(changed: changed))
        }
    }

    private static func id(_ call: Call) throws -> GroupID {
        let id: SegmentID = try call.id("id")
        return GroupID(rawValue: id.rawValue)
    }
}

/// Who is put into a group or taken out; those whom a filter finds go by a bulk edit.
struct MembersWish: Codable, Sendable {
    let contactIds: [ContactID]
}

struct MembersBody: Codable, Sendable {
    let changed: Int
}
