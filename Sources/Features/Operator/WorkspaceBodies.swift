import Credits
import Notifications
import Primitives
import Workspaces

/// A workspace as the operator sees it.
struct OperatorWorkspaceBody: Codable, Sendable {
    let id: WorkspaceID
    let name: String
    let country: String
    let currency: String
    let timeZone: String
    let createdAt: Timestamp
    /// Of the owner who has been there longest.
    let ownerEmail: String?
    let members: Int
    let credits: OperatorCreditsBody

    init(_ found: FoundWorkspace) {
        id = found.workspace.id
        name = found.workspace.name
        country = found.workspace.country
        currency = found.workspace.currency
        timeZone = found.workspace.timeZone
        createdAt = found.workspace.createdAt
        ownerEmail = found.people?.owner?.rawValue
        members = found.people?.members ?? 0
        credits = OperatorCreditsBody(found.wallet, currency: found.workspace.currency)
    }
}

/// One workspace with what stands behind its balance.
struct OperatorWorkspacePageBody: Codable, Sendable {
    let id: WorkspaceID
    let name: String
    let country: String
    let currency: String
    let timeZone: String
    let createdAt: Timestamp
    let ownerEmail: String?
    let members: Int
    let credits: OperatorCreditsBody
    /// The newest first, used up or not.
    let lots: [OperatorLotBody]
    let owners: [Owner]

    struct Owner: Codable, Sendable {
        let name: String
        let email: String
    }

    init(_ found: FoundWorkspace, lots: [GrantedLot], owners: [Owner]) {
        let body = OperatorWorkspaceBody(found)
        id = body.id
        name = body.name
        country = body.country
        currency = body.currency
        timeZone = body.timeZone
        createdAt = body.createdAt
        ownerEmail = body.ownerEmail
        members = body.members
        credits = body.credits
        self.lots = lots.map(OperatorLotBody.init)
        self.owners = owners
    }
}

struct OperatorCreditsBody: Codable, Sendable {
    let available: Points
    let held: Points
    let spent: Points
    let state: Wallet.State
    /// The name of the price book.
    let book: String

    /// - Parameter wallet: `nil` where there is none yet: it has nothing and can send nothing.
    init(_ wallet: Wallet?, currency: String) {
        available = wallet?.available ?? .zero
        held = wallet?.held ?? .zero
        spent = wallet?.spent ?? .zero
        state = wallet?.state ?? .locked
        book = wallet?.book ?? currency
    }
}

struct OperatorLotBody: Codable, Sendable {
    let id: LotID
    let kind: String
    let amount: Points
    /// Free or held.
    let left: Points
    let expiresAt: Timestamp?
    let reference: String
    /// An operator's words.
    let reason: String?

    init(_ granted: GrantedLot) {
        id = granted.lot.id
        kind = granted.lot.kind.rawValue
        amount = granted.lot.amount
        left = granted.lot.free + granted.lot.held
        expiresAt = granted.lot.expiresAt
        reference = granted.reference
        reason = granted.reason
    }
}

struct NewGrantBody: Codable, Sendable {
    /// `promotion` or `adjustment`.
    let kind: String
    /// Below zero takes away: adjustments only.
    let points: Points
    let reason: String
    let expiresAt: Timestamp?
    /// Lots with a lower number are used first, 0 to 100.
    let priority: Int?
}

struct GrantedBody: Codable, Sendable {
    /// `nil` when points were taken away.
    let lot: OperatorLotBody?
    let credits: OperatorCreditsBody
}
