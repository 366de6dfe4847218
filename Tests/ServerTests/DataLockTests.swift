import Foundation
@testable import Server
import Testing

struct DataLockTests {
    @Test
    func `A data directory has one server at a time`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lock-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }

        var first: DataLock? = try DataLock(folder)
        #expect(throws: ConfigurationError.self) { try DataLock(folder) }
        #expect(first != nil)
        first = nil
        #expect(throws: Never.self) { try DataLock(folder) }
    }
}
