import Primitives
import Storage

/// Which part of a campaign's audience a person falls into: always the same, without a draw that would have to be kept.
///
/// Every contact has a place from 0 to 9,999 for each campaign: (a·x + b) mod p, the family of hash functions of Carter and
/// Wegman ("Universal classes of hash functions", 1979), with p = 2³¹ − 1 and x the contact's identity mod p. Both engines and
/// Swift compute it alike.
struct Split: Sendable, Equatable {
    static let places: Int64 = 10_000
    private static let prime: Int64 = 2_147_483_647

    private let factor: Int64
    private let shift: Int64
    /// The end of the held-out part, and of what is tried.
    let holdoutEnd: Int64
    let sampleEnd: Int64
    /// Where each variant's part of the tried ends, in order.
    let ends: [(key: String, end: Int64)]

    init(_ campaign: CampaignID, _ options: CampaignOptions) {
        let seed = UInt64(bitPattern: campaign.rawValue)
        factor = Int64(seed % UInt64(Self.prime - 1)) + 1
        shift = Int64((seed >> 17) % UInt64(Self.prime))
        holdoutEnd = Int64(options.holdout) * 100
        let rest = Self.places - holdoutEnd
        let sample = options.variants.isEmpty ? rest : rest * Int64(options.winner?.sample ?? 100) / 100
        sampleEnd = holdoutEnd + sample
        var share: Int64 = 0
        let (first, width) = (holdoutEnd, sample)
        ends = options.variants.map { variant in
            share += Int64(variant.share)
            return (variant.key, first + width * share / 100)
        }
    }

    static func == (left: Split, right: Split) -> Bool {
        left.factor == right.factor && left.shift == right.shift && left.sampleEnd == right.sampleEnd
            && left.holdoutEnd == right.holdoutEnd && left.ends.elementsEqual(right.ends, by: ==)
    }

    func place(of contact: ContactID) -> Int64 {
        ((contact.rawValue % Self.prime) * factor + shift) % Self.prime % Self.places
    }

    /// The same in SQL.
    ///
    /// - Parameter contact: the column.
    func place(of contact: SQL) -> SQL {
        "(((" + contact
            + " % \(raw: "\(Self.prime)")) * \(raw: "\(factor)") + \(raw: "\(shift)")) % \(raw: "\(Self.prime)") % \(raw: "\(Self.places)"))"
    }

    func isHeldOut(_ contact: ContactID) -> Bool { place(of: contact) < holdoutEnd }

    /// `nil` for those who get the winner, and where there is one template.
    func variant(of contact: ContactID) -> String? {
        let place = place(of: contact)
        return ends.first { place < $0.end }?.key
    }

    /// The variant in SQL, `NULL` for those who get the winner.
    ///
    /// - Parameter place: the column of the place.
    func variant(at place: SQL) -> SQL {
        guard !ends.isEmpty else { return "CAST(NULL AS TEXT)" }
        var sql: SQL = "CASE"
        for (key, end) in ends { sql += " WHEN " + place + " < \(raw: "\(end)") THEN CAST(\(key) AS TEXT)" }
        return sql + " ELSE NULL END"
    }
}
