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
            Route(.get, "/sign-in", access: .public, summary: "The sign-in page") { call in
                call.keepingLanguage(signInPage(in: PageLanguage(of: call)))
            },
            Route(.post, "/sign-in", access: .public, summary: "Sign in by the page's form", signIn),
            Route(.get, "/sign-up", access: .public, summary: "The sign-up page") { call in
                let language = PageLanguage(of: call)
                return call.keepingLanguage(opensSignUp ? signUpPage([:], in: language) : Self.closed(in: language))
            },
            Route(.post, "/sign-up", access: .public, summary: "Sign up by the page's form") { call in
                opensSignUp ? try await signUp(call) : Self.closed(in: PageLanguage(of: call))
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
            return signInPage(email: form["email"] ?? "", refusal: try FormRefusal(error), in: PageLanguage(of: call))
        }
    }

    private static func closed(in language: PageLanguage) -> Reply {
        let words = SignInWords.of(language)
        let body: HTML = """
            <h1>\(words.closed)</h1>
            <p>\(words.askToBeInvited)</p>
            <p><a href="/sign-in">\(words.signIn)</a></p>
            \(language.choice(path: "/sign-up"))
            """
        return PlainPage(title: words.closed, body: body, in: language).reply(status: 404)
    }

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
            return signUpPage(form, refusal: try FormRefusal(error), in: PageLanguage(of: call))
        }
    }

    private func signInPage(email: String = "", refusal: FormRefusal? = nil, in language: PageLanguage) -> Reply {
        let words = SignInWords.of(language)
        let newcomers: HTML? =
            opensSignUp ? "<p class=\"hint\">\(words.newHere) <a href=\"/sign-up\">\(words.signUp)</a></p>" : nil
        let body: HTML = """
            <h1>\(words.signIn)</h1>
            \(refusal.map { words.told($0) })
            <form method="post" action="/sign-in">
            \(Field.input("email", words.email, type: "email", value: email, autocomplete: "username"))
            \(Field.input("password", words.password, type: "password", autocomplete: "current-password"))
            <button>\(words.signIn)</button>
            </form>
            <p class="hint"><a href="/sign-in/forgot">\(ForgottenWords.of(language).question)</a></p>
            \(newcomers)
            \(language.choice(path: "/sign-in"))
            """
        return PlainPage(title: words.signIn, body: body, in: language).reply(status: refusal?.status ?? 200)
    }

    private func signUpPage(_ form: [String: String], refusal: FormRefusal? = nil, in language: PageLanguage) -> Reply {
        let words = SignInWords.of(language)
        let countries = Countries.named.map { (value: $0.code, label: $0.name) }
        let zones = TimeZones.names.map { (value: $0, label: $0) }
        let (name, email, company) = (form["name"] ?? "", form["email"] ?? "", form["company"] ?? "")
        let hint = words.passwordHint(Password.charactersMin)
        let body: HTML = """
            <h1>\(words.signUp)</h1>
            \(refusal.map { words.told($0) })
            <form method="post" action="/sign-up">
            \(Field.input("name", words.name, value: name, autocomplete: "name"))
            \(Field.input("email", words.workEmail, type: "email", value: email, autocomplete: "username"))
            \(Field.input("password", words.password, type: "password", autocomplete: "new-password", hint: hint))
            \(Field.input("company", words.company, value: company, autocomplete: "organization"))
            \(Field.select("country", words.country, countries, chosen: form["country"] ?? "IN"))
            \(Field.select("timeZone", words.timeZone, zones, chosen: form["timeZone"] ?? "Asia/Kolkata"))
            <button>\(words.makeAccount)</button>
            </form>
            <p class="hint">\(words.haveOne) <a href="/sign-in">\(words.signIn)</a></p>
            \(language.choice(path: "/sign-up"))
            """
        return PlainPage(title: words.signUp, body: body, in: language).reply(status: refusal?.status ?? 200)
    }
}
