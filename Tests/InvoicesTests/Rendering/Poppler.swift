import Foundation
import Testing

/// Reads PDFs by poppler's tools, as somebody else's program.
enum Poppler {
    static let isThere = FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftotext")

    /// The text as it stands on the pages.
    static func text(_ pdf: [UInt8]) throws -> String { try run("pdftotext", ["-layout"], pdf, ["-"]) }

    /// Title, pages, size and so on.
    static func info(_ pdf: [UInt8]) throws -> String { try run("pdfinfo", [], pdf, []) }

    /// The fonts and whether they are embedded.
    static func fonts(_ pdf: [UInt8]) throws -> String { try run("pdffonts", [], pdf, []) }

    private static func run(_ tool: String, _ before: [String], _ pdf: [UInt8], _ after: [String]) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "pdf-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "document.pdf")
        try Data(pdf).write(to: file)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/\(tool)")
        process.arguments = before + [file.path] + after
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: data, as: UTF8.self)
    }
}
