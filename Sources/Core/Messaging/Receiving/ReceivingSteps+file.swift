import CloudAPI
import Primitives
import Storage

extension ReceivingSteps {
    /// Where the file of a message will be, from a contact or from the business's own phone.
    ///
    /// Meta's links live five minutes, so the file is fetched by a job at once.
    func file(of message: InboundMessage, _ addressed: Addressed, now: Timestamp, in transaction: Transaction) throws
        -> MediaID?
    {
        guard let media = message.content.media else { return nil }
        let store = MediaStore(transaction)
        let id: MediaID = ambient.id()
        let isNew = try store.expect(
            addressed.workspace,
            id,
            channel: addressed.channel.id,
            metaID: media.id,
            mimeType: media.mimeType ?? "application/octet-stream",
            filename: media.filename,
            at: now
        )
        guard isNew else { return try store.find(addressed.workspace, addressed.channel.id, metaID: media.id)?.id }
        try MediaFetch(media: id, channel: addressed.channel.id)
            .enqueue(in: addressed.workspace, ambient: ambient, transaction)
        return id
    }
}
