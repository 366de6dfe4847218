import Foundation
package import Routes

extension ContactPredicate: Codable {
    private enum Key: String, CodingKey, CaseIterable {
        case all, any, not, field, op, value
    }

    package init(from decoder: any Decoder) throws {
        // A stranger's nesting ends here, before the stack does.
        guard decoder.codingPath.count <= 4 * Self.depthMax else { throw ContactPredicateError.tooDeep }
        let container = try decoder.container(keyedBy: Key.self)
        if container.contains(.all) {
            self = .all(try container.decode([ContactPredicate].self, forKey: .all))
        } else if container.contains(.any) {
            self = .any(try container.decode([ContactPredicate].self, forKey: .any))
        } else if container.contains(.not) {
            self = .not(try container.decode(ContactPredicate.self, forKey: .not))
        } else {
            let name = try container.decode(String.self, forKey: .op)
            guard let op = Op(rawValue: name) else { throw ContactPredicateError.unknownTest(name) }
            self = .test(
                Test(
                    try container.decode(String.self, forKey: .field),
                    op,
                    try container.decodeIfPresent(PlainValue.self, forKey: .value) ?? .null
                )
            )
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .all(let parts): try container.encode(parts, forKey: .all)
        case .any(let parts): try container.encode(parts, forKey: .any)
        case .not(let part): try container.encode(part, forKey: .not)
        case .test(let test):
            try container.encode(test.field, forKey: .field)
            try container.encode(test.op, forKey: .op)
            if test.value != .null { try container.encode(test.value, forKey: .value) }
        }
    }
}

extension ContactPredicate: SchemaDescribed {
    package static var schema: JSONTree {
        .object([
            "type": "object",
            "description": .text(
                "{all:[…]}, {any:[…]}, {not:…} or {field, op, value}; at most \(depthMax) deep and \(testsMax) tests; "
                    + "GET /api/contact-predicates lists the fields and what each can be asked"
            ),
        ])
    }

    package static var schemaSample: ContactPredicate { .all([]) }
}
