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
    /// Said no to messages of this purpose, or has not said yes where only those are written to who have.
    case noConsent
    case withoutNumber
    /// What was pasted is no number.
    case invalid
    /// In an exclusion of the audience.
    case excluded
    /// Has had as much marketing as the channel's cap allows.
    case capped
    /// In the part that gets nothing, for comparison.
    case heldOut
    /// The campaign was to be done before it was this person's turn.
    case tooLate
    /// It was past the start's time on their own clock.
    case passed

    package var code: Int64 {
        switch self {
        case .optedOut: -1
        case .blocked: -2
        case .samePerson: -20
        case .erased: -21
        case .values: -22
        case .beyondCredits: -24
        case .beyondPlan: -25
        case .noConsent: -26
        case .withoutNumber: -27
        case .invalid: -28
        case .excluded: -29
        case .capped: -30
        case .heldOut: -32
        case .tooLate: -33
        case .passed: -34
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
        case .noConsent: "The contact has not agreed to messages of this kind."
        case .withoutNumber: "The contact has no telephone number."
        case .invalid: "This is no telephone number."
        case .excluded: "The contact is in an exclusion of the audience."
        case .capped: "The contact has had as many marketing messages as the channel's cap allows."
        case .heldOut: "The contact is in the part that gets nothing, for comparison."
        case .passed: "It was past the campaign's time of the day where the contact is."
        case .tooLate: "The campaign was to be done before it was this contact's turn."
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
        case -26: "No consent"
        case -27: "No telephone number"
        case -28: "Not a number"
        case -29: "Excluded"
        case -30: "Frequency cap"
        case -32: "Held out"
        case -33: "Too late"
        case -34: "Past their time"
        default: nil
        }
    }

    /// The word by which clients know the reason.
    static func key(_ code: Int64) -> String {
        switch code {
        case -1: "opted-out"
        case -2: "blocked"
        case -20: "duplicate"
        case -7, -21: "erased"
        case -22: "values"
        case -24: "over-limit"
        case -25: "beyond-plan"
        case -26: "no-consent"
        case -27: "without-number"
        case -28: "invalid"
        case -29: "excluded"
        case -30: "capped"
        case -32: "held-out"
        case -33: "too-late"
        case -34: "passed"
        default: "other"
        }
    }
}
