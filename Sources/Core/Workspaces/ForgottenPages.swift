import HTTPTypes
import Routes

/// For people who forgot their password: a link by mail, and the page that it leads to, where a new one is set.
///
/// Opening the link uses nothing up, since mail scanners open links too: the form does.
struct ForgottenPages: Sendable {
    let signIns: SignInService
    let accounts: AccountService
    let limits: SignInLimits
    let cookie: SessionCookie

    private static let path = "/sign-in/forgot"

    var all: [Route] {
        [
            Route(.get, Self.path, access: .public, summary: "The page for a forgotten password") { call in
                call.keepingLanguage(askPage(in: PageLanguage(of: call)))
            },
            Route(.post, Self.path, access: .public, summary: "Have a link mailed that sets a new password", ask),
            Route(
                .get,
                "/sign-in/password/{token}",
                access: .public,
                summary: "The page that a mailed link leads to, where a new password is set",
                open
            ),
            Route(
                .post,
                "/sign-in/password/{token}",
                access: .public,
                summary: "Set a new password by a mailed link, end all sessions and sign in",
                set
            ),
        ]
    }

    @Sendable
    private func ask(_ call: Call) async throws -> Reply {
        let language = PageLanguage(of: call)
        guard signIns.mailsLinks else { return askPage(in: language) }
        let email = try await call.form()["email"] ?? ""
        do {
            try await signIns.mailLoginLink(to: email, leads: .password, ip: call.ip)
            return sentPage(in: language)
        } catch {
            return askPage(email: email, refusal: try FormRefusal(error), in: language)
        }
    }

    @Sendable
    private func open(_ call: Call) async throws -> Reply {
        let language = PageLanguage(of: call)
        do {
            try limits.countSignIn(ip: call.ip, email: nil)
            let token = try token(call)
            return call.keepingLanguage(try await setPage(token, in: language))
        } catch {
            return closedPage(try FormRefusal(error), in: language)
        }
    }

    @Sendable
    private func set(_ call: Call) async throws -> Reply {
        let language = PageLanguage(of: call)
        let password = try await call.form()["password"] ?? ""
        do {
            try limits.countSignIn(ip: call.ip, email: nil)
            let token = try token(call)
            do {
                let opened = try await accounts.setForgotten(by: token, to: password, device: call.device)
                return Reply.redirect(to: "/").cookie(cookie.setting(opened.token))
            } catch let error as WorkspaceError where error != .linkNotGood {
                return try await setPage(token, refusal: FormRefusal(error), in: language)
            }
        } catch {
            return closedPage(try FormRefusal(error), in: language)
        }
    }

    private func token(_ call: Call) throws -> Token {
        guard let token = Token(call.parameter("token")) else { throw WorkspaceError.linkNotGood }
        return token
    }

    private func askPage(email: String = "", refusal: FormRefusal? = nil, in language: PageLanguage) -> Reply {
        let (words, signIn) = (ForgottenWords.of(language), SignInWords.of(language))
        let form: HTML = """
            <p>\(words.explanation)</p>
            \(refusal.map { words.told($0) })
            <form method="post" action="\(Self.path)">
            \(Field.input("email", signIn.email, type: "email", value: email, autocomplete: "username"))
            <button>\(words.ask)</button>
            </form>
            """
        let body: HTML = """
            <h1>\(words.question)</h1>
            \(signIns.mailsLinks ? form : "<p>\(words.noMail)</p>")
            <p class="hint"><a href="/sign-in">\(signIn.signIn)</a></p>
            \(language.choice(path: Self.path))
            """
        return page(words.question, body, refusal, in: language)
    }

    /// The same for everybody: who has an account is nobody's business.
    private func sentPage(in language: PageLanguage) -> Reply {
        let (words, signIn) = (ForgottenWords.of(language), SignInWords.of(language))
        let body: HTML = """
            <h1>\(words.sentTitle)</h1>
            <p role="status">\(words.sent)</p>
            <p class="hint"><a href="/sign-in">\(signIn.signIn)</a></p>
            """
        return page(words.sentTitle, body, in: language)
    }

    private func setPage(_ token: Token, refusal: FormRefusal? = nil, in language: PageLanguage) async throws -> Reply {
        let user = try await signIns.person(of: token)
        let (words, signIn) = (ForgottenWords.of(language), SignInWords.of(language))
        let hint = signIn.passwordHint(Password.charactersMin)
        let action = "/sign-in/password/\(token.text)"
        let body: HTML = """
            <h1>\(words.setTitle)</h1>
            \(refusal.map { words.told($0) })
            <form method="post" action="\(action)">
            <label>\(signIn.email)
            <input type="email" value="\(user.email)" autocomplete="username" readonly>
            </label>
            \(Field.input("password", words.newPassword, type: "password", autocomplete: "new-password", hint: hint))
            <button>\(words.set)</button>
            </form>
            <p class="hint">\(words.ends)</p>
            \(language.choice(path: action))
            """
        return page(words.setTitle, body, refusal, in: language)
    }

    private func closedPage(_ refusal: FormRefusal, in language: PageLanguage) -> Reply {
        let words = ForgottenWords.of(language)
        let body: HTML = """
            <h1>\(words.setTitle)</h1>
            \(words.told(refusal))
            <p><a href="\(Self.path)">\(words.again)</a></p>
            """
        return page(words.setTitle, body, refusal, in: language)
    }

    private func page(
        _ title: String,
        _ body: HTML,
        _ refusal: FormRefusal? = nil,
        in language: PageLanguage
    ) -> Reply {
        var reply = PlainPage(title: title, body: body, in: language).reply(status: refusal?.status ?? 200)
        reply.headers.append(contentsOf: refusal?.problem.headers ?? [:])
        return reply
    }
}
