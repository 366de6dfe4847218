import CloudAPI

/// Why the control API says no, in a sentence.
struct ControlError: Error, Sendable {
    let status: Int
    let message: String

    static func wrong(_ message: String) -> ControlError { ControlError(status: 400, message: message) }
    static func missing(_ what: String) -> ControlError { ControlError(status: 404, message: "There is no \(what).") }

    var json: JSON { ["error": ["message": .string(message)]] }
}
