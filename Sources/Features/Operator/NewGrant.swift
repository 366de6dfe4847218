import Credits
import Primitives
import Routes
import Workspaces

/// Points to be given or taken away, read from a request and possible.
struct NewGrant: Sendable {
    private static let pointsMost = Points(100_000_000)

    let kind: GrantKind
    /// Below zero for an adjustment that takes away.
    let points: Points
    let reason: String
    let expiresAt: Timestamp?
    let priority: Int?
    /// Says "this very request": the same again changes nothing.
    let reference: String

    /// - Throws: `invalid-request` with every field that is wrong.
    init(_ body: NewGrantBody, reference: String, now: Timestamp) throws {
        var errors: [Problem.FieldError] = []
        func refuse(_ field: String, _ detail: String) { errors.append(.init(field: field, detail: detail)) }
        let kind = GrantKind(rawValue: body.kind)
        if kind != .promotion && kind != .adjustment { refuse("kind", "It is promotion or adjustment.") }
        if body.points == .zero || body.points > Self.pointsMost || body.points < -Self.pointsMost {
            refuse("points", "Not zero, and \(Self.pointsMost) at most.")
        } else if body.points < .zero, kind != .adjustment {
            refuse("points", "Only an adjustment takes points away.")
        }
        let reason = body.reason.trimmed
        if !reason.hasLength(1...500) || reason.unicodeScalars.contains(where: { $0.value < 0x20 }) {
            refuse("reason", "Say why, on one line of at most 500 characters.")
        }
        if body.points < .zero, body.expiresAt != nil || body.priority != nil {
            refuse(body.expiresAt != nil ? "expiresAt" : "priority", "What is taken away has none.")
        } else if let expiresAt = body.expiresAt, expiresAt <= now {
            refuse("expiresAt", "It is past.")
        }
        if let priority = body.priority, !(0...100).contains(priority) { refuse("priority", "From 0 to 100.") }
        guard errors.isEmpty, let kind else { throw Problem.invalid(errors) }
        self.kind = kind
        points = body.points
        self.reason = reason
        expiresAt = body.expiresAt
        priority = body.priority
        self.reference = reference
    }

    var words: String {
        "\(points) points (\(kind.rawValue)\(expiresAt.map { ", until \($0)" } ?? "")): \(reason)"
    }

    func apply(to workspace: WorkspaceID, by ledger: Ledger) throws -> Ledger.Adjustment {
        guard points > .zero else { return try ledger.deduct(workspace, amount: -points, reference: reference) }
        return try ledger.give(
            workspace,
            kind: kind,
            amount: points,
            reference: reference,
            reason: reason,
            priority: priority,
            expiresAt: expiresAt
        )
    }
}

extension String {
    /// Without white space before and after.
    var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
