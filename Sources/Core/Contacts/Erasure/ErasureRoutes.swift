import HTTPTypes
import Primitives
package import Routes

/// Deleting contacts, bringing them back, erasing them.
package struct ErasureRoutes: Sendable {
    private let erasure: ErasureService

    package init(_ erasure: ErasureService) {
        self.erasure = erasure
    }

    package var routes: [Route] { [delete, restore, erase, show, grace, setGrace] }

    private var delete: Route {
        Route(
            .delete,
            "/api/contacts/{id}",
            access: .permission(.deleteContacts),
            summary: "Delete a contact; it can come back for some days and is erased then"
        ) { call in
            try await erasure.delete(call.id("id"), by: call.caller)
            return .noContent
        }
    }

    private var restore: Route {
        Route(
            .post,
            "/api/contacts/{id}/restore",
            access: .permission(.deleteContacts),
            summary: "Bring a deleted contact back",
            gives: ContactBody.self
        ) { call in
            let caller = try call.caller
            return .json(ContactBody(try await erasure.restore(call.id("id"), by: caller), for: caller))
        }
    }

    private var erase: Route {
        Route(
            .post,
            "/api/contacts/{id}/erase",
            access: .permission(.deleteContacts),
            summary: "Erase everything that is known of a person now; a refusal of marketing is kept as a digest",
            takes: ErasureWishBody.self,
            gives: ErasureBody.self,
            status: 202
        ) { call in
            let body = try await call.body(ErasureWishBody.self)
            let begun = try await erasure.erase(call.id("id"), confirmed: body.confirm, by: call.caller)
            return .json(ErasureBody(begun), status: .accepted)
        }
    }

    private var show: Route {
        Route(
            .get,
            "/api/erasures/{id}",
            access: .permission(.deleteContacts),
            summary: "The proof of an erasure",
            gives: ErasureBody.self
        ) { call in
            guard let found = try await erasure.find(call.id("id"), in: call.caller.workspace) else {
                throw Problem.notFound
            }
            return .json(ErasureBody(found))
        }
    }

    private var grace: Route {
        Route(
            .get,
            "/api/settings/deletion",
            access: .permission(.deleteContacts),
            summary: "For how many days deleted contacts can come back",
            gives: GraceBody.self
        ) { call in
            .json(GraceBody(days: try await erasure.graceDays(in: call.caller.workspace)))
        }
    }

    private var setGrace: Route {
        Route(
            .put,
            "/api/settings/deletion",
            access: .permission(.deleteContacts),
            summary: "Choose for how many days contacts deleted from now on can come back",
            takes: GraceBody.self,
            gives: GraceBody.self
        ) { call in
            let body = try await call.body(GraceBody.self)
            try await erasure.setGrace(days: body.days, by: call.caller)
            return .json(body)
        }
    }
}

struct GraceBody: Codable, Sendable {
    let days: Int
}

/// `POST /api/contacts/{id}/erase`.
struct ErasureWishBody: Codable, Sendable {
    /// The contact's identity once more.
    let confirm: String
}

/// The proof as the API gives it.
struct ErasureBody: Codable, Sendable {
    let id: ErasureID
    let contactId: ContactID
    let state: Erasure.State
    let requestedBy: String?
    let requestedAt: Timestamp
    let finishedAt: Timestamp?
    let counts: [String: Int]
    let digest: String?

    init(_ erasure: Erasure) {
        id = erasure.id
        contactId = erasure.contact
        state = erasure.state
        requestedBy = erasure.requestedBy
        requestedAt = erasure.requestedAt
        finishedAt = erasure.finishedAt
        counts = erasure.counts
        digest = erasure.digest
    }
}
