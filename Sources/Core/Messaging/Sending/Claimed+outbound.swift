import CloudAPI
import Primitives

extension Claimed {
    /// The body of the call to Meta.
    ///
    /// - Throws: `JSONError` when the stored content is no JSON, which our own writing never makes.
    func outbound() throws -> JSON {
        let content = try JSON(parsing: Array(content.utf8))
        return .members([
            ("messaging_product", "whatsapp"),
            ("recipient_type", "individual"),
            (recipient.hasPrefix("+") ? "to" : "recipient", .string(recipient)),
            ("type", .string(type)),
            (type, content),
            ("context", replyTo.map { .members([("message_id", .string($0))]) }),
            ("biz_opaque_callback_data", .string("\(id)")),
        ])
    }
}
