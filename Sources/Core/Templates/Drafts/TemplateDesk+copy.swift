import CloudAPI
import Foundation
import Primitives
import Routes
import Storage

extension TemplateDesk {
    /// A draft like it: under another name, in another language, or on another channel.
    func copy(_ id: TemplateID, name: String?, language: String?, channel: ChannelID?, by caller: Caller) async throws
        -> ShownTemplate
    {
        let copy = try await write(by: caller) { [templates] history in
            let source = try history.store.find(id, in: caller.workspace)
            var content = source.content
            content.components = content.components.map(Self.withoutLinks)
            content.language = language ?? source.language
            content.channel = channel ?? source.channel
            if let name { content.name = name }
            let isOther = content.language != source.language || content.channel != source.channel
            if name == nil, !isOther { content.name = try Self.freeName(source.name, content, history) }
            try Self.checkForm(content)
            return try Self.create(content, templates, history, from: source, by: caller)
        }
        return try await shown(copy, in: caller.workspace)
    }

    /// Meta lists samples of media as links, and takes only files that were uploaded.
    private static func withoutLinks(_ component: JSON) -> JSON {
        guard var object = component.object else { return component }
        if object["example"]?["header_handle"]?[0]?.string?.hasPrefix("http") == true { object["example"] = nil }
        if let cards = object["cards"]?.array {
            object["cards"] = .array(
                cards.map { card in
                    .members([("components", .array((card["components"]?.array ?? []).map(withoutLinks)))])
                }
            )
        }
        return .object(object)
    }

    private static func freeName(_ name: String, _ content: TemplateContent, _ history: TemplateHistory) throws
        -> String
    {
        let stem = String(name.prefix(490))
        for number in 1...50 {
            let candidate = number == 1 ? "\(stem)_copy" : "\(stem)_copy_\(number)"
            let taken = try history.store.named(candidate, of: content.channel, in: history.workspace)
            if taken.allSatisfy({ $0.language != content.language }) { return candidate }
        }
        throw TemplateError.exists(name: "\(stem)_copy", language: content.language)
    }

    /// What no draft can be without.
    static func checkForm(_ content: TemplateContent) throws {
        var faults: [TemplateError.DraftFault] = []
        func check(_ isGood: Bool, _ path: String, _ words: String) {
            if !isGood { faults.append(TemplateError.DraftFault(path: path, words: words)) }
        }
        let name = content.name.trimmingCharacters(in: .whitespaces)
        check((1...512).contains(name.unicodeScalars.count), "name", "Give it a name of at most 512 characters.")
        check((1...16).contains(content.language.utf8.count), "language", "Choose a language.")
        check(
            ["MARKETING", "UTILITY", "AUTHENTICATION"].contains(content.category),
            "category",
            "Choose MARKETING, UTILITY or AUTHENTICATION."
        )
        check(content.components.count <= 20, "components", "A template has at most 20 parts.")
        check(JSON.array(content.components).text().utf8.count <= 200_000, "components", "The template is too long.")
        guard faults.isEmpty else { throw TemplateError.draft(faults) }
    }
}
