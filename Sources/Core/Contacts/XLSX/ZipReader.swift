import CMinizip

/// The parts of a zip archive on disk, read one after another as streams. Holds one piece of 64 KiB.
final class ZipReader {
    private static let pieceBytes = 64 << 10

    private let file: unzFile
    private let limits: XLSXLimits
    private var unpacked: Int64 = 0

    /// - Throws: `XLSXProblem.notAWorkbook` when it is no archive.
    init(path: String, limits: XLSXLimits) throws {
        guard let file = unzOpen64(path) else { throw XLSXProblem.notAWorkbook }
        self.file = file
        self.limits = limits
    }

    deinit { unzClose(file) }

    func has(_ name: String) -> Bool {
        unzLocateFile(file, name, 2) == UNZ_OK
    }

    /// Hands the part to `take` in pieces.
    ///
    /// - Throws: `XLSXProblem`; what `take` throws.
    func read(_ name: String, _ take: (UnsafeRawBufferPointer) throws -> Void) throws {
        guard has(name) else { throw XLSXProblem.notAWorkbook }
        var facts = unz_file_info64()
        guard unzGetCurrentFileInfo64(file, &facts, nil, 0, nil, 0, nil, 0) == UNZ_OK else { throw XLSXProblem.damaged }
        guard facts.flag & 1 == 0 else { throw XLSXProblem.encrypted }
        guard unzOpenCurrentFile(file) == UNZ_OK else { throw XLSXProblem.damaged }
        defer { unzCloseCurrentFile(file) }
        let packed = Int64(clamping: facts.compressed_size)
        var bytes: Int64 = 0
        var piece = [UInt8](repeating: 0, count: Self.pieceBytes)
        while true {
            let count = piece.withUnsafeMutableBytes { unzReadCurrentFile(file, $0.baseAddress, UInt32($0.count)) }
            guard count >= 0 else { throw XLSXProblem.damaged }
            guard count > 0 else { break }
            // Counted as it comes out: what the archive says of itself proves nothing.
            bytes += Int64(count)
            unpacked += Int64(count)
            guard unpacked <= limits.unpackedBytes, bytes <= max(limits.smallBytes, packed * limits.density) else {
                throw XLSXProblem.tooDense
            }
            try piece.withUnsafeBytes { try take(UnsafeRawBufferPointer(rebasing: $0[..<Int(count)])) }
        }
        guard unzCloseCurrentFile(file) == UNZ_OK else { throw XLSXProblem.damaged }
    }
}
