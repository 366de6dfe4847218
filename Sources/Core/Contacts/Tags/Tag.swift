import Primitives
package import Storage

/// A label of conversations or contacts. What contacts carry, companies may carry too.
package struct Tag: Sendable, Equatable {
    package let id: TagID
    package let kind: Kind
    package let name: String
    package let colour: Colour

    package enum Kind: String, Sendable, CaseIterable, Codable, DatabaseValue {
        case conversation
        case contact
    }

    /// Names, not numbers: every theme has its own shade of each.
    package enum Colour: String, Sendable, CaseIterable, Codable, DatabaseValue {
        case grey, red, orange, amber, green, teal, blue, violet, pink
    }

    package init(id: TagID, kind: Kind, name: String, colour: Colour) {
        self.id = id
        self.kind = kind
        self.name = name
        self.colour = colour
    }

    package init(_ row: Row) throws {
        id = try row["id"]
        kind = try row["kind"]
        name = try row["name"]
        colour = try row["colour"]
    }
}
