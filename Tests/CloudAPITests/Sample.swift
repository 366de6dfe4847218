import CloudAPI
import Foundation
import Testing

/// The bodies in `Samples`: written for this project from documented shapes (see their README).
struct Sample: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]

    var testDescription: String { name }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Samples")

    static let all: [Sample] = {
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.filter { $0.pathExtension == "json" }
            .sorted { $0.path < $1.path }
            .compactMap { file in
                (try? Data(contentsOf: file)).map {
                    Sample(name: file.deletingPathExtension().lastPathComponent, bytes: Array($0))
                }
            }
    }()

    static func named(_ name: String) throws -> Sample {
        guard let sample = all.first(where: { $0.name == name }) else { throw CocoaError(.fileNoSuchFile) }
        return sample
    }

    var json: JSON {
        get throws { try JSON(parsing: bytes) }
    }
}
