/// One thing that a working number needs: whether it is so, in words, and what mends it.
package struct DoctorCheck: Codable, Sendable, Equatable {
    package let name: Name
    package let state: State
    package let words: String
    /// What to do; `nil` when there is nothing.
    package let mend: String?

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

    static func ok(_ name: Name, _ words: String) -> DoctorCheck {
        DoctorCheck(name: name, state: .ok, words: words, mend: nil)
    }

    static func warn(_ name: Name, _ words: String, _ mend: String) -> DoctorCheck {
        DoctorCheck(name: name, state: .warn, words: words, mend: mend)
    }

    static func fail(_ name: Name, _ words: String, _ mend: String) -> DoctorCheck {
        DoctorCheck(name: name, state: .fail, words: words, mend: mend)
    }

    static func skipped(_ name: Name, _ words: String) -> DoctorCheck {
        DoctorCheck(name: name, state: .skipped, words: words, mend: nil)
    }
}
