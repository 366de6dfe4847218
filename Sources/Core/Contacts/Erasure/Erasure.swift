import Crypto
import Foundation
package import Primitives

package enum ErasureTag: Identified { package static let idPrefix = "era" }
package typealias ErasureID = ID<ErasureTag>

/// The proof that a person was erased: what, how much of it, when, and who asked.
package struct Erasure: Sendable, Equatable {
    package enum State: String, Sendable, Codable, CaseIterable {
        case running
        case done
    }

    package let id: ErasureID
    package let contact: ContactID
    package let state: State
    package let requestedBy: String?
    package let requestedAt: Timestamp
    package let finishedAt: Timestamp?
    /// Rows by table.
    package let counts: [String: Int]
    /// SHA-256 in hexadecimal of what `digestedText` says.
    package let digest: String?

    /// One line for each fact, so that anybody can compute the digest again.
    static func digestedText(
        _ id: ErasureID,
        _ contact: ContactID,
        by requestedBy: String?,
        at moment: Timestamp,
        _ counts: [String: Int]
    ) -> String {
        (["\(id)", "\(contact)", requestedBy ?? "", "\(moment)"]
            + counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }).joined(separator: "\n")
    }

    static func digest(_ text: String) -> String {
        SHA256.hash(data: Data(text.utf8)).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
