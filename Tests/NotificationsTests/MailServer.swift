import Foundation
import Testing

@testable import Notifications

/// A real mail server, aiosmtpd, for one test.
///
/// Python comes from `LODESTONE_TEST_PYTHON`, or from `.venv-test`, which `make test` fills.
final class MailServer {
    /// How the server behaves: options of the script.
    enum Mode: String {
        case plain
        /// STARTTLS before anything else, and a user name and password.
        case guarded
        /// TLS from the first byte.
        case tls
    }

    struct Received: Decodable {
        let from: String
        let to: [String]
        let data: String
    }

    private let process = Process()
    private let folder: URL
    private(set) var port = 0

    /// The certificate that the server shows.
    var certificate: String { folder.appending(path: "certificate.pem").path }

    static var python: String? {
        let named = ProcessInfo.processInfo.environment["LODESTONE_TEST_PYTHON"] ?? ""
        let candidates = [named, ".venv-test/bin/python"].filter { !$0.isEmpty }
        return candidates.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    init(_ mode: Mode = .plain) async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "mails-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try MailServerScript.key.write(to: folder.appending(path: "key.pem"), atomically: true, encoding: .utf8)
        try MailServerScript.certificate.write(toFile: certificate, atomically: true, encoding: .utf8)
        process.executableURL = URL(fileURLWithPath: try #require(Self.python))
        process.arguments = ["-c", MailServerScript.text, folder.path, mode.rawValue]
        try process.run()
        let file = folder.appending(path: "port")
        try await wait { FileManager.default.fileExists(atPath: file.path) }
        port = try #require(Int(try String(contentsOf: file, encoding: .utf8)))
    }

    deinit {
        // A child of a pool's thread inherits its blocked signals; this one cannot be blocked. Waiting would hold the thread.
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        try? FileManager.default.removeItem(at: folder)
    }

    /// The mails that arrived, oldest first.
    func mails() throws -> [Received] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
        return try names.sorted().map { name in
            try JSONDecoder().decode(Received.self, from: Data(contentsOf: folder.appending(path: name)))
        }
    }

    func settings(
        _ security: SMTPSettings.Security = .none,
        password: String? = nil
    ) throws -> SMTPSettings {
        try SMTPSettings(
            host: "localhost",
            port: port,
            username: password == nil ? nil : "robot",
            password: password,
            sender: try #require(EmailAddress("desk@example.com")),
            senderName: "Désk",
            security: security
        )
    }

    private func wait(until isReady: () -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(20)
        while !isReady() {
            try #require(ContinuousClock.now < deadline, "the mail server did not start")
            try #require(process.isRunning, "the mail server ended; is aiosmtpd installed?")
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}
