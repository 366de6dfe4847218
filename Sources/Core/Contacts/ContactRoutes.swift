import Primitives
package import Routes

/// `/api/contacts`.
package struct ContactRoutes: Sendable {
    private let contacts: ContactService

    package init(_ contacts: ContactService) {
        self.contacts = contacts
    }

    package var routes: [Route] { [list, add, show, change, tags, communities, count, predicates] }

    private var list: Route {
        Route(
            .get,
            "/api/contacts",
            access: .permission(.viewContacts),
            summary: "Contacts: searched, filtered and sorted",
            query: .page + ContactQuery.parameters,
            gives: Page<ContactBody>.self
        ) { call in
            let page = try call.page
            let caller = try call.caller
            let query = try ContactQuery(call)
            let fetched = try await contacts.page(
                query,
                after: page.after,
                limit: page.limit + 1,
                in: caller.workspace
            )
            return .json(
                Page(
                    fetched: fetched,
                    page: page,
                    cursor: { ContactStore.cursor($0.contact, query.sort) },
                    item: { ContactBody($0, for: caller) }
                )
            )
        }
    }

    private var add: Route {
        Route(
            .post,
            "/api/contacts",
            access: .permission(.editContacts),
            summary: "Add a contact",
            takes: NewContactBody.self,
            gives: ContactBody.self,
            status: 201
        ) { call in
            let body = try await call.body(NewContactBody.self)
            let caller = try call.caller
            let made = try await contacts.add(
                name: body.name,
                phone: body.phone,
                country: body.country,
                optIn: body.optIn ?? .unknown,
                with: body.wish,
                by: caller.name,
                in: caller.workspace
            )
            return .created(ContactBody(made, for: caller), at: "/api/contacts/\(made.contact.id)")
        }
    }

    private var show: Route {
        Route(
            .get,
            "/api/contacts/{id}",
            access: .permission(.viewContacts),
            summary: "One contact",
            gives: ContactBody.self
        ) { call in
            .json(ContactBody(try await contacts.find(call.id("id"), in: call.caller.workspace), for: try call.caller))
        }
    }

    private var change: Route {
        Route(
            .patch,
            "/api/contacts/{id}",
            access: .permission(.editContacts),
            summary: "Change a contact: what is left out stays, null empties",
            takes: ContactWish.self,
            gives: ContactBody.self
        ) { call in
            let wish = try await call.body(ContactWish.self)
            return try await edited(call) { caller, id in
                try await contacts.change(id, to: wish, by: caller.name, in: caller.workspace)
            }
        }
    }

    private var tags: Route {
        Route(
            .put,
            "/api/contacts/{id}/tags",
            access: .permission(.editContacts),
            summary: "The contact carries exactly these tags from now on",
            takes: ContactTagsBody.self,
            gives: ContactBody.self
        ) { call in
            let body = try await call.body(ContactTagsBody.self)
            return try await edited(call) { caller, id in
                var wish = ContactWish()
                wish.tagIds = body.tagIds
                return try await contacts.change(id, to: wish, by: caller.name, in: caller.workspace)
            }
        }
    }

    private var communities: Route {
        Route(
            .put,
            "/api/contacts/{id}/communities",
            access: .permission(.editContacts),
            summary: "The contact is in exactly these communities, besides those whose filter finds it",
            takes: ContactCommunitiesBody.self,
            gives: ContactBody.self
        ) { call in
            let body = try await call.body(ContactCommunitiesBody.self)
            return try await edited(call) { caller, id in
                try await contacts.setCommunities(body.communityIds, of: id, by: caller.name, in: caller.workspace)
            }
        }
    }

    private func edited(
        _ call: Call,
        _ edit: (Caller, ContactID) async throws -> ContactSheet
    ) async throws -> Reply {
        let caller = try call.caller
        return .json(ContactBody(try await edit(caller, call.id("id")), for: caller))
    }

    private var count: Route {
        Route(
            .post,
            "/api/contacts/count",
            access: .permission(.viewContacts),
            summary: "How many a filter or a segment finds, some of them, how many can be reached, and what that costs",
            takes: Selection.self,
            gives: CountBody.self
        ) { call in
            let caller = try call.caller
            let query = try await call.body(Selection.self).query(for: caller)
            return .json(CountBody(try await contacts.count(query, in: caller.workspace), for: caller))
        }
    }

    private var predicates: Route {
        Route(
            .get,
            "/api/contact-predicates",
            access: .permission(.viewContacts),
            summary: "What filters can ask for",
            gives: Page<PredicateFieldBody>.self
        ) { call in
            let fields = try await contacts.predicateFields(in: call.caller.workspace)
            return .json(Page(items: fields.map(PredicateFieldBody.init)))
        }
    }
}
