import Primitives

/// A page of the statement, under the newest seal of the journal.
struct StatementBody: Codable, Sendable {
    let items: [StatementLineBody]
    let next: String?
    /// The head of the chain of hashes; `nil` before the first hour.
    let seal: Seal?

    struct Seal: Codable, Sendable {
        /// SHA-256 in hexadecimal digits.
        let hash: String
        let at: Timestamp
        /// The last row that it covers.
        let through: TransferID

        init(_ seal: JournalSeal) {
            hash = seal.text
            at = seal.at
            through = TransferID(rawValue: seal.through)
        }
    }
}
