import Foundation
import Testing

/// The project's own Swift files, as text.
struct SourceTree {
    struct File: Sendable, CustomTestStringConvertible {
        /// From the root of the project: `Sources/Base/Jobs/Job.swift`.
        let path: String
        let lines: [String]

        var testDescription: String { path }

        /// The code of each line, without comments.
        var code: [(number: Int, text: String)] {
            lines.enumerated().compactMap { index, line in
                let text = line.prefix(upTo: line.range(of: "//")?.lowerBound ?? line.endIndex)
                return text.allSatisfy(\.isWhitespace) ? nil : (index + 1, String(text))
            }
        }

        /// `Base` for a file below `Sources/Base`.
        var folder: String { String(path.split(separator: "/").dropFirst().first ?? "") }
        /// `Jobs` for a file below `Sources/Base/Jobs`.
        var module: String { String(path.split(separator: "/").dropFirst(2).first ?? "") }
    }

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func files(below folder: String) -> [File] {
        let base = root.appending(path: folder)
        guard let walk = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil) else { return [] }
        return walk.compactMap { $0 as? URL }
            .filter { $0.pathExtension == "swift" }
            .map { url in
                let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
                return File(
                    path: String(url.path.dropFirst(root.path.count)).trimmingCharacters(in: ["/"]),
                    lines: text.components(separatedBy: "\n")
                )
            }
            .sorted { $0.path < $1.path }
    }

    static let sources = files(below: "Sources")
}

