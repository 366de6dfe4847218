import Notifications
package import Primitives
import Storage
import Workspaces

/// A change of contacts as somebody asks for it: what is left out stays, `null` empties.
package struct ContactWish: Codable, Sendable {
    package var name: String?
    package var email: Edited<String> = .kept
    package var companyId: Edited<CompanyID> = .kept
    package var ownerId: Edited<MemberID> = .kept
    package var optIn: OptIn?
    package var blocked: Bool?
    /// By their keys.
    package var fields: [String: PlainValue]?
    /// All that the contact is to carry.
    package var tagIds: [TagID]?

    package init() {}

    /// For something new, whose fields are read with their standard values.
    var withoutFields: ContactWish {
        var wish = self
        wish.fields = nil
        return wish
    }
}

/// Checks a wish against what there is.
struct WishReader {
    let transaction: Transaction
    let workspace: WorkspaceID
    /// For numbers in fields.
    let country: String?

    func edit(_ wish: ContactWish) throws -> ContactEdit {
        var edit = ContactEdit()
        edit.name = try wish.name.map(ContactService.checked)
        edit.email = try email(wish.email)
        edit.company = try company(wish.companyId)
        edit.owner = try owner(wish.ownerId)
        edit.optIn = wish.optIn
        edit.isBlocked = wish.blocked
        if let fields = wish.fields, !fields.isEmpty { edit.values = try values(fields, of: .contact) }
        if let tags = wish.tagIds { edit.tagging = try self.tags(tags) }
        return edit
    }

    func email(_ wish: Edited<String>) throws -> Edited<String> {
        guard case .set(let text?) = wish, !text.isEmpty else { return wish.isKept ? .kept : .set(nil) }
        guard let address = EmailAddress(text) else { throw ContactError.badEmail }
        return .set(address.rawValue)
    }

    func company(_ wish: Edited<CompanyID>) throws -> Edited<CompanyID> {
        if case .set(let id?) = wish, try CompanyStore(transaction, in: workspace).find(id) == nil {
            throw CompanyError.notFound(id)
        }
        return wish
    }

    func owner(_ wish: Edited<MemberID>) throws -> Edited<MemberID> {
        if case .set(let id?) = wish, try MemberStore(transaction, workspace: workspace).find(id) == nil {
            throw ContactError.ownerNotFound
        }
        return wish
    }

    func tags(_ ids: [TagID]) throws -> [Tag] {
        let ids = Set(ids)
        guard ids.count <= ContactEditor.tagsMax else {
            throw ContactError.tooMany("tags of one contact", limit: ContactEditor.tagsMax)
        }
        let found = try TagStore(transaction, in: workspace).all(ids.sorted()).filter { $0.kind == .contact }
        guard found.count == ids.count else { throw ContactError.tagNotFound }
        return found
    }

    func group(_ id: GroupID, _ purpose: ContactGroup.Purpose) throws -> ContactGroup {
        guard let group = try GroupStore(transaction, in: workspace).find(id, purpose) else {
            throw GroupError.notFound(purpose)
        }
        guard group.kind != .dynamic else { throw GroupError.dynamic(group.name) }
        return group
    }

    /// What is wrong is told of all fields together.
    func values(
        _ wanted: [String: PlainValue],
        of subject: FieldSubject
    ) throws -> [(field: ContactField, value: FieldValue?)] {
        let fields = try FieldStore(transaction, in: workspace).all(subject)
        let known = Dictionary(uniqueKeysWithValues: fields.map { ($0.key, $0) })
        var refusals: [String: FieldRefusal] = [:]
        var values: [(field: ContactField, value: FieldValue?)] = []
        for (key, plain) in wanted.sorted(by: { $0.key < $1.key }) {
            guard let field = known[key] else { throw FieldError.notFound(String(key.prefix(60))) }
            do {
                let value = try field.read(plain, country: country)
                if value == nil, field.isRequired { throw FieldRefusal.missing }
                values.append((field, value))
            } catch let refusal as FieldRefusal {
                refusals[key] = refusal
            }
        }
        guard refusals.isEmpty else { throw FieldError.values(refusals) }
        return values
    }

    /// The same for something new: what is left out takes its standard value, and what must be filled in is.
    func newValues(
        _ wanted: [String: PlainValue],
        of subject: FieldSubject
    ) throws -> [(field: ContactField, value: FieldValue?)] {
        let given = try values(wanted, of: subject)
        let rest = try FieldStore(transaction, in: workspace).all(subject).filter { wanted[$0.key] == nil }
        let missing = rest.filter { $0.isRequired && $0.standard == nil }
        guard missing.isEmpty else {
            throw FieldError.values(Dictionary(uniqueKeysWithValues: missing.map { ($0.key, .missing) }))
        }
        return given + rest.compactMap { field in field.standard.map { (field, $0) } }
    }
}
