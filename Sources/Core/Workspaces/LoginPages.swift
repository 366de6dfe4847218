import HTTPTypes
import Routes

/// Links that are opened once: to sign in, and to confirm an address.
///
/// A mail scanner or a chat's preview opens links too, and must not use them up. So GET signs in only when a browser
/// says that a person goes there (fetch metadata, which pages and programs cannot forge); everybody else gets a page
/// with a button.
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
        if Self.isNavigation(call.headers) { return try await signIn(call) }
        do {
            let token = try token(call)
            try limits.countLink(ip: call.ip)
            guard try await signIns.isGood(token) else { throw WorkspaceError.linkNotGood }
            return page("Sign in", action: "/login/\(token.text)", button: "Sign in")
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

    private func page(_ title: String, action: String, button: String) -> Reply {
        let body: HTML = """
            <h1>\(title)</h1>
            <form method="post" action="\(action)"><button>\(button)</button></form>
            """
        return PlainPage(title: title, body: body).reply()
    }

    /// A person's browser going to the page itself; not a preview, not a prefetch, not an image or a frame.
    private static func isNavigation(_ headers: HTTPFields) -> Bool {
        headers[.fetchMode] == "navigate" && headers[.fetchDestination] == "document" && headers[.secPurpose] == nil
    }
}
