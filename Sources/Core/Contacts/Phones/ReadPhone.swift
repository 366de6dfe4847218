package import Primitives

/// A number that was read, and whose it is.
package struct ReadPhone: Hashable, Sendable {
    package let number: PhoneNumber
    /// ISO 3166-1 alpha-2; `001` for numbers that belong to no country, such as +800.
    package let country: String
}
