import CloudAPI
import Primitives

/// One thing that a working number needs: whether it is so, in words, and what mends it.
package struct DoctorCheck: Codable, Sendable, Equatable {
    package let name: Name
    package let state: State
    /// By which clients say both texts in other languages, with the facts.
    package let code: String
    package let words: String
    /// What to do; `nil` when there is nothing.
    package let mend: String?
    package let facts: [String: String]

    package enum State: String, Codable, CaseIterable, Sendable {
        case ok
        case warn
        case fail
        case skipped
    }

    /// In the order in which they are looked at: what is first often explains what follows.
    package enum Name: String, Codable, CaseIterable, Sendable {
        case token
        case scopes
        case secret
        case number
        case name
        case pin
        case quality
        case limit
        case account
        case payment
        case subscription
        case webhook
        case heard
        case clock
    }

    private init(_ name: Name, _ state: State, _ code: String, _ words: Said, _ mend: Said?) {
        (self.name, self.state, self.code) = (name, state, code)
        (self.words, self.mend) = (words.text, mend?.text)
        facts = words.facts.merging(mend?.facts ?? [:]) { kept, _ in kept }
    }

    static func ok(_ name: Name, _ code: String, _ words: Said) -> DoctorCheck {
        DoctorCheck(name, .ok, code, words, nil)
    }

    static func warn(_ name: Name, _ code: String, _ words: Said, _ mend: Said) -> DoctorCheck {
        DoctorCheck(name, .warn, code, words, mend)
    }

    static func fail(_ name: Name, _ code: String, _ words: Said, _ mend: Said) -> DoctorCheck {
        DoctorCheck(name, .fail, code, words, mend)
    }

    static func skipped(_ name: Name, _ code: String, _ words: Said) -> DoctorCheck {
        DoctorCheck(name, .skipped, code, words, nil)
    }

    /// WhatsApp did not answer what was asked.
    static func unanswered(_ name: Name, _ error: CloudAPIError) -> DoctorCheck {
        .skipped(name, "unanswered", "\(MetaWords.of(error), "why")")
    }
}
