/// Why a value is none for a field.
package enum FieldRefusal: Error, Equatable {
    case notA(FieldType)
    case tooLong(limit: Int)
    case noOption(String)
    case phone(PhoneProblem)
    case missing

    /// For who typed it.
    package var words: String {
        switch self {
        case .notA(let type): Self.words(for: type)
        case .tooLong(let limit): "Write at most \(limit) characters."
        case .noOption(let text): "\u{201C}\(text.prefix(80))\u{201D} is none of the options."
        case .phone(let problem): problem.words
        case .missing: "This field must be filled in."
        }
    }

    private static func words(for type: FieldType) -> String {
        switch type {
        case .number:
            "Write a number, such as 12.5; at most \(ExactDecimal.wholeMax) digits before the point and"
                + " \(ExactDecimal.fractionMax) after it."
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
