/// Which columns hold what, by name.
package struct ImportMapping: Sendable, Equatable, Codable {
    package var phone: String?
    /// Joined by spaces to make the name.
    package var name: [String]

    package init(phone: String?, name: [String]) {
        self.phone = phone
        self.name = name
    }
}
