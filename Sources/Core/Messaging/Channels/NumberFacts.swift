import CloudAPI
import Primitives

/// What Meta says about a number when it is connected.
struct NumberFacts: Sendable {
    let displayNumber: String
    let verifiedName: String
    let quality: String
    let messagesPerSecond: Int

    /// - Throws: `MessagingError.numberRefused` when the token or the number is not good, or Meta cannot be reached.
    static func ask(_ api: CloudAPIClient, _ phoneNumberID: String) async throws -> NumberFacts {
        do {
            let number = try await api.phoneNumber(phoneNumberID)
            return NumberFacts(
                displayNumber: number.displayPhoneNumber ?? phoneNumberID,
                verifiedName: number.verifiedName ?? "",
                quality: number.quality?.rawValue ?? "UNKNOWN",
                messagesPerSecond: number.throughputLevel == "HIGH" ? 1000 : 80
            )
        } catch {
            throw MessagingError.numberRefused("\(error)")
        }
    }
}
