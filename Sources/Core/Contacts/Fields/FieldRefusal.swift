import Primitives

/// Why a value is none for a field.
package enum FieldRefusal: Error, Equatable {
    case notA(FieldType)
    case tooLong(limit: Int)
    case noOption(String)
    case phone(PhoneProblem)
    case missing

    /// For who typed it.
    package var words: String { said.text }

    var said: Said {
        switch self {
        case .notA(let type): Self.words(for: type)
        case .tooLong(let limit): "Write at most \(limit, "max") characters."
        case .noOption(let text): "\u{201C}\(text.prefix(80), "value")\u{201D} is none of the options."
        case .phone(let problem): problem.said
        case .missing: "This field must be filled in."
        }
    }

    /// The fault of a field that clients know.
    var code: String {
        switch self {
        case .notA(let type): Self.code(of: type)
        case .tooLong: "too-long"
        case .noOption: "no-option"
        case .phone(let problem): problem.code
        case .missing: "required"
        }
    }

    private static func code(of type: FieldType) -> String {
        switch type {
        case .number: "not-a-number"
        case .date: "not-a-day"
        case .time: "not-a-time"
        case .dateTime: "not-a-moment"
        case .boolean: "not-true-or-false"
        case .multiSelect: "not-options"
        case .select: "not-an-option"
        case .email: "not-an-address"
        case .phone: "not-a-phone"
        case .url: "not-a-link"
        case .text, .longText: "not-a-text"
        }
    }

    private static func words(for type: FieldType) -> Said {
        switch type {
        case .number:
            "Write a number, such as 12.5; at most \(ExactDecimal.wholeMax, "whole") digits before the point and"
                + " \(ExactDecimal.fractionMax, "fraction") after it."
        case .date: "Write a day as 2026-12-31."
        case .time: "Write a time as 18:30."
        case .dateTime: "Write a moment as 2026-12-31T18:30:00+05:30."
        case .boolean: "Write true or false."
        case .multiSelect: "Give a list of options."
        case .select: "Give one of the options."
        case .email: "Write an e-mail address."
        case .phone: "Write a telephone number."
        case .url: "Write an address that begins with https:// or http://."
        case .text, .longText: "Write a text."
        }
    }
}
