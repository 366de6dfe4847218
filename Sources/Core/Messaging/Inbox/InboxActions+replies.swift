import Primitives
import Routes
import Storage
import Workspaces

extension InboxActions {
    static let repliesMax = 500

    /// Makes a quick reply, or changes one.
    ///
    /// Everybody has their own; a team's are its members'; everybody's take `quick-replies.manage`, which may change all but
    /// other people's own.
    func saveReply(_ id: QuickReplyID?, _ body: QuickReplyBody.Wanted) throws -> QuickReply {
        let store = QuickReplyStore(transaction, in: workspace)
        let old = try id.map { id in
            guard let found = try store.find(id), has(found) else { throw InboxError.quickReplyNotFound(id) }
            return found
        }
        if let old { try mayChange(old.scope) }
        let scope = try body.scope.map { try replyScope($0, team: body.teamId) } ?? old?.scope ?? .mine(person())
        try mayChange(scope)
        let reply = QuickReply(
            id: old?.id ?? ambient.id(),
            shortcut: try Self.shortcut(body.shortcut ?? old?.shortcut ?? ""),
            title: try Self.checked(body.title ?? old?.title ?? "", "title", 0...80),
            text: try Self.checked(body.text ?? old?.text ?? "", "text", 1...4096),
            media: body.mediaId.or(old?.media),
            category: try Self.checked(body.category ?? old?.category ?? "", "category", 0...40),
            scope: scope,
            uses: old?.uses ?? 0
        )
        if let media = reply.media, media != old?.media {
            _ = try MediaAccess(caller, scope: self.scope, in: transaction).file(media)
        }
        if old?.scope != scope, try store.count(scope) >= Self.repliesMax {
            throw InboxError.tooMany("quick replies", limit: Self.repliesMax)
        }
        guard try store.save(reply, at: ambient.now()) else { throw InboxError.shortcutTaken }
        try listChanged("quick-replies.changed")
        return reply
    }

    func deleteReply(_ id: QuickReplyID) throws {
        let store = QuickReplyStore(transaction, in: workspace)
        guard let found = try store.find(id), has(found) else { throw InboxError.quickReplyNotFound(id) }
        try mayChange(found.scope)
        try store.delete(id)
        try listChanged("quick-replies.changed")
    }

    func useReply(_ id: QuickReplyID) throws {
        let store = QuickReplyStore(transaction, in: workspace)
        guard let found = try store.find(id), has(found) else { throw InboxError.quickReplyNotFound(id) }
        try store.used(id)
    }

    private func has(_ reply: QuickReply) -> Bool {
        switch reply.scope {
        case .mine(let owner): owner == member
        case .team(let team): scope.teams.contains(team) || caller.can(.manageQuickReplies)
        case .all: true
        }
    }

    private func mayChange(_ wanted: QuickReply.Scope) throws {
        switch wanted {
        case .mine(let owner) where owner == member: return
        case .team(let team) where scope.teams.contains(team): return
        case .team, .all: try caller.require(.manageQuickReplies)
        case .mine: throw InboxError.personOnly
        }
    }

    private func replyScope(_ word: String, team: TeamID?) throws -> QuickReply.Scope {
        switch word {
        case "mine": return .mine(try person())
        case "all": return .all
        case "team":
            guard let team, try TeamStore(transaction, workspace: workspace).find(team) != nil else {
                throw Problem.invalid(.init(field: "teamId", detail: "Name a team of this workspace.", code: "unknown"))
            }
            return .team(team)
        default:
            throw Problem.invalid(
                .init(field: "scope", detail: "It is \("mine, team, all", "choices").", code: "not-one-of")
            )
        }
    }

    /// One word, in small letters, as it is typed after the slash.
    private static func shortcut(_ text: String) throws -> String {
        let plain = text.drop { $0 == "/" }.lowercased()
        guard plain.hasLength(1...32), !plain.contains(where: { $0.isWhitespace || $0 == "/" }) else {
            throw Problem.invalid(
                .init(
                    field: "shortcut",
                    detail: "Write one word of \(1, "min") to \(32, "max") characters.",
                    code: "not-one-word"
                )
            )
        }
        return plain
    }

    static func checked(_ text: String, _ field: String, _ length: ClosedRange<Int>) throws -> String {
        guard text.hasLength(length) else { throw InboxError.text(field: field, limit: length.upperBound) }
        return text
    }
}
