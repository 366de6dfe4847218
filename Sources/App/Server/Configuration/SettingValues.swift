import Foundation
import Primitives

/// The texts of the settings from their three places, and how each is read.
struct SettingValues {
    let flags: [String: String]
    let environment: [String: String]
    let file: [String: String]

    /// `nil` when it is set nowhere, or set to nothing.
    func text(_ setting: Setting) -> String? {
        let found = flags[setting.rawValue] ?? environment[setting.variable] ?? file[setting.rawValue]
        return found.flatMap { $0.isEmpty ? nil : $0 }
    }

    func number(_ setting: Setting, in range: ClosedRange<Int>) throws(ConfigurationError) -> Int? {
        guard let text = text(setting) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw .bad(setting, "is not a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// Message credits, zero or more.
    func points(_ setting: Setting) throws(ConfigurationError) -> Points? {
        guard let text = text(setting) else { return nil }
        guard let points = Points(text), points >= .zero else { throw .bad(setting, "is not an amount of points") }
        return points
    }

    func flag(_ setting: Setting) throws(ConfigurationError) -> Bool? {
        switch text(setting)?.lowercased() {
        case nil: nil
        case "yes", "true", "1", "on": true
        case "no", "false", "0", "off": false
        default: throw .bad(setting, "is neither yes nor no")
        }
    }

    /// One of an enumeration's words.
    func choice<Choice: RawRepresentable>(_ setting: Setting) throws(ConfigurationError) -> Choice?
    where Choice.RawValue == String {
        guard let text = text(setting) else { return nil }
        guard let choice = Choice(rawValue: text) else { throw .bad(setting, "has no such choice as “\(text)”") }
        return choice
    }

    func list(_ setting: Setting) -> [String] {
        (text(setting) ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter {
            !$0.isEmpty
        }
    }

    /// A URL without path, query or trailing slash.
    func origin(_ setting: Setting) throws(ConfigurationError) -> String? {
        guard let text = text(setting) else { return nil }
        guard let url = URL(string: text), let scheme = url.scheme, ["http", "https"].contains(scheme),
            let host = url.host(),
            url.path.isEmpty || url.path == "/", url.query == nil
        else { throw .bad(setting, "is not a URL of scheme, host and port") }
        return "\(scheme)://\(host)" + (url.port.map { ":\($0)" } ?? "")
    }
}
