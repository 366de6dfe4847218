import Routes

/// Sign-in and sign-up for people, without a line of script.
struct SignInPages: Sendable {
    let workspaces: WorkspaceService
    let signIns: SignInService
    let limits: SignInLimits
    let cookie: SessionCookie
    let opensSignUp: Bool

    var all: [Route] {
        [
            Route(.get, "/sign-in", access: .public, summary: "The sign-in page") { _ in signInPage() },
            Route(.post, "/sign-in", access: .public, summary: "Sign in by the page's form", signIn),
            Route(.get, "/sign-up", access: .public, summary: "The sign-up page") { _ in
                opensSignUp ? signUpPage([:]) : Self.closed
            },
            Route(.post, "/sign-up", access: .public, summary: "Sign up by the page's form") { call in
                opensSignUp ? try await signUp(call) : Self.closed
            },
        ]
    }

    @Sendable
    private func signIn(_ call: Call) async throws -> Reply {
        let form = try await call.form()
        do {
            let opened = try await signIns.signIn(
                email: form["email"] ?? "",
                password: form["password"] ?? "",
                device: call.device,
                logger: call.logger
            )
            return Reply.redirect(to: "/").cookie(cookie.setting(opened.token))
        } catch {
            return signInPage(email: form["email"] ?? "", refusal: try FormRefusal(error))
        }
    }

    private static let closed = PlainPage(
        title: "Accounts are by invitation",
        body: """
            <h1>Accounts are by invitation</h1>
            <p>Ask an administrator of your workspace to invite you.</p>
            <p><a href="/sign-in">Sign in</a></p>
            """
    ).reply(status: 404)

    @Sendable
    private func signUp(_ call: Call) async throws -> Reply {
        let form = try await call.form()
        do {
            try limits.countSignUp(ip: call.ip)
            let account = try NewAccount(
                name: form["name"] ?? "",
                email: form["email"] ?? "",
                password: form["password"] ?? "",
                company: form["company"] ?? "",
                country: form["country"] ?? "",
                timeZone: form["timeZone"] ?? ""
            )
            let opened = try await workspaces.signUp(account, device: call.device, logger: call.logger)
            return Reply.redirect(to: "/").cookie(cookie.setting(opened.token))
        } catch {
            return signUpPage(form, refusal: try FormRefusal(error))
        }
    }

    private func signInPage(email: String = "", refusal: FormRefusal? = nil) -> Reply {
        let newcomers: HTML? =
            opensSignUp ? "<p class=\"hint\">New here? <a href=\"/sign-up\">Make an account</a></p>" : nil
        let body: HTML = """
            <h1>Sign in</h1>
            \(refusal?.html)
            <form method="post" action="/sign-in">
            \(Field.input("email", "E-mail", type: "email", value: email, autocomplete: "username"))
            \(Field.input("password", "Password", type: "password", autocomplete: "current-password"))
            <button>Sign in</button>
            </form>
            \(newcomers)
            """
        return PlainPage(title: "Sign in", body: body).reply(status: refusal?.status ?? 200)
    }

    private func signUpPage(_ form: [String: String], refusal: FormRefusal? = nil) -> Reply {
        let countries = Countries.named.map { (value: $0.code, label: $0.name) }
        let zones = TimeZones.names.map { (value: $0, label: $0) }
        let hint = "At least \(Password.charactersMin) characters"
        let body: HTML = """
            <h1>Make an account</h1>
            \(refusal?.html)
            <form method="post" action="/sign-up">
            \(Field.input("name", "Your name", value: form["name"] ?? "", autocomplete: "name"))
            \(Field.input("email", "Work e-mail", type: "email", value: form["email"] ?? "", autocomplete: "username"))
            \(Field.input("password", "Password", type: "password", autocomplete: "new-password", hint: hint))
            \(Field.input("company", "Company", value: form["company"] ?? "", autocomplete: "organization"))
            \(Field.select("country", "Country", countries, chosen: form["country"] ?? "IN"))
            \(Field.select("timeZone", "Time zone", zones, chosen: form["timeZone"] ?? "Asia/Kolkata"))
            <button>Make the account</button>
            </form>
            <p class="hint">You have one? <a href="/sign-in">Sign in</a></p>
            """
        return PlainPage(title: "Make an account", body: body).reply(status: refusal?.status ?? 200)
    }
}
