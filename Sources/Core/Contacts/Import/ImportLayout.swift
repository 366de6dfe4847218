/// How a file is written: what must be known to read it from any place.
package struct ImportLayout: Sendable, Equatable, Codable {
    package var encoding: TextEncoding
    package var delimiter: UInt8
    package var hasHeader: Bool
    /// Where the first row after the header begins.
    package var start: ImportCursor
    /// The widest row's cells, at least the header's.
    package var columns: Int
    /// Whether its days are written month first, as far as its beginning shows.
    package var monthFirst: Bool?
}
