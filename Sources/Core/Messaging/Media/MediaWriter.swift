import Crypto
import Primitives
import Storage

/// Cuts a stream into pieces of one size and writes each in a transaction of its own.
struct MediaWriter {
    private let database: Database
    private let workspace: WorkspaceID
    private let media: MediaID
    private let bytesMax: Int
    private var pending: [UInt8] = []
    private var place = 0
    /// So far.
    var bytes: Int { total }
    private var total = 0
    private var hash = SHA256()
    private var head: [UInt8] = []

    init(database: Database, workspace: WorkspaceID, media: MediaID, bytesMax: Int) {
        self.database = database
        self.workspace = workspace
        self.media = media
        self.bytesMax = bytesMax
    }

    /// - Throws: `MessagingError.mediaTooLarge`.
    mutating func append(_ bytes: [UInt8]) async throws {
        total += bytes.count
        guard total <= bytesMax else { throw MessagingError.mediaTooLarge(limitBytes: bytesMax) }
        if head.count < FileType.headBytes { head += bytes.prefix(FileType.headBytes - head.count) }
        hash.update(data: bytes)
        pending += bytes
        while pending.count >= MediaStore.chunkBytes {
            try await write(Array(pending.prefix(MediaStore.chunkBytes)))
            pending.removeFirst(MediaStore.chunkBytes)
        }
    }

    /// - Parameters:
    ///   - told: what the file is said to be: its bytes have the last word. `nil`: it is known already.
    ///   - then: run in the transaction that makes it ready, with the file's type.
    mutating func finish(
        told: String? = nil,
        then: @escaping @Sendable (_ mimeType: String?, Transaction) throws -> Void
    ) async throws {
        if !pending.isEmpty { try await write(pending) }
        let digest = hash.finalize().map { byte in String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }
            .joined()
        let (workspace, media, total) = (workspace, media, total)
        let type = told.map { FileType.of(head, told: $0) }
        try await database.write { transaction in
            try MediaStore(transaction).finish(workspace, media, bytes: total, sha256: digest, mimeType: type)
            try then(type, transaction)
        }
    }

    private mutating func write(_ chunk: [UInt8]) async throws {
        let (workspace, media, place) = (workspace, media, place)
        try await database.write { try MediaStore($0).append(workspace, media, place: place, bytes: chunk) }
        self.place += 1
    }
}
