import Foundation

/// libvips and ffmpeg, as programs of their own: what they are given comes from strangers, so it is never in our memory.
///
/// Each runs with bounds on its time, memory, files and output, at low priority, in a folder of its own, without an
/// environment and without the network: ffmpeg opens files alone, libvips no format that is not hardened.
package struct MediaTools: Sendable {
    enum Tool: String, CaseIterable, Sendable {
        case vips
        case vipsthumbnail
        case vipsheader
        case ffmpeg
        case ffprobe
    }

    private let programs: [Tool: String]
    private let seconds: Int

    static let none = MediaTools(programs: [:], seconds: 0)

    /// Those of the system.
    package static func installed(seconds: Int = 120) -> MediaTools {
        var programs: [Tool: String] = [:]
        for tool in Tool.allCases {
            programs[tool] = ["/usr/bin", "/usr/local/bin"].map { "\($0)/\(tool.rawValue)" }
                .first { FileManager.default.isExecutableFile(atPath: $0) }
        }
        return MediaTools(programs: programs, seconds: seconds)
    }

    private init(programs: [Tool: String], seconds: Int) {
        self.programs = programs
        self.seconds = seconds
    }

    var hasVips: Bool { programs[.vips] != nil && programs[.vipsthumbnail] != nil && programs[.vipsheader] != nil }
    var hasFFmpeg: Bool { programs[.ffmpeg] != nil && programs[.ffprobe] != nil }

    enum ToolError: Error, Equatable {
        case missing(String)
        /// What it said last.
        case failed(String)
        case tooSlow
    }

    /// Address space, which is more than memory; and how much it may write.
    private static let memoryBytes = 3_000_000_000
    private static let outputBytes = 130_000_000

    /// - Returns: what it printed, at most 64 KB.
    /// - Throws: `ToolError`, `CancellationError`.
    @discardableResult
    func run(_ tool: Tool, _ arguments: [String], in bench: Workbench) async throws -> String {
        guard let program = programs[tool] else { throw ToolError.missing(tool.rawValue) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/timeout")
        process.arguments =
            ["--signal=KILL", "\(seconds)", "nice", "-n", "10", "prlimit", "--as=\(Self.memoryBytes)"]
            + ["--cpu=\(seconds)", "--fsize=\(Self.outputBytes)", "--nofile=64", "--core=0", "--", program] + arguments
        process.currentDirectoryURL = bench.folder
        process.environment = [
            "PATH": "/usr/bin:/bin", "LC_ALL": "C", "HOME": bench.folder.path, "TMPDIR": bench.folder.path,
            "VIPS_BLOCK_UNTRUSTED": "1", "VIPS_CONCURRENCY": "1",
        ]
        process.standardInput = FileHandle.nullDevice
        let (output, errors) = (try bench.writing("tool.out"), try bench.writing("tool.err"))
        (process.standardOutput, process.standardError) = (output, errors)
        try await Self.finish(process)
        try? output.close()
        try? errors.close()
        guard process.terminationReason == .exit, process.terminationStatus == 0 else {
            try Task.checkCancellation()
            // `timeout` ends by the signal that it sent or as it did, and a program by the one that `prlimit` has sent it.
            let ends = (process.terminationReason == .uncaughtSignal ? 128 : 0) + process.terminationStatus
            let isSlow = [124, 128 + SIGKILL, 128 + SIGXCPU].contains(ends)
            throw isSlow ? ToolError.tooSlow : ToolError.failed(String(bench.text("tool.err").suffix(300)))
        }
        return bench.text("tool.out")
    }

    private static func finish(_ process: Process) async throws {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
                process.terminationHandler = { _ in done.resume() }
                do {
                    try process.run()
                } catch {
                    process.terminationHandler = nil
                    done.resume(throwing: ToolError.failed("\(error)"))
                }
            }
        } onCancel: {
            if process.isRunning { process.terminate() }
        }
    }
}
