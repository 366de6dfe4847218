import Primitives
import Routes
import Storage
import Workspaces

extension ContactService {
    func sheet(_ id: ContactID, in workspace: WorkspaceID, _ transaction: Transaction) throws -> ContactSheet {
        let store = ContactStore(transaction, ambient: ambient)
        guard let sheet = try store.sheets([store.find(id, in: workspace)], in: workspace).first else {
            throw ContactError.notFound(id)
        }
        return sheet
    }

    static func checked(_ name: String) throws -> String {
        let plain = name.split { $0.isWhitespace }.joined(separator: " ")
        guard plain.hasLength(0...nameLimit) else { throw ContactError.nameTooLong(limit: nameLimit) }
        return plain
    }

    static func read(_ text: String, country: String?) throws -> PhoneNumber {
        do {
            return try PhoneReader(defaultCountry: country).read(text).number
        } catch {
            throw ContactError.badNumber(error)
        }
    }
}

/// What a count found.
package struct CountedAudience: Sendable {
    package let count: ContactCount
    package let sample: [ContactSheet]
    /// How long the database took.
    package let duration: Duration
    package let cost: AudienceCost?
}
