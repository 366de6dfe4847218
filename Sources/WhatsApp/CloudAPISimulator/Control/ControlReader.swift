import CloudAPI
import Primitives

/// Reads one member of a control request, or says what is wrong with it.
struct ControlReader {
    let key: String
    let value: JSON

    func bool() throws(ControlError) -> Bool {
        guard let value = value.looseBool else { throw wrong("true or false") }
        return value
    }

    func int(_ range: ClosedRange<Int>) throws(ControlError) -> Int {
        guard let value = value.looseInt64.flatMap({ Int(exactly: $0) }), range.contains(value) else {
            throw wrong("a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }

    func text(max: Int = 4096) throws(ControlError) -> String {
        guard let text = value.looseText, text.utf8.count <= max else { throw wrong("a text of at most \(max) bytes") }
        return text
    }

    func share() throws(ControlError) -> Share {
        guard let share = value.looseDouble.flatMap({ Share($0) }) else { throw wrong("a number from 0 to 1") }
        return share
    }

    /// Milliseconds: one number, or `[from, to]`.
    func span() throws(ControlError) -> Span {
        let numbers = (value.array ?? [value, value]).compactMap(\.looseInt64)
        guard numbers.count == 2, numbers.allSatisfy({ (0...Self.longest).contains($0) }), numbers[0] <= numbers[1]
        else {
            throw wrong("milliseconds, or [from, to]")
        }
        return Span(.milliseconds(numbers[0]), .milliseconds(numbers[1]))
    }

    func milliseconds() throws(ControlError) -> Duration {
        .milliseconds(try int(0...Int(Self.longest)))
    }

    func choice<Value: RawRepresentable & CaseIterable>(_ type: Value.Type) throws(ControlError) -> Value
    where Value.RawValue == String {
        guard let value = value.looseText.flatMap(Value.init(rawValue:)) else {
            throw wrong("one of \(Value.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return value
    }

    func wrong(_ expected: String) -> ControlError { .wrong("\(key) must be \(expected).") }

    /// A year.
    private static let longest: Int64 = 366 * 86_400_000
}
