import Primitives
import Routes
import Storage
import Workspaces

/// The problem `answered-meanwhile`, with the answers themselves, which a plain problem has no room for.
struct AnsweredBody: Codable, Sendable {
    let type: String
    let title: String
    let status: Int
    let detail: String?
    let by: NamedBody?
    let at: Timestamp?
    let messages: [MessageBody]

    init(_ ids: [MessageID], _ scope: InboxScope, in transaction: Transaction) throws {
        let problem = MessagingError.answeredMeanwhile(ids).problem
        (type, title, status, detail) = (problem.type, problem.title, problem.status, problem.detail)
        let found = try MessageStore(transaction).all(scope.workspace, ids).sorted { ($0.at, $0.id) < ($1.at, $1.id) }
        let names = try InboxNames(members: found.map(\.author), workspace: scope.workspace, in: transaction)
        by = names.named(found.last?.author)
        at = found.last?.at
        let media = try MediaBody.all(of: found, for: scope, transaction)
        messages = found.map { message in
            MessageBody(
                message,
                author: names.named(message.author),
                hidesNumbers: scope.hidesNumbers,
                media: message.media.flatMap { media[$0] }
            )
        }
    }
}
