import CloudAPI
import Routes

/// The library of samples, and the languages that Meta knows.
struct TemplateSampleRoutes {
    struct Language: Codable, Sendable {
        let code: String
        let name: String
    }

    var routes: [Route] { [samples, languages] }

    private var samples: Route {
        Route(
            .get,
            "/api/template-samples",
            access: .permission(.viewTemplates),
            summary: "Templates to begin with, each within Meta's rules",
            query: [
                QueryParameter("search", "words of the title, the description or the text"),
                QueryParameter("category", "MARKETING, UTILITY or AUTHENTICATION"),
                QueryParameter("kind", "text, media, carousel, product, coupon, offer, order, authentication or form"),
                QueryParameter("language", "Meta's code, such as en"),
            ],
            gives: TemplateItems<TemplateSample>.self
        ) { call in
            let (search, category) = (call.query("search"), call.query("category")?.uppercased())
            let (kind, language) = (call.query("kind"), call.query("language"))
            let found = TemplateSample.all.filter { sample in
                (search.map(sample.mentions) ?? true) && (category.map { $0 == sample.category } ?? true)
                    && (kind.map { $0 == sample.kind } ?? true) && (language.map { $0 == sample.language } ?? true)
            }
            return .json(TemplateItems(items: found))
        }
    }

    private var languages: Route {
        Route(
            .get,
            "/api/template-languages",
            access: .permission(.viewTemplates),
            summary: "The languages that templates are written in",
            gives: TemplateItems<Language>.self
        ) { _ in
            let all = TemplateLanguage.all.map { Language(code: $0.code, name: $0.name) }
            return .json(TemplateItems(items: all.sorted { $0.name < $1.name }))
        }
    }
}
