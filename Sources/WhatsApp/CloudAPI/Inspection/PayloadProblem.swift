/// What is wrong with one value of a payload, found without asking Meta.
public struct PayloadProblem: Hashable, Sendable {
    public enum Fault: Hashable, Sendable {
        case missing
        /// Of another kind than `expected`, "a text" for example.
        case wrongType(expected: String)
        case empty
        /// Characters: Unicode scalars, as Meta's limits are met by a text in any script.
        case tooLong(max: Int, length: Int)
        case tooFew(min: Int, count: Int)
        case tooMany(max: Int, count: Int)
        case outOfRange(String)
        /// A word that cannot stand here.
        case notAllowed(String)
        case duplicate(String)
        /// None, or more than one, of these.
        case notExactlyOne(of: [String])
        case unknownKey
        /// In words.
        case malformed(String)
    }

    /// Keys and places, for example `interactive.action.buttons[0].reply.title`.
    public let path: String
    public let fault: Fault
    /// The code that Meta answers with: 100, 131008, 131009, 1320xx.
    public let code: Int
    /// The subcode, where management calls give one.
    public let subcode: Int?

    public init(path: String, fault: Fault, code: Int? = nil, subcode: Int? = nil) {
        self.path = path
        self.fault = fault
        self.code = code ?? fault.code
        self.subcode = subcode
    }
}

extension PayloadProblem {
    /// One sentence for a person.
    public var detail: String {
        switch fault {
        case .missing: "\(path) is missing."
        case .wrongType(let expected): "\(path) must be \(expected)."
        case .empty: "\(path) must not be empty."
        case .tooLong(let max, let length): "\(path) has \(length) characters; at most \(max) are allowed."
        case .tooFew(let min, let count): "\(path) has \(count); at least \(min) are required."
        case .tooMany(let max, let count): "\(path) has \(count); at most \(max) are allowed."
        case .outOfRange(let range): "\(path) must be \(range)."
        case .notAllowed(let word): "\(path) must not be \(word)."
        case .duplicate(let value): "\(path) repeats \(value)."
        case .notExactlyOne(let keys): "\(path) must have exactly one of \(keys.joined(separator: ", "))."
        case .unknownKey: "\(path) is not known."
        case .malformed(let why): "\(path): \(why)."
        }
    }

    /// The error that the Cloud API would answer.
    public var graphError: GraphError {
        let title = ErrorCode.find(code)?.title ?? "Invalid parameter"
        return GraphError(
            code: code,
            subcode: subcode,
            message: "(#\(code)) \(title)",
            details: "Invalid parameter: \(path). \(detail)",
            userTitle: subcode.flatMap { ErrorCode.find($0)?.title },
            userMessage: subcode == nil ? nil : detail
        )
    }
}

extension PayloadProblem.Fault {
    /// Missing 131008, bad value or too long 131009, unknown key 100 (whatsapp-cloud-api.md, section 3).
    fileprivate var code: Int {
        switch self {
        case .missing: 131008
        case .notExactlyOne: 131008
        case .unknownKey: 100
        default: 131009
        }
    }
}
