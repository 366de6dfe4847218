/// Where the reading of a file goes on.
package struct ImportCursor: Sendable, Equatable, Codable {
    /// The byte at which the next row begins.
    package var byte: Int64
    /// That row's number.
    package var row: Int
}
