import NIOCore

/// The newest deliveries with their bodies, bounded by number and by bytes.
struct DeliveryArchive: Sendable {
    private var log: BoundedLog<ArchivedDelivery?>
    /// Entries before this one lost their bodies to the byte limit.
    private var firstKept = 0
    private var bytes = 0
    private let bytesMax: Int

    init(capacity: Int, bytesMax: Int) {
        log = BoundedLog(capacity: capacity)
        self.bytesMax = bytesMax
    }

    var endPosition: Int { log.endPosition }

    mutating func append(_ delivery: ArchivedDelivery) -> Int {
        if log.count == log.capacity {
            drop(log.firstPosition)
        }
        let position = log.append(delivery)
        bytes += delivery.body.readableBytes
        while bytes > bytesMax, firstKept < position {
            drop(firstKept)
        }
        return position
    }

    mutating func update(_ position: Int, _ change: (inout ArchivedDelivery) -> Void) {
        log.update(position) { entry in
            if var delivery = entry {
                change(&delivery)
                entry = delivery
            }
        }
    }

    func slice(from position: Int, limit: Int) -> [(position: Int, element: ArchivedDelivery)] {
        log.slice(from: max(position, firstKept), limit: limit).compactMap { position, entry in
            entry.map { (position, $0) }
        }
    }

    private mutating func drop(_ position: Int) {
        firstKept = max(firstKept, position + 1)
        if case .some(.some(let delivery)) = log[position] {
            bytes -= delivery.body.readableBytes
            log.update(position) { $0 = nil }
        }
    }
}
