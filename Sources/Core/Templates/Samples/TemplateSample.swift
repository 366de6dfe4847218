import Foundation
import CloudAPI
import Primitives

/// A template to begin with, of the library that comes with the server: `Data/template_samples.json`.
struct TemplateSample: Codable, Sendable {
    let id: String
    let title: String
    let words: String
    let kind: String
    let category: String
    let language: String
    /// Meta's shapes. Samples of media are to be uploaded.
    let components: [JSON]
    let parameterFormat: String

    /// The library; a test reads every one of them.
    static let all: [TemplateSample] = {
        let list = (try? JSON(parsing: PackageResources.template_samples_json))?.array ?? []
        return list.compactMap(TemplateSample.init)
    }()

    private init?(_ json: JSON) {
        guard let id = json["id"]?.string, let title = json["title"]?.string, let words = json["words"]?.string,
            let category = json["category"]?.string, let language = json["language"]?.string,
            let components = json["components"]?.array
        else { return nil }
        self.id = id
        self.title = title
        self.words = words
        self.category = category
        self.language = language
        self.components = components
        parameterFormat = json["parameterFormat"]?.string ?? "POSITIONAL"
        kind = TemplateKind(components, category: category).rawValue
    }

    /// Whether the words that somebody looks for are in it.
    func mentions(_ search: String) -> Bool {
        let texts = [title, words] + components.compactMap { $0["text"]?.string }
        return texts.contains { $0.localizedCaseInsensitiveContains(search) }
    }
}
