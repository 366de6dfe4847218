import Credits
import Primitives
import Storage

extension Recipient {
    init(_ stored: Row) throws {
        let stateText: String = try stored["state"]
        let categoryText: String = try stored["category"]
        row = try stored["row_number"]
        contact = try stored["contact_id"]
        name = try stored["name"]
        let number: String = try stored["phone"]
        phone = PhoneNumber(number)
        state = RecipientState(rawValue: stateText) ?? .unknown
        errorCode = try stored["error_code"]
        errorText = try stored["error_text"]
        content = try stored["content"]
        preview = try stored["preview"]
        quote = Quote(
            category: MessageCategory(rawValue: categoryText) ?? .marketing,
            market: try stored["market"],
            callingCode: try stored["calling_code"],
            amount: try stored["quoted"],
            price: try stored["price_id"],
            free: try stored["free"]
        )
        charged = try stored["charged"]
        message = try stored["message_id"]
        sentAt = try stored["sent_at"]
        deliveredAt = try stored["delivered_at"]
        readAt = try stored["read_at"]
        zone = try stored["zone"]
        variant = try stored["variant"]
        turn = try stored["turn"]
        attempt = try stored["attempt"]
        nextAttemptAt = try stored["next_attempt_at"]
        chargedBefore = try stored["charged_before"]
    }
}
