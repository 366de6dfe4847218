import CloudAPI
import Primitives
import Routes

/// A new draft, or what is to be checked.
struct NewTemplateBody: Codable, Sendable {
    let channelId: ChannelID
    let name: String
    let language: String
    let category: String
    let parameterFormat: String?
    /// Meta's shapes.
    let components: [JSON]
    let ttlSeconds: Int64?
    let allowCategoryChange: Bool?
    /// To be checked as an edit of this one.
    let id: TemplateID?

    var content: TemplateContent {
        TemplateContent(
            channel: channelId,
            name: name,
            language: language,
            category: category.uppercased(),
            usesNames: parameterFormat?.uppercased() == "NAMED",
            components: components,
            ttlSeconds: ttlSeconds,
            allowsCategoryChange: allowCategoryChange ?? true
        )
    }
}

/// What changes; what is left out stays.
struct TemplateChangeBody: Decodable, Sendable {
    let channelId: ChannelID?
    let name: String?
    let language: String?
    let category: String?
    let parameterFormat: String?
    let components: [JSON]?
    let ttlSeconds: Given<Int64>
    let allowCategoryChange: Bool?

    func apply(to content: inout TemplateContent) {
        content.channel = channelId ?? content.channel
        content.name = name ?? content.name
        content.language = language ?? content.language
        content.category = category?.uppercased() ?? content.category
        if let parameterFormat { content.usesNames = parameterFormat.uppercased() == "NAMED" }
        content.components = components ?? content.components
        content.ttlSeconds = ttlSeconds.or(content.ttlSeconds)
        content.allowsCategoryChange = allowCategoryChange ?? content.allowsCategoryChange
    }
}

struct TemplateCopyBody: Codable, Sendable {
    let name: String?
    let language: String?
    let channelId: ChannelID?
}

struct TemplateCheckBody: Codable, Sendable {
    let findings: [Finding]
    let predicted: Predicted
    let names: Names

    struct Finding: Codable, Sendable {
        let rule: String
        let words: String
        let mend: String
        let path: String
        let warning: Bool
        let source: String
    }

    struct Predicted: Codable, Sendable {
        let category: String
        let words: String
    }

    struct Names: Codable, Sendable {
        let used: Int
        let limit: Int
    }

    init(_ checked: TemplateDesk.Checked) {
        findings = checked.findings.map {
            Finding(
                rule: $0.rule.id,
                words: $0.words,
                mend: $0.mend,
                path: $0.path,
                warning: $0.isWarning,
                source: $0.rule.source
            )
        }
        predicted = Predicted(category: checked.predicted.category.rawValue, words: checked.predicted.words)
        names = Names(used: checked.namesUsed, limit: TemplateDesk.namesMax)
    }
}
