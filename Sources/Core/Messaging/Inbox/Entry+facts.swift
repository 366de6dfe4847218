import Foundation

extension Entry {
    /// A flat JSON object of texts, as `InboxTeller` writes it.
    static func facts(_ json: String) -> [String: String] {
        (try? JSONDecoder().decode([String: String].self, from: Data(json.utf8))) ?? [:]
    }
}
