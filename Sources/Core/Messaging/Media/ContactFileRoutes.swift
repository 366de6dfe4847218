import Contacts
import Primitives
import Routes
import Storage

/// A contact's files over HTTP.
struct ContactFileRoutes {
    let service: MessagingService

    var route: Route {
        Route(
            .get,
            "/api/contacts/{id}/files",
            access: .permission(.viewInbox),
            summary: "The files in a contact's conversations that the caller sees, the newest first",
            query: .page + [QueryParameter("kind", "image, video, audio, document or sticker")],
            gives: ContactFilesBody.self
        ) { call in
            let page = try call.page
            let id: ContactID = try call.id("id")
            let last: MessageID? = try page.after.map { try $0.id(0) }
            let kind = try call.query("kind", "a kind of file") { FileKind(rawValue: $0) }
            let body = try await service.look(by: try call.caller) { transaction, scope in
                _ = try service.contacts(transaction).find(id, in: scope.workspace)
                let files = ContactFiles(transaction: transaction, scope: scope, contact: id)
                let found = try files.page(kind, before: last, limit: page.limit + 1)
                let shown = Page(fetched: found, page: page, cursor: { Cursor($0.id) }, item: { $0 })
                return ContactFilesBody(
                    items: shown.items,
                    next: shown.next,
                    counts: last == nil ? try files.counts() : nil
                )
            }
            return .json(body)
        }
    }
}
