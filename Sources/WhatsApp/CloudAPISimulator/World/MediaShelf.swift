import Crypto
import Foundation
import NIOCore
import Primitives

/// An uploaded or received file.
struct MediaItem: Sendable {
    let id: String
    /// The number it was uploaded for.
    let numberID: String
    let mimeType: String
    let filename: String?
    let bytes: ByteBuffer
    let sha256: [UInt8]
    let expiresAt: Timestamp

    var sha256Hexadecimal: String {
        sha256.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    var sha256Base64: String { Data(sha256).base64EncodedString() }
}

/// The files, bounded by bytes: the oldest goes first.
struct MediaShelf: Sendable {
    private var items: [String: MediaItem] = [:]
    private var order: [String] = []
    private var bytes = 0
    private let bytesMax: Int

    /// Reference section 6: uploads live 30 days, what users send 7.
    static let uploadLife = Duration.days(30)
    static let inboundLife = Duration.days(7)
    /// How long a download URL works.
    static let urlLife = Duration.minutes(5)

    init(bytesMax: Int) {
        self.bytesMax = bytesMax
    }

    /// `nil` when there is none, or its life is over.
    func find(_ id: String, at now: Timestamp) -> MediaItem? {
        items[id].flatMap { now < $0.expiresAt ? $0 : nil }
    }

    mutating func add(_ item: MediaItem) {
        items[item.id] = item
        order.append(item.id)
        bytes += item.bytes.readableBytes
        while bytes > bytesMax, order.count > 1 {
            remove(order[0])
        }
    }

    @discardableResult
    mutating func remove(_ id: String) -> Bool {
        guard let item = items.removeValue(forKey: id) else { return false }
        order.removeAll { $0 == id }
        bytes -= item.bytes.readableBytes
        return true
    }

    static func digest(_ bytes: ByteBuffer) -> [UInt8] {
        Array(SHA256.hash(data: Array(bytes.readableBytesView)))
    }
}
