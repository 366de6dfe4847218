import Primitives

/// A tag as what carries it shows it.
package struct TagBody: Codable, Sendable, Equatable {
    package let id: TagID
    package let name: String
    package let colour: Tag.Colour

    package init(_ tag: Tag) {
        id = tag.id
        name = tag.name
        colour = tag.colour
    }
}
