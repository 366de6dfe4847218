import Primitives
package import Routes

/// Merges of contacts.
package struct MergeRoutes: Sendable {
    private let merges: MergeService

    package init(_ merges: MergeService) {
        self.merges = merges
    }

    package var routes: [Route] { [list, merge, undo, duplicates] }

    private var list: Route {
        Route(
            .get,
            "/api/contacts/{id}/merges",
            access: .permission(.viewContacts),
            summary: "Contacts that became part of this one",
            gives: Page<MergeBody>.self
        ) { call in
            let caller = try call.caller
            let found = try await merges.merges(into: call.id("id"), in: caller.workspace)
            return .json(Page(items: found.map { MergeBody($0, for: caller) }, next: nil))
        }
    }

    private var merge: Route {
        Route(
            .post,
            "/api/contacts/{id}/merge",
            access: .permission(.mergeContacts),
            summary: "Make this contact part of another",
            takes: NewMergeBody.self,
            gives: ContactBody.self
        ) { call in
            let body = try await call.body(NewMergeBody.self)
            let caller = try call.caller
            let kept = try await merges.merge(call.id("id"), into: body.into, by: caller)
            return .json(ContactBody(kept, for: caller))
        }
    }

    private var undo: Route {
        Route(
            .post,
            "/api/merges/{id}/undo",
            access: .permission(.mergeContacts),
            summary: "Make two contacts of one again",
            gives: ContactBody.self
        ) { call in
            let caller = try call.caller
            return .json(ContactBody(try await merges.undo(call.id("id"), by: caller), for: caller))
        }
    }

    private var duplicates: Route {
        Route(
            .get,
            "/api/contacts/duplicates",
            access: .permission(.viewContacts),
            summary: "Contacts who have one e-mail address or one name and may be one person",
            query: .page,
            gives: Page<DuplicateBody>.self
        ) { call in
            let page = try call.page
            let caller = try call.caller
            let fetched = try await merges.duplicates(
                in: caller.workspace,
                after: page.after.map { last in
                    (DuplicateGroup.Kind(rawValue: try last.text(0)) ?? .name, try last.text(1))
                },
                limit: page.limit + 1
            )
            return .json(
                Page(
                    fetched: fetched,
                    page: page,
                    cursor: { Cursor($0.kind.rawValue, $0.key) },
                    item: { DuplicateBody($0, for: caller) }
                )
            )
        }
    }
}

/// `POST /api/contacts/{id}/merge`.
struct NewMergeBody: Codable, Sendable {
    let into: ContactID
}

/// A merge as the API gives it; its identity is that of the contact that is no more.
struct MergeBody: Codable, Sendable {
    let id: ContactID
    let name: String
    let phones: [String]
    let at: Timestamp
    let by: String?
    let undoneAt: Timestamp?

    init(_ merge: ContactMerge, for caller: Caller) {
        id = merge.gone
        name = merge.snapshot.name
        phones = merge.snapshot.identities.filter { $0.kind == .phone }
            .compactMap { PhoneNumber($0.value).map(caller.shown) }
        at = merge.at
        by = merge.by
        undoneAt = merge.undoneAt
    }
}

struct DuplicateBody: Codable, Sendable {
    /// What they share: `email` or `name`.
    let reason: String
    let contacts: [ContactBody]

    init(_ group: DuplicateGroup, for caller: Caller) {
        reason = group.kind.rawValue
        contacts = group.contacts.map { ContactBody($0, for: caller) }
    }
}
