import Primitives
package import Routes
import Workspaces

/// Custom fields over HTTP.
package struct FieldRoutes: Sendable {
    private let fields: FieldService

    package init(_ fields: FieldService) {
        self.fields = fields
    }

    package var routes: [Route] {
        [
            Route(
                .get,
                "/api/contact-fields",
                access: .permission(.viewContacts),
                summary: "Custom fields, in their order; `uses` counts up to \(FieldService.usesCounted)",
                query: [QueryParameter("of", "contact or company; contact when left out")],
                gives: Page<FieldBody>.self
            ) { call in
                let subject = try call.query("of", "contact or company") { FieldSubject(rawValue: $0) } ?? .contact
                let list = try await fields.list(subject, in: call.caller.workspace)
                return .json(Page(items: list.map { FieldBody($0.field, uses: $0.uses) }))
            },
            Route(
                .post,
                "/api/contact-fields",
                access: .permission(.manageFields),
                summary: "Make a field",
                takes: FieldWish.self,
                gives: FieldBody.self,
                status: 201
            ) { call in
                let field = try await fields.add(call.body(), in: call.caller.workspace)
                return .created(FieldBody(field, uses: 0), at: "/api/contact-fields/\(field.id)")
            },
            Route(
                .patch,
                "/api/contact-fields/{id}",
                access: .permission(.manageFields),
                summary: "Change a field: its key stays, its values are taken over into a new type or nothing changes",
                takes: FieldWish.self,
                gives: FieldBody.self
            ) { call in
                let id: FieldID = try call.id("id")
                let wish: FieldWish = try await call.body()
                return .json(FieldBody(try await fields.change(id, to: wish, in: call.caller.workspace), uses: nil))
            },
            Route(
                .delete,
                "/api/contact-fields/{id}",
                access: .permission(.manageFields),
                summary: "Delete a field and every value in it; 409 says how many, until it is confirmed",
                query: [QueryParameter("confirm", "The field's key")]
            ) { call in
                try await fields.delete(call.id("id"), confirmed: call.query("confirm"), in: call.caller.workspace)
                return .noContent
            },
            history("/api/contacts/{id}/fields/{key}/history", .contact, .viewContacts) {
                let id: ContactID = try $0.id("id")
                return id.subject
            },
            history("/api/companies/{id}/fields/{key}/history", .company, .viewCompanies) {
                let id: CompanyID = try $0.id("id")
                return id.subject
            },
        ]
    }

    private func history(
        _ path: String,
        _ subject: FieldSubject,
        _ permission: Permission,
        id: @escaping @Sendable (Call) throws -> SubjectID
    ) -> Route {
        Route(
            .get,
            path,
            access: .permission(permission),
            summary: "Who changed the field's value, when, from what to what; the newest 200",
            gives: Page<FieldHistoryBody>.self
        ) { call in
            let caller = try call.caller
            let found = try await fields.history(of: call.parameter("key"), subject, id(call), in: caller.workspace)
            return .json(
                Page(items: found.changes.map { FieldHistoryBody($0, found.field, found.names, for: caller) })
            )
        }
    }
}
