import CMinizip

/// Writes a zip archive to disk, one part after another.
final class ZipWriter {
    private var file: zipFile?

    /// - Throws: `ZipWriterError`, like everything here.
    init(path: String) throws {
        guard let file = zipOpen64(path, 0) else { throw ZipWriterError() }
        self.file = file
    }

    deinit { if let file { zipClose(file, nil) } }

    func begin(_ name: String) throws {
        // The same time in every archive: the same rows make the same bytes.
        var facts = zip_fileinfo()
        facts.dosDate = 0x5A21_0000
        let status = zipOpenNewFileInZip64(
            file,
            name,
            &facts,
            nil,
            0,
            nil,
            0,
            nil,
            Z_DEFLATED,
            6,
            1
        )
        guard status == ZIP_OK else { throw ZipWriterError() }
    }

    func write(_ bytes: [UInt8]) throws {
        let status = bytes.withUnsafeBytes { zipWriteInFileInZip(file, $0.baseAddress, UInt32($0.count)) }
        guard status == ZIP_OK else { throw ZipWriterError() }
    }

    func end() throws {
        guard zipCloseFileInZip(file) == ZIP_OK else { throw ZipWriterError() }
    }

    func finish() throws {
        defer { file = nil }
        guard zipClose(file, nil) == ZIP_OK else { throw ZipWriterError() }
    }
}

/// The disk is full, or the folder cannot be written.
struct ZipWriterError: Error {}
