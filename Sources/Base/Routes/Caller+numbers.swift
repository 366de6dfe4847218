package import Primitives

extension Caller {
    /// A telephone number as this caller may see it.
    package func shown(_ number: PhoneNumber) -> String { hidesNumbers ? number.masked : number.rawValue }

    /// A number as somebody wrote it, whatever else is in it.
    package func shown(written text: String) -> String {
        guard hidesNumbers else { return text }
        return String(text.map { $0.isNumber ? "\u{2022}" : $0 }.dropLast(3)) + text.suffix(3)
    }
}
