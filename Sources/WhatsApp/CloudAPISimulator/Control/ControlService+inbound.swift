import CloudAPI
import Foundation
import NIOCore
import Primitives

/// `POST /_simulator/inbound`: a customer writes.
///
/// `{from, name?, number?, type?, text|image|…, referral?, reply_to?, forwarded?}`: `from` is a telephone number, a user
/// ID or `@username`; the object is Meta's, but `text` may be a plain string. Media without an `id` are a sample, or the
/// bytes in `data` (base64) with their `mime_type`.
extension ControlService {
    func receive(_ request: IncomingRequest, baseURL: String) throws(ControlError) -> JSON {
        guard let from = request.text("from") else { throw .wrong("from is missing: a telephone number, user ID or @username.") }
        let type = try type(request)
        let name = request.text("name")
        let asked = request.text("number")
        let upload = try upload(request, type: type)
        let content = content(request, type: type)
        let message = CustomerMessage(
            type: type,
            content: content,
            referral: request.parameter("referral"),
            quotes: request.text("reply_to"),
            isForwarded: request.parameter("forwarded")?.looseBool ?? false
        )
        let result: Result<JSON, ControlError> = engine.act { world, now in
            guard var customer = world.user(from) else {
                return .failure(.wrong("from must be a telephone number with its country code, a user ID or @username."))
            }
            if let name {
                customer.name = name
                world.customers.update(customer)
            }
            let numberID = asked ?? world.numberOrder.first ?? ""
            var message = message
            if let upload {
                let item = world.mediaItem(
                    upload.bytes, type: upload.mimeType, filename: nil, numberID: numberID,
                    life: MediaShelf.inboundLife, at: now
                )
                message.content = world.inboundMedia(
                    item, baseURL: baseURL, extra: content?.object ?? [:], at: now
                )
            }
            do throws(World.InboundRefusal) {
                let id = try world.receive(message, from: customer, on: numberID, at: now)
                return .success(["id": .string(id), "user_id": .string(customer.id)])
            } catch .noSuchNumber {
                return .failure(.missing("number \(numberID)"))
            } catch {
                return .failure(ControlError(status: 409, message: "The business has blocked this user, who cannot write."))
            }
        }
        return try result.get()
    }

    private static let types: Set<String> = [
        "text", "image", "video", "audio", "document", "sticker", "location", "contacts", "reaction", "button", "interactive",
        "order", "system", "request_welcome", "edit", "revoke", "unsupported",
    ]

    private func type(_ request: IncomingRequest) throws(ControlError) -> String {
        let type = request.text("type") ?? request.body.keys.first(where: Self.types.contains) ?? "text"
        guard Self.types.contains(type) else {
            throw .wrong("type must be one of \(Self.types.sorted().joined(separator: ", ")).")
        }
        guard type == "request_welcome" || type == "unsupported" || request.parameter(type) != nil || Self.isMedia(type) else {
            throw .wrong("\(type) is missing.")
        }
        return type
    }

    private func content(_ request: IncomingRequest, type: String) -> JSON? {
        guard let content = request.parameter(type) else { return nil }
        return type == "text" ? content.string.map { ["body": .string($0)] } ?? content : content
    }

    private static func isMedia(_ type: String) -> Bool { Submission.mediaTypes.contains(type) }

    private struct Upload: Sendable {
        let bytes: ByteBuffer
        let mimeType: String
    }

    private func upload(_ request: IncomingRequest, type: String) throws(ControlError) -> Upload? {
        guard Self.isMedia(type), request.parameter(type)?["id"] == nil else { return nil }
        guard let encoded = request.text("data") else {
            let sample = Samples.media(type)
            return Upload(bytes: ByteBuffer(bytes: sample.bytes), mimeType: sample.mimeType)
        }
        guard let data = Data(base64Encoded: encoded) else { throw .wrong("data must be base64.") }
        return Upload(bytes: ByteBuffer(bytes: data), mimeType: request.text("mime_type") ?? Samples.media(type).mimeType)
    }
}
