/// Why a person of the file is not written to. The codes are below zero, apart from Meta's; the first two are Messaging's.
package enum SkipReason: Sendable, Equatable {
    case optedOut
    case blocked
    /// The person is in the audience already, known by another number.
    case samePerson(row: Int)
    case erased
    /// What is wrong with the values of their row.
    case values(String)
    /// The points did not reach for everybody, and the campaign was started so that it goes to the first ones then.
    case beyondCredits
    /// The workspace's plan has no room for another contact.
    case beyondPlan

    package var code: Int64 {
        switch self {
        case .optedOut: -1
        case .blocked: -2
        case .samePerson: -20
        case .erased: -21
        case .values: -22
        case .beyondCredits: -24
        case .beyondPlan: -25
        }
    }

    package var words: String {
        switch self {
        case .optedOut: "The contact does not want marketing messages."
        case .blocked: "The contact is blocked."
        case .samePerson(let row): "The person of row \(row) is known by this number too."
        case .erased: "The contact was deleted."
        case .values(let faults): faults
        case .beyondCredits: "The credits reached only for those before."
        case .beyondPlan: "Your plan has no room for another contact."
        }
    }

    /// A message of which nothing was heard until its deadline.
    static let noNewsCode: Int64 = -23

    /// A message that waited on a channel when it was disconnected: Messaging's code.
    static let channelGoneCode: Int64 = -6

    /// The title of a code of ours, for lists.
    static func title(_ code: Int64) -> String? {
        switch code {
        case -1: "Opted out"
        case -2: "Blocked contact"
        case -3: "Template not approved"
        case -4: "No credits held"
        case -5: "Not sendable"
        case channelGoneCode: "Channel disconnected"
        case -20: "Same person"
        case -7, -21: "Contact deleted"
        case -22: "Values missing or wrong"
        case noNewsCode: "No news"
        case -24: "Beyond the credits"
        case -25: "No room in the plan"
        default: nil
        }
    }
}
