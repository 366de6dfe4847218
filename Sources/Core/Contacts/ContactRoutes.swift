import Primitives
package import Routes

/// `/api/contacts`.
package struct ContactRoutes: Sendable {
    private let contacts: ContactService

    package init(_ contacts: ContactService) {
        self.contacts = contacts
    }

    package var routes: [Route] { [list, add, show, change, erase] }

    private var list: Route {
        Route(
            .get,
            "/api/contacts",
            access: .permission(.viewContacts),
            summary: "Contacts, the newest first",
            query: .page + [QueryParameter("search", "The beginning of a name, a number or a username")],
            gives: Page<ContactBody>.self
        ) { call in
            let page = try call.page
            let fetched = try await contacts.page(
                call.caller.workspace,
                search: call.query("search").map { String($0.prefix(100)) },
                wholeNumbers: call.caller.hidesNumbers,
                after: page.after?.id(0),
                limit: page.limit + 1
            )
            let caller = try call.caller
            return .json(
                Page(fetched: fetched, page: page, cursor: { Cursor($0.id) }, item: { ContactBody($0, for: caller) })
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
            let contact = try await contacts.add(
                name: body.name,
                phone: body.phone,
                country: body.country,
                optIn: body.optIn ?? .unknown,
                by: call.caller.name,
                in: call.caller.workspace
            )
            return .created(try ContactBody(contact, for: call.caller), at: "/api/contacts/\(contact.id)")
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
            summary: "Change a contact's name, consent or block",
            takes: ContactChangeBody.self,
            gives: ContactBody.self
        ) { call in
            let body = try await call.body(ContactChangeBody.self)
            let contact = try await contacts.change(
                call.id("id"),
                name: body.name,
                optIn: body.optIn,
                isBlocked: body.blocked,
                by: call.caller.name,
                in: call.caller.workspace
            )
            return .json(ContactBody(contact, for: try call.caller))
        }
    }

    private var erase: Route {
        Route(
            .delete,
            "/api/contacts/{id}",
            access: .permission(.deleteContacts),
            summary: "Erase a contact's personal data; a refusal of marketing is kept"
        ) { call in
            try await contacts.erase(call.id("id"), in: call.caller.workspace)
            return .noContent
        }
    }
}
