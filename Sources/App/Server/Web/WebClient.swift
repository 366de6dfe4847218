import Foundation
import HTTPTypes
import NIOCore
import Routes

/// The built web client, held in memory as browsers take it, compressed: under 3 MB, and no disk is touched while serving.
///
/// Read from the directory that `make web` writes: `manifest.json` names each file with its type and SHA-256, and `.br`
/// and `.gz` twins lie beside it.
struct WebClient: Sendable {
    private let files: [String: WebFile]
    private let index: WebFile?

    /// A directory without a manifest gives a client that explains how to build it.
    ///
    /// - Throws: when a manifest is there and it, or a file it names, cannot be read.
    init(directory: URL) throws {
        let manifest = directory.appending(path: "manifest.json")
        guard FileManager.default.fileExists(atPath: manifest.path) else {
            files = [:]
            index = nil
            return
        }
        let listed = try JSONDecoder().decode(Manifest.self, from: Data(contentsOf: manifest))
        files = try Dictionary(
            listed.files.map { ($0.url, try WebFile($0, in: directory)) },
            uniquingKeysWith: { first, _ in first }
        )
        index = files[listed.index]
    }

    struct Manifest: Decodable {
        let index: String
        let files: [File]

        struct File: Decodable {
            let url: String
            let path: String
            let type: String
            let sha256: String
        }
    }

    /// Answers what no route has: a file of the client, or its page for every other address a browser opens.
    ///
    /// - Throws: `Problem.notFound` for an unknown asset, which is never answered with HTML.
    @Sendable func answer(_ call: Call) async throws -> Reply {
        if call.path != "/", call.path != "/index.html", let file = files[call.path] {
            return try file.reply(to: call, cache: call.path.hasPrefix("/assets/") ? .forever : .checked)
        }
        guard !call.path.hasPrefix("/assets/"), call.headers[.accept]?.contains("text/html") ?? false else {
            throw Problem.notFound
        }
        guard let index else { return Self.notBuilt.reply(status: 503) }
        return try index.reply(to: call, cache: .checked)
    }

    private static let notBuilt = PlainPage(
        title: "The web client is not built",
        body: """
            <h1>The web client is not built</h1>
            <p>The API is running. Run <code>make web</code> in the project's folder and start Lodestone again.</p>
            """
    )
}
