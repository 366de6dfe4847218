/// Somebody or something by its identity and what it is called.
package struct NamedBody: Codable, Sendable, Equatable {
    package let id: String
    package let name: String

    package init(id: String, name: String) {
        self.id = id
        self.name = name
    }
}
