import Primitives
package import Routes

/// Every way that custom fields say no.
package enum FieldError: Error, Equatable {
    case notFound(String)
    case keyTaken(String)
    case badKey
    case text(field: String, limit: Int)
    case tooMany(limit: Int)
    case badOptions(String)
    case optionInUse(String, uses: Int)
    case badDefault(FieldRefusal)
    /// Some values are none of the new type; `example` is one of them.
    case notConvertible(count: Int, example: String)
    case tooManyValues(limit: Int)
    /// To be confirmed by `confirm=KEY`.
    case confirm(key: String, uses: Int)
    case inFilters(key: String, names: [String])
    /// Values that cannot be stored, by the fields' keys.
    case values([String: FieldRefusal])
}

extension FieldError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .notFound(let key):
            Problem("field-not-found", status: 404, title: "No such field", detail: "There is no field \(key).")
        case .keyTaken(let key):
            Problem(
                "field-key-taken",
                status: 409,
                title: "A field has this key already",
                detail: "Choose another key than \(key, "key")."
            )
        case .badKey:
            .invalid(
                .init(
                    field: "key",
                    detail: "A key has 1 to 40 lower-case letters, digits and underscores, and begins with a letter."
                )
            )
        case .text(let field, let limit):
            .invalid(.init(field: field, detail: "Write \(1, "min") to \(limit, "max") characters.", code: "length"))
        case .tooMany(let limit):
            Problem(
                "too-many",
                status: 409,
                title: "There are too many already",
                detail: "At most \(limit, "limit") \("fields", "what")."
            )
        case .badOptions(let words): .invalid(.init(field: "options", detail: words))
        case .optionInUse(let option, let uses):
            Problem(
                "option-in-use",
                status: 409,
                title: "This option is chosen somewhere",
                detail:
                    "\u{201C}\(option, "option")\u{201D} is chosen \(uses, "uses") times. Rename it, or change those first."
            )
        case .badDefault(let refusal): .invalid(.init(field: "default", detail: refusal.said, code: refusal.code))
        case .notConvertible(let count, let example):
            Problem(
                "values-not-convertible",
                status: 409,
                title: "Not all values can become this type",
                detail:
                    "\(count, "values") values would be lost, such as \u{201C}\(example.prefix(60), "example")\u{201D}. Change those first."
            )
        case .tooManyValues(let limit):
            Problem(
                "too-many-values",
                status: 409,
                title: "There are too many values to convert",
                detail: "The type of a field with more than \(limit, "limit") values stays as it is."
            )
        case .confirm(let key, let uses):
            Problem(
                "confirm-deletion",
                status: 409,
                title: "The values in this field will be gone",
                detail: "\(uses, "uses") have a value in it. Confirm with the field's key.",
                facts: ["key": key]
            )
        case .inFilters(_, let names):
            Problem(
                "field-in-filters",
                status: 409,
                title: "Filters ask for this field",
                detail: "Change or delete these first: \(names.prefix(10).joined(separator: ", "), "names").",
                facts: ["filters": "\(names.count)"]
            )
        case .values(let refusals):
            .invalid(
                refusals.sorted { $0.key < $1.key }.map {
                    .init(field: "fields.\($0.key)", detail: $0.value.said, code: $0.value.code)
                }
            )
        }
    }
}
