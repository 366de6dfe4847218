import HTTPTypes
import Routes
import Storage
import TestSupport
import Testing
import Workspaces

@Suite struct PageTests {
    @Test func `A person signs up and in by forms alone`() async throws {
        try await House().run { browser async throws in
            #expect(
                try await browser.send(.get, "/sign-up").text.contains("<option value=\"IN\" selected>India</option>")
            )
            let form = "name=Ada&email=ada%40example.com&password=\(House.password)&company=Engines&country=IN"
            let up = try await browser.send(.post, "/sign-up", form: form + "&timeZone=Asia%2FKolkata")
            #expect(up.status == 303)
            #expect(try await browser.with(up).id("workspace", "timeZone") == "Asia/Kolkata")

            #expect(try await browser.send(.get, "/sign-in").text.contains("<h1>Sign in</h1>"))
            let signIn = "email=ada%40example.com&password=\(House.password)"
            let into = try await browser.send(.post, "/sign-in", form: signIn)
            #expect(into.status == 303)
            #expect(into.headers[.location] == "/")
            #expect(try await browser.with(into).id("member", "name") == "Ada")
        }
    }

    @Test(arguments: [
        ("?lang=hi", "", "", "hi", "ltr", "साइन इन करें"),
        ("?lang=ar", "lodestone-language=hi", "es", "ar", "rtl", "تسجيل الدخول"),
        ("", "theme=x; lodestone-language=pt-BR", "es", "pt-BR", "ltr", "Entrar"),
        ("", "", "fr-FR, es-MX;q=0.8, en;q=0.5", "es", "ltr", "Iniciar sesión"),
        ("?lang=xx", "lodestone-language=%22", "", "en", "ltr", "Sign in"),
    ])
    func `The sign-in page speaks the language that is asked for, was chosen, or that the browser prefers`(
        query: String,
        cookie: String,
        accepted: String,
        lang: String,
        direction: String,
        title: String
    ) async throws {
        try await House().run { browser async throws in
            let headers: HTTPFields = [.cookie: cookie, .acceptLanguage: accepted]
            let page = try await browser.send(.get, "/sign-in\(query)", headers: headers)
            #expect(page.text.contains("<html lang=\"\(lang)\" dir=\"\(direction)\">"))
            #expect(page.text.contains("<h1>\(title)</h1>"))
            #expect(page.text.contains("<a href=\"/sign-in?lang=es\" lang=\"es\""))
            let isKept = page.headers[values: .setCookie].contains { $0.hasPrefix("lodestone-language=\(lang);") }
            #expect(isKept == query.hasPrefix("?lang="))
        }
    }

    @Test func `A refused form comes back with what was typed, escaped, and without the password`() async throws {
        try await House().run { browser async throws in
            let into = try await browser.send(.post, "/sign-in", form: "email=%22%3E%3Cb%3E&password=secret-password")
            #expect(into.status == 401)
            #expect(into.text.contains("value=\"&quot;&gt;&lt;b&gt;\""))
            #expect(!into.text.contains("secret-password"))

            let up = try await browser.send(.post, "/sign-up", form: "name=%3Cscript%3E&email=x&password=secret")
            #expect(up.status == 422)
            #expect(!up.text.contains("<script"))
            #expect(up.text.contains("The e-mail address is not an e-mail address"))
        }
    }

    @Test(
        arguments: [
            "/sign-in", "/sign-up", "/sign-in/forgot", "/sign-in/password/x", "/login/x", "/confirm/x",
            "/invitations/x",
        ]
    )
    func `Another site's form is refused`(path: String) async throws {
        try await House().run { browser async throws in
            let headers: HTTPFields = [.origin: "https://evil.example.com"]
            let answer = try await browser.send(.post, path, form: "email=a", headers: headers)
            #expect(answer.problem == "cross-site-request")
        }
    }

    @Test func `The stylesheet is there`() async throws {
        try await House().run { browser async throws in
            let answer = try await browser.send(.get, "/assets-plain/plain.css")
            #expect(answer.status == 200)
            #expect(answer.headers[.contentType] == "text/css; charset=utf-8")
        }
    }
}
