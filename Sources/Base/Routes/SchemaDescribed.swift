package import Primitives

/// A type whose JSON cannot be found out by decoding a sample, because it takes only some texts.
package protocol SchemaDescribed {
    /// Its JSON Schema.
    static var schema: JSONTree { get }

    /// A value, for types that contain this one.
    static var schemaSample: Self { get }
}

extension ID: SchemaDescribed {
    package static var schema: JSONTree {
        .object(["type": "string", "pattern": .text("^\(Kind.idPrefix)_[0-9a-hjkmnp-tv-z]{13}$")])
    }

    package static var schemaSample: ID { ID(rawValue: 0) }
}

extension Timestamp: SchemaDescribed {
    package static var schema: JSONTree { .object(["type": "string", "format": "date-time"]) }
    package static var schemaSample: Timestamp { Timestamp(milliseconds: 0) }
}

extension Points: SchemaDescribed {
    package static var schema: JSONTree {
        .object(["type": "string", "pattern": "^-?[0-9]+(\\.[0-9]{1,6})?$", "description": "Points, decimal"])
    }

    package static var schemaSample: Points { .zero }
}

extension JSONTree: SchemaDescribed {
    /// Anything.
    package static var schema: JSONTree { .object([Member]()) }
    package static var schemaSample: JSONTree { .null }
}

extension PhoneNumber: SchemaDescribed {
    package static var schema: JSONTree {
        .object(["type": "string", "pattern": "^\\+[1-9][0-9]{6,14}$", "description": "E.164"])
    }

    // Never shown: it only stands in for a number while a type that contains one is looked at.
    package static var schemaSample: PhoneNumber { .sample }
}
