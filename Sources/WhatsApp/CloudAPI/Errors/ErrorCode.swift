/// What is known about an error code of the Cloud API and the Business Management API.
///
/// From `Data/error_codes.csv`, which is data so that it can follow Meta's list.
public struct ErrorCode: Hashable, Sendable {
    /// One code, or a range of them.
    public let codes: ClosedRange<Int>
    public let kind: ErrorKind
    public let title: String
    /// The usual status of the response.
    public let httpStatus: Int
    /// What stricter servers answer instead, for example 429.
    public let strictHTTPStatus: Int?
    /// It comes as the answer to the call.
    public let isInResponse: Bool
    /// It comes later, in a webhook.
    public let isInWebhook: Bool
    public let policy: ErrorPolicy
    /// What to do, in a few words.
    public let advice: String
}

extension ErrorCode {
    public static let all: [ErrorCode] = ErrorCodeTable.standard.entries

    /// `nil` for a code that is not in the table.
    public static func find(_ code: Int) -> ErrorCode? {
        ErrorCodeTable.standard.find(code)
    }
}

extension GraphError {
    /// What is known about this error. Some codes come as the subcode of 100: those are looked up first.
    public var known: ErrorCode? {
        let bySubcode = code == 100 ? subcode.flatMap(ErrorCode.find) : nil
        return bySubcode ?? ErrorCode.find(code)
    }
}
