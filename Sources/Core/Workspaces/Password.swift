import Primitives

/// A new password that is good enough to be taken.
///
/// Source: NIST SP 800-63B section 3.1.1: length counts, composition rules do not; refuse what is commonly used or
/// follows from the person's own data.
package struct Password: Sendable, Hashable {
    package static let charactersMin = 10
    static let bytesMax = 512

    let text: String

    package enum Weakness: Error, Equatable {
        case tooShort
        case tooLong
        /// Found in every list of stolen passwords, or one pattern repeated.
        case common
        /// The person's name, address or company.
        case personal
    }

    /// - Parameter personal: what others know of the person: name, address, company.
    package init(_ text: String, personal: [String] = []) throws(Weakness) {
        guard text.count >= Self.charactersMin else { throw .tooShort }
        guard text.utf8.count <= Self.bytesMax else { throw .tooLong }
        let folded = text.lowercased()
        guard Set(folded).count > 3, !CommonPasswords.contains(folded) else { throw .common }
        let known =
            personal.map { $0.lowercased() }
            + personal.flatMap { $0.lowercased().split(separator: "@").map(String.init) }
        guard !known.contains(folded) else { throw .personal }
        self.text = text
    }
}

extension Password.Weakness {
    /// The fault of a field that clients know.
    var code: String {
        switch self {
        case .tooShort: "password-too-short"
        case .tooLong: "password-too-long"
        case .common: "password-common"
        case .personal: "password-personal"
        }
    }

    /// Completes "password: …".
    var words: Said {
        switch self {
        case .tooShort: "must have at least \(Password.charactersMin, "min") characters"
        case .tooLong: "must have at most \(Password.bytesMax, "max") bytes"
        case .common: "is one of those that are guessed first; take a few words that belong together only for you"
        case .personal: "is your name, address or company; take something that only you know"
        }
    }
}
