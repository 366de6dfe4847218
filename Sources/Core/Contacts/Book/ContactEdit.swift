package import Primitives

/// A change of contacts, checked: everything that it names is there.
package struct ContactEdit: Sendable {
    package var name: String?
    package var email: Edited<String> = .kept
    package var company: Edited<CompanyID> = .kept
    package var owner: Edited<MemberID> = .kept
    package var optIn: OptIn?
    package var isBlocked: Bool?
    package var values: [(field: ContactField, value: FieldValue?)] = []
    package var tagging: [Tag] = []
    package var untagging: [Tag] = []
    package var joining: [ContactGroup] = []
    package var leaving: [ContactGroup] = []

    package init() {}
}
