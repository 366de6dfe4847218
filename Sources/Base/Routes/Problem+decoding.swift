import Foundation
import Primitives

extension Problem {
    /// Words for a body that is JSON, but not what the route takes.
    init(_ error: DecodingError) {
        switch error {
        case .keyNotFound(let key, let context):
            self = .invalidBody(context.codingPath + [key], "is missing", "required")
        case .valueNotFound(_, let context):
            self = .invalidBody(context.codingPath, "must not be null", "required")
        case .typeMismatch(let type, let context):
            self = .invalidBody(context.codingPath, "must be \(Self.name(of: type), "wanted")", "wrong-type")
        case .dataCorrupted(let context):
            // Swift's own words for an unknown case of an enumeration name our types; ours name the shape wanted.
            let words = context.debugDescription
            self =
                words.hasPrefix("Cannot initialize")
                ? .invalidBody(context.codingPath, "is not one of the allowed values", "not-allowed")
                : .invalid(FieldError(field: Self.fieldName(context.codingPath), detail: words))
        @unknown default:
            self = .invalidBody([], "cannot be read", "unreadable")
        }
    }

    static let malformedJSON = Problem("malformed-json", status: 400, title: "The body is not JSON")

    private static func invalidBody(_ path: [any CodingKey], _ detail: Said, _ code: String) -> Problem {
        .invalid(FieldError(field: fieldName(path), detail: detail, code: code))
    }

    /// `recipients[3].phone`.
    static func fieldName(_ path: [any CodingKey]) -> String {
        path.reduce(into: "") { name, key in
            if let place = key.intValue {
                name += "[\(place)]"
            } else {
                name += name.isEmpty ? key.stringValue : ".\(key.stringValue)"
            }
        }
    }

    private static func name(of type: any Any.Type) -> String {
        switch type {
        case is String.Type: "text"
        case is Bool.Type: "true or false"
        case is any BinaryInteger.Type: "a whole number"
        case is any BinaryFloatingPoint.Type: "a number"
        case is [Any].Type: "a list"
        case is [String: Any].Type: "an object"
        default: "of another type"
        }
    }
}
