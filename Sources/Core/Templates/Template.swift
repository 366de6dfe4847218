package import CloudAPI
package import Credits
package import Primitives

/// A message template of one channel, as Meta last described it, or a draft that Meta has not got.
package struct Template: Sendable, Equatable {
    package let id: TemplateID
    package let channel: ChannelID
    /// Empty in a draft.
    package let metaID: String
    package let name: String
    /// Meta's code, such as `en_US`.
    package let language: String
    /// Meta's word in upper case, such as `UTILITY`.
    package let categoryWord: String
    package let status: Status
    /// Meta's array of components.
    package let components: [JSON]
    package let usesNames: Bool
    package let quality: String?
    package let rejectedReason: String?
    package let createdAt: Timestamp
    package let changedAt: Timestamp
    package var desk = Desk()

    /// Meta's word for whether the template can be used.
    package struct Status: RawRepresentable, Hashable, Sendable {
        package let rawValue: String

        package init(rawValue: String) {
            self.rawValue = rawValue.uppercased()
        }

        package static let approved = Status(rawValue: "APPROVED")
        package static let pending = Status(rawValue: "PENDING")
        package static let rejected = Status(rawValue: "REJECTED")
        package static let paused = Status(rawValue: "PAUSED")
        /// Meta does not list it any more.
        package static let deleted = Status(rawValue: "DELETED")
        /// Ours: Meta has not got it.
        package static let draft = Status(rawValue: "DRAFT")
    }

    /// What only those see who look after templates.
    package struct Desk: Sendable, Equatable {
        var kind = ""
        var ttlSeconds: Int64?
        var allowsCategoryChange = true
        var previousCategory: String?
        var nextCategory: String?
        var nextCategoryAt: Timestamp?
        var rejectionWords: String?
        var rejectionAdvice: String?
        var pauseTitle: String?
        var pauseWords: String?
        var pauseUntil: Timestamp?
        var waiting: WaitingEdit?
        /// When an approved template was edited, in Unix seconds.
        var edits: [Int64] = []
        /// `mem_…` or `key_…`.
        var author: String?
        var submittedAt: Timestamp?
        var usedAt: Timestamp?

        package init() {}
    }

    package var isDraft: Bool { status == .draft }

    /// What decides the price. A word we do not know counts as marketing: the dearest, and the one that needs consent.
    package var category: MessageCategory {
        MessageCategory(rawValue: categoryWord.lowercased()) ?? .marketing
    }
}
