import Routes

/// Where the link of an invitation leads.
struct InvitationPages: Sendable {
    let invitations: InvitationService
    let limits: SignInLimits
    let cookie: SessionCookie

    var all: [Route] {
        [
            Route(.get, "/invitations/{token}", access: .public, summary: "The page of an invitation", show),
            Route(.post, "/invitations/{token}", access: .public, summary: "Join by the page's form", join),
        ]
    }

    @Sendable
    private func show(_ call: Call) async throws -> Reply {
        do {
            let token = try token(call)
            return page(try await invitations.view(token), token: token)
        } catch {
            return try RefusalPage.reply(error)
        }
    }

    @Sendable
    private func join(_ call: Call) async throws -> Reply {
        let form = try await call.form()
        do {
            let token = try token(call)
            do {
                let opened = try await invitations.accept(
                    token,
                    name: form["name"] ?? "",
                    password: form["password"] ?? "",
                    device: call.device
                )
                return Reply.redirect(to: "/").cookie(cookie.setting(opened.token))
            } catch WorkspaceError.invitationNotGood {
                throw WorkspaceError.invitationNotGood
            } catch {
                let refusal = try FormRefusal(error)
                return page(try await invitations.view(token), token: token, name: form["name"] ?? "", refusal: refusal)
            }
        } catch {
            return try RefusalPage.reply(error)
        }
    }

    private func token(_ call: Call) throws -> Token {
        guard let token = Token(call.parameter("token")) else { throw WorkspaceError.invitationNotGood }
        return token
    }

    private func page(
        _ view: InvitationService.View,
        token: Token,
        name: String = "",
        refusal: FormRefusal? = nil
    ) -> Reply {
        let nameField: HTML? =
            view.hasAccount ? nil : Field.input("name", "Your name", value: name, autocomplete: "name")
        let passwordField: HTML =
            view.hasAccount
            ? Field.input("password", "Your password", type: "password", autocomplete: "current-password")
            : Field.input(
                "password",
                "Choose a password",
                type: "password",
                autocomplete: "new-password",
                hint: "At least \(Password.charactersMin) characters"
            )
        let body: HTML = """
            <h1>Join \(view.workspaceName)</h1>
            <p>You are invited as \(view.email) with the role \(view.roleName).</p>
            \(refusal?.html)
            <form method="post" action="/invitations/\(token.text)">
            \(nameField)
            \(passwordField)
            <button>Join</button>
            </form>
            """
        return PlainPage(title: "Join \(view.workspaceName)", body: body).reply(status: refusal?.status ?? 200)
    }
}
