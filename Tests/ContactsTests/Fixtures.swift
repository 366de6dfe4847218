import Foundation
import Testing

@testable import Contacts

/// Files beside the tests.
enum Fixture {
    static func bytes(_ name: String) throws -> [UInt8] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")
        return Array(try Data(contentsOf: folder.appendingPathComponent(name)))
    }

    static func records(_ bytes: [UInt8], delimiter: Character = ",") throws -> [[String]] {
        var parser = CSVParser(delimiter: try #require(delimiter.asciiValue))
        parser.append(bytes)
        parser.finish()
        var records: [[String]] = []
        while let record = try parser.next() { records.append(record.cells(.utf8)) }
        return records
    }
}
