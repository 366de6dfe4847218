import Contacts
import Credits
import Primitives
import Routes
import Storage
import Templates
import Workspaces

/// What became of a message that an API campaign was asked for.
struct DeliveredRow: Sendable {
    let row: Int
    let state: RecipientState
    let message: MessageID?
    let skipped: SkipReason?
    let skippedCode: Int64?
}

/// A message that somebody asks an API campaign for.
struct CampaignMessageWish: Codable, Sendable {
    var phone: String?
    var contactId: ContactID?
    var name: String?
    var values: [String: String]?
    /// The caller's own name for it: the same one again sends nothing again.
    var reference: String?
}

extension CampaignService {
    private static let referenceMax = 64

    /// Sends one message of an API campaign that runs.
    ///
    /// - Throws: `CampaignError`, `ContactError`, `TemplateError.values`, `CreditError`.
    func deliver(_ wish: CampaignMessageWish, of id: CampaignID, by caller: Caller) async throws -> DeliveredRow {
        if let reference = wish.reference, !reference.hasLength(1...Self.referenceMax) {
            throw CampaignError.plan(
                field: "reference",
                code: "length",
                words: "A reference has \(1, "min") to \(Self.referenceMax, "max") characters."
            )
        }
        return try await database.write { transaction in
            try APIMessage(service: self, workspace: caller.workspace, transaction: transaction, caller: caller)
                .deliver(wish, of: id)
        }
    }
}

extension DeliveredRow {
    init(_ recipient: Recipient) {
        self.init(
            row: recipient.row,
            state: recipient.state,
            message: recipient.message,
            skipped: nil,
            skippedCode: recipient.state == .skipped ? recipient.errorCode : nil
        )
    }
}
