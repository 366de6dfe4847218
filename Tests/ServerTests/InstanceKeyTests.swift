import Foundation
import Testing

@testable import Server

@Suite struct InstanceKeyTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "key-\(UUID().uuidString)")

    private func load(_ byte: UInt8, environment: [String: String] = [:]) throws -> [UInt8] {
        try InstanceKey.load(from: folder, environment: environment) { [UInt8](repeating: byte, count: $0) }
    }

    @Test func `A key is made once, for its owner's eyes`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try load(1) == [UInt8](repeating: 1, count: 32))
        #expect(try load(2) == [UInt8](repeating: 1, count: 32))
        let path = folder.appending(path: "instance.key").path
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test(arguments: ["", "not a key", String(repeating: "0", count: 63), String(repeating: "g", count: 64)])
    func `A file that is no key is never written over`(text: String) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appending(path: "instance.key")
        try Data(text.utf8).write(to: file)
        let error = #expect(throws: ConfigurationError.self) { try load(1) }
        #expect(error?.description.contains("is not 64 hexadecimal digits") == true)
        #expect(try Data(contentsOf: file) == Data(text.utf8))
    }

    /// Also for root, whom permissions do not stop: what is there is a directory, and then a link that leads nowhere.
    @Test func `What is there and cannot be read is not replaced`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let place = folder.appending(path: "instance.key")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        let error = #expect(throws: ConfigurationError.self) { try load(1) }
        #expect(error?.description.contains("cannot be read") == true)
        try FileManager.default.removeItem(at: place)
        try FileManager.default.createSymbolicLink(atPath: place.path, withDestinationPath: "/nowhere/at/all")
        #expect(throws: ConfigurationError.self) { try load(1) }
    }
}
