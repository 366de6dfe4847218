import HTTPTypes
import Routes

/// Links that are opened once: to sign in, and to confirm an address.
///
/// A mail scanner or a chat's preview opens links too, and must not use them up; and another site could send a browser
/// to a link of its own maker, who then reads what is written there. So GET signs in only when a browser that is nobody's
/// yet says that a person goes there of their own accord (fetch metadata, which pages and programs cannot forge), as from
/// a terminal or a mail program. Everybody else gets a page with a button, which names the account.
struct LoginPages: Sendable {
    let workspaces: WorkspaceService
    let signIns: SignInService
    let limits: SignInLimits
    let cookie: SessionCookie

    var all: [Route] {
        [
            Route(.get, "/login/{token}", access: .public, summary: "A link that signs in once", open),
            Route(.post, "/login/{token}", access: .public, summary: "Sign in by a link's button", signIn),
            Route(.get, "/confirm/{token}", access: .public, summary: "The page that confirms an address", showConfirm),
            Route(
                .post,
                "/confirm/{token}",
                access: .public,
                summary: "Confirm an address by the page's form",
                confirm
            ),
        ]
    }

    @Sendable
    private func open(_ call: Call) async throws -> Reply {
        if Self.isNavigation(call.headers), try await call.optionalAuthentication() == nil {
            return try await signIn(call)
        }
        do {
            let token = try token(call)
            try limits.countLink(ip: call.ip)
            let user = try await signIns.person(of: token)
            let words: HTML = "<p>You will be signed in as \(user.name), \(user.email).</p>"
            return page("Sign in", action: "/login/\(token.text)", button: "Sign in", words: words)
        } catch {
            return try RefusalPage.reply(error)
        }
    }

    @Sendable
    private func signIn(_ call: Call) async throws -> Reply {
        do {
            let token = try token(call)
            try limits.countLink(ip: call.ip)
            let opened = try await signIns.signIn(link: token, device: call.device)
            return Reply.redirect(to: "/").cookie(cookie.setting(opened.token))
        } catch {
            return try RefusalPage.reply(error)
        }
    }

    @Sendable
    private func showConfirm(_ call: Call) async throws -> Reply {
        do {
            let token = try token(call)
            return page("Confirm your address", action: "/confirm/\(token.text)", button: "Confirm")
        } catch {
            return try RefusalPage.reply(error)
        }
    }

    @Sendable
    private func confirm(_ call: Call) async throws -> Reply {
        do {
            let token = try token(call)
            try limits.countLink(ip: call.ip)
            try await workspaces.confirmEmail(token, logger: call.logger)
            return .redirect(to: "/")
        } catch {
            return try RefusalPage.reply(error)
        }
    }

    private func token(_ call: Call) throws -> Token {
        guard let token = Token(call.parameter("token")) else { throw WorkspaceError.linkNotGood }
        return token
    }

    private func page(_ title: String, action: String, button: String, words: HTML? = nil) -> Reply {
        let body: HTML = """
            <h1>\(title)</h1>
            \(words)
            <form method="post" action="\(action)"><button>\(button)</button></form>
            """
        return PlainPage(title: title, body: body).reply()
    }

    /// A person's browser going to the page itself, sent by no other site; not a preview, not a prefetch, not an image or
    /// a frame.
    private static func isNavigation(_ headers: HTTPFields) -> Bool {
        guard ["none", "same-origin"].contains(headers[.fetchSite]) else { return false }
        return headers[.fetchMode] == "navigate" && headers[.fetchDestination] == "document"
            && headers[.secPurpose] == nil
    }
}
