import Primitives
import Storage

/// Why a row of a file is not what it was to be: a sentence, and the code by which clients say it in their reader's language.
package struct ImportRemark: Sendable, Equatable, Codable {
    package let code: String
    package let text: String
    /// The field whose value it is about, as people named it; the code is then one of a field's faults.
    package let label: String?
    package let facts: [String: String]?

    init(_ code: String, _ said: Said) {
        self.code = code
        text = said.text
        label = nil
        facts = said.facts.isEmpty ? nil : said.facts
    }

    /// What is wrong with a value.
    init(about label: String, _ code: String, _ said: Said) {
        self.code = code
        text = "\(label): \(said.text)"
        self.label = label
        facts = said.facts.isEmpty ? nil : said.facts
    }

    /// As rows keep it, `nil` for none. What was kept before there were codes is one sentence without.
    static func kept(_ remarks: [ImportRemark]) -> String? {
        remarks.isEmpty ? nil : try? JSON.text(remarks)
    }

    static func read(_ kept: String?) -> [ImportRemark] {
        guard let kept else { return [] }
        return (try? JSON.value(kept)) ?? [ImportRemark("", Said(kept))]
    }
}

extension [ImportRemark] {
    /// All of them, one after the other; `nil` when there is none.
    var text: String? { isEmpty ? nil : map(\.text).joined(separator: " ") }
}
