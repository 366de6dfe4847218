import CloudAPI
import Primitives

@testable import CloudAPISimulator

/// Makes templates at random that keep every rule, and breaks them in one place.
struct TemplateMaker {
    private var random: SeededGenerator

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed, key: "templates")
    }

    mutating func template() -> JSON {
        switch number(0...4) {
        case 0: authentication()
        case 1: carousel()
        case 2: offer()
        default: usual()
        }
    }

    /// - Returns: the template with one thing broken, and the rule that this breaks.
    mutating func broken(_ template: JSON) -> (JSON, String) {
        var object = template.object ?? [:]
        switch number(0...7) {
        case 0: object["name"] = "Not A Name"; return (.object(object), "name-characters")
        case 1: object["language"] = "en-US"; return (.object(object), "language-form")
        case 2: object["category"] = "NEWS"; return (.object(object), "category-unknown")
        case 3: object["message_send_ttl_seconds"] = "soon"; return (.object(object), "ttl-number")
        case 4:
            object["components"] = .array((object["components"]?.array ?? []).filter { $0["type"] != "BODY" })
            return (.object(object), "body-missing")
        case 5:
            object["components"] = .array((object["components"]?.array ?? []) + [["type": "WINDOW"]])
            return (.object(object), "component-unknown")
        case 6:
            object["components"] = .array(
                (object["components"]?.array ?? []) + (object["components"]?.array ?? []).prefix(1)
            )
            return (.object(object), "component-twice")
        default: object["parameter_format"] = "SOMEHOW"; return (.object(object), "parameter-format")
        }
    }

    // MARK: Kinds

    private mutating func usual() -> JSON {
        let isNamed = flip()
        var parts: [JSON] = [text("BODY", max: 1024, isNamed)]
        if flip() { parts.insert(header(isNamed), at: 0) }
        if flip() { parts.append(Part.footer(words(number(1...5)))) }
        if flip() { parts.append(Part.buttons(buttons(max: 10))) }
        return submission(flip() ? "UTILITY" : "MARKETING", parts, isNamed)
    }

    private mutating func authentication() -> JSON {
        var parts: [JSON] = [["type": "BODY", "add_security_recommendation": .bool(flip())]]
        if flip() { parts.append(["type": "FOOTER", "code_expiration_minutes": .integer(number(1...90))]) }
        let apps = JSON.array(Array(repeating: Part.app, count: number(1...5)))
        let button =
            switch number(0...2) {
            case 0: Part.otp("COPY_CODE")
            case 1: Part.otp("ONE_TAP", ("supported_apps", apps))
            default: Part.otp("ZERO_TAP", ("supported_apps", apps), ("zero_tap_terms_accepted", true))
            }
        return submission("AUTHENTICATION", parts + [Part.buttons(button)], false)
    }

    private mutating func carousel() -> JSON {
        let card = Part.card(Part.media(flip() ? "IMAGE" : "VIDEO"), flip() ? words(number(1...20)) : nil, Part.url())
        let cards = Array(repeating: card, count: number(2...10))
        return submission("MARKETING", [text("BODY", max: 1024, false), Part.carousel(cards)], false)
    }

    private mutating func offer() -> JSON {
        let expires = flip()
        var parts: [JSON] = [
            Part.offer(words(2), expires: .bool(expires)), text("BODY", max: 600, false),
        ]
        if flip() { parts.insert(Part.media(flip() ? "IMAGE" : "VIDEO"), at: 0) }
        parts.append(Part.buttons(expires ? [Part.code(), Part.url()] : [Part.url()]))
        return submission("MARKETING", parts, false)
    }

    private mutating func submission(_ category: String, _ parts: [JSON], _ isNamed: Bool) -> JSON {
        [
            "name": .string("t_\(number(0...1_000_000))"), "language": .string(flip() ? "en" : "hi"),
            "category": .string(category), "parameter_format": isNamed ? "NAMED" : nil, "components": .array(parts),
        ]
    }

    // MARK: Parts

    private mutating func header(_ isNamed: Bool) -> JSON {
        switch number(0...3) {
        case 0: ["type": "HEADER", "format": "LOCATION"]
        case 1: Part.header(words(number(1...5)))
        case 2 where !isNamed: Part.header("Order {{1}}", ["0042"])
        default: Part.media(flip() ? "IMAGE" : "DOCUMENT")
        }
    }

    /// Words with variables between them, at least three words for each.
    private mutating func text(_ type: String, max: Int, _ isNamed: Bool) -> JSON {
        let count = number(0...8)
        let keys = (1..<(count + 1)).map { isNamed ? "key_\($0)" : "\($0)" }
        let text = keys.reduce(words(3)) { text, key in "\(text) {{\(key)}} \(words(3))" }
        guard count > 0 else { return Part.body(text) }
        return isNamed
            ? Part.named(text, Dictionary(uniqueKeysWithValues: keys.map { ($0, "sample") }))
            : Part.body(text, keys.map { "sample \($0)" })
    }

    private mutating func buttons(max: Int) -> [JSON] {
        let replies = (0..<number(0...5)).map { Part.reply("Answer \($0)") }
        var others: [JSON] = []
        if flip() { others.append(Part.url("https://example.com/{{1}}", sample: "1")) }
        if flip() { others.append(Part.phone()) }
        let all = flip() ? replies + others : others + replies
        return all.isEmpty ? [Part.reply()] : all
    }

    private mutating func words(_ count: Int) -> String {
        let words = ["this", "comes", "नमस्ते", "with", "care", "from", "मुंबई", "to", "you", "hola", "today"]
        return (0..<count).map { _ in words[number(0...words.count - 1)] }.joined(separator: " ")
    }

    private mutating func flip() -> Bool { number(0...1) == 0 }

    private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
}
