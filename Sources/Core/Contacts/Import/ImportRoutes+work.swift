import HTTPTypes
import Primitives
import Routes

extension ImportRoutes {
    var workRoutes: [Route] { [change, check, start, undo] }

    private var change: Route {
        Route(
            .patch,
            "/api/imports/{id}",
            access: .permission(.importContacts),
            summary: "Say what the columns hold, what happens to contacts who are there and where consent comes from",
            takes: ImportChangeBody.self,
            gives: ImportBody.self
        ) { call in
            let body = try await call.body(ImportChangeBody.self)
            let caller = try call.caller
            let id: ImportID = try call.id("id")
            var found = try await imports.find(id, in: caller.workspace)
            var rules = found.rules
            if let duplicates = body.duplicates { rules.duplicates = duplicates }
            if let optIn = body.optIn { rules.optIn = optIn }
            if let evidence = body.consentEvidence { rules.evidence = evidence.isEmpty ? nil : evidence }
            if let tags = body.tags { rules.tags = tags }
            found = try await imports.set(rules, of: id, in: caller.workspace)
            if body.mapping != nil || body.country != nil {
                found = try await imports.map(
                    id,
                    to: try body.mapping.map(ImportMapping.init) ?? found.mapping,
                    defaultCountry: body.country ?? found.defaultCountry ?? "",
                    in: caller.workspace
                )
            }
            return .json(ImportBody(found, for: caller))
        }
    }

    private var check: Route {
        action("dry-run", "See what would become of every row; nothing is written but the verdicts") {
            try await imports.check($0, in: $1.workspace)
        }
    }

    private var start: Route {
        action("start", "Make contacts of the rows that are good") {
            try await imports.start($0, by: $1.name, in: $1.workspace)
        }
    }

    private var undo: Route {
        action("undo", "Take back what the import has done, but for what has been used or changed since") {
            try await imports.undo($0, by: $1.name, in: $1.workspace)
        }
    }

    private func action(
        _ name: String,
        _ summary: String,
        _ run: @escaping @Sendable (ImportID, Caller) async throws -> Import
    ) -> Route {
        Route(
            .post,
            "/api/imports/{id}/\(name)",
            access: .permission(.importContacts),
            summary: summary,
            gives: ImportBody.self,
            status: 202
        ) { call in
            let caller = try call.caller
            return .json(ImportBody(try await run(call.id("id"), caller), for: caller), status: .accepted)
        }
    }
}
