/// A part of the chats of a phone app that joined the API.
public struct HistoryChunk: Sendable {
    public struct Thread: Sendable {
        /// The person's number in digits.
        public let id: String?
        public let messages: [HistoryMessage]
        /// Messages that could not be read.
        public let malformed: [JSON]
    }

    /// 0: the last day, 1: up to 90 days, 2: up to 180 days.
    public let phase: Int64?
    public let order: Int64?
    /// In per cent, of all phases.
    public let progress: Int64?
    public let threads: [Thread]
    /// Why there is no history: 2593109 when the owner declined.
    public let errors: [GraphError]

    init(_ json: JSON) throws(WireError) {
        let metadata = json["metadata"]
        phase = metadata?.integer("phase")
        order = metadata?.integer("chunk_order")
        progress = metadata?.integer("progress")
        threads = json.list("threads").map(Thread.init)
        errors = GraphError.list(json)
        if json["threads"] == nil && errors.isEmpty {
            throw WireError(why: "threads is missing")
        }
    }
}

extension HistoryChunk.Thread {
    init(_ json: JSON) {
        id = json.text("id")
        var messages: [HistoryMessage] = []
        var malformed: [JSON] = []
        for message in json.list("messages") {
            do {
                messages.append(try HistoryMessage(message))
            } catch {
                malformed.append(message)
            }
        }
        self.messages = messages
        self.malformed = malformed
    }
}
