import HTTPTypes
import Routes

/// A page instead of a problem document, for people who opened a link.
enum RefusalPage {
    /// - Throws: `error` itself when it is no refusal.
    static func reply(_ error: any Error) throws -> Reply {
        let refusal = try FormRefusal(error)
        let body: HTML = """
            <h1>\(refusal.problem.title)</h1>
            <p>\(refusal.problem.detail ?? "")</p>
            <p><a href="/sign-in">Sign in</a></p>
            """
        var reply = PlainPage(title: refusal.problem.title, body: body).reply(status: refusal.status)
        reply.headers.append(contentsOf: refusal.problem.headers)
        return reply
    }
}
