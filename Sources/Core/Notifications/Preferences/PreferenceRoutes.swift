package import Primitives
package import Routes
package import Storage

/// What a member wants to hear of, and where.
package struct PreferenceRoutes: Sendable {
    private let database: Database
    private let ambient: Ambient
    private let kinds: NoticeKinds

    package init(database: Database, ambient: Ambient, kinds: NoticeKinds) {
        self.database = database
        self.ambient = ambient
        self.kinds = kinds
    }

    package var all: [Route] {
        [
            Route(
                .get,
                "/api/notice-preferences",
                access: .member,
                summary: "What you hear of in the app, by e-mail and on your devices",
                gives: Page<PreferenceBody>.self,
                list
            ),
            Route(
                .put,
                "/api/notice-preferences",
                access: .member,
                summary: "Choose for the kinds that are named; the others stay as they are",
                takes: ChosenBody.self,
                choose
            ),
        ]
    }

    private static let choicesMax = 200

    @Sendable
    private func list(_ call: Call) async throws -> Reply {
        let reader = try NoticeReader(call.caller)
        let chosen = try await database.read { transaction in
            try PreferenceStore(transaction: transaction, workspace: reader.workspace).choices(of: reader.member)
        }
        let items = kinds.concerning(reader.role).map { PreferenceBody($0, chosen[$0.name] ?? $0.standard) }
        return .json(Page(items: items))
    }

    @Sendable
    private func choose(_ call: Call) async throws -> Reply {
        let reader = try NoticeReader(call.caller)
        let choices = try await call.body(ChosenBody.self).items
        guard choices.count <= Self.choicesMax else {
            throw Problem.invalid(
                .init(field: "items", detail: "At most \(Self.choicesMax, "max") at a time.", code: "at-most")
            )
        }
        let known = Set(kinds.concerning(reader.role).map(\.name))
        let unknown = choices.enumerated().filter { !known.contains($0.element.kind) }
        guard unknown.isEmpty else {
            throw Problem.invalid(
                unknown.prefix(20).map {
                    Problem.FieldError(
                        field: "items.\($0.offset).kind",
                        detail: "There is no such kind of notice.",
                        code: "unknown"
                    )
                }
            )
        }
        let now = ambient.now()
        try await database.write { transaction in
            let store = PreferenceStore(transaction: transaction, workspace: reader.workspace)
            for choice in choices {
                let ways = NoticeWays(app: choice.app, email: choice.email, push: choice.push)
                try store.set(ways, of: choice.kind, by: reader.member, at: now)
            }
        }
        return .noContent
    }
}

struct PreferenceBody: Codable, Sendable {
    let kind: String
    let label: String
    let app: Bool
    let email: Bool
    let push: Bool
    /// Whether there are mails about it; without, `email` says nothing.
    let isMailed: Bool

    init(_ kind: NoticeKind, _ ways: NoticeWays) {
        self.kind = kind.name
        label = kind.label
        app = ways.app
        email = kind.isMailed && ways.email
        push = ways.push
        isMailed = kind.isMailed
    }
}

struct ChosenBody: Codable, Sendable {
    let items: [Choice]

    /// What a kind is called and whether it is mailed may come along, and is not read.
    struct Choice: Codable, Sendable {
        let kind: String
        let app: Bool
        let email: Bool
        let push: Bool
    }
}
