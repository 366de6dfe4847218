package import Primitives

/// Every way Contacts says no.
package enum ContactError: Error, Equatable {
    case notFound(ContactID)
    case noIdentity
    case badNumber(PhoneProblem)
    /// Another contact has the number.
    case numberTaken(PhoneNumber, by: ContactID)
    case unknownCountry(String)
    case nameTooLong(limit: Int)
    case badEmail
    case ownerNotFound
    case tagNotFound
    case noteNotFound
    /// A note is its author's.
    case noteOfAnother
    case text(field: String, limit: Int)
    case tooMany(String, limit: Int)
}
