import Primitives

extension World {
    static let chatPerThread = 500

    /// - Returns: the position in the chat log.
    mutating func addChat(_ entry: ChatEntry) -> Int {
        if chat.count == chat.capacity, let oldest = chat[chat.firstPosition] {
            chatPositions[oldest.id] = nil
        }
        let position = chat.append(entry)
        chatPositions[entry.id] = position
        let key = ThreadKey(numberID: entry.numberID, customerID: entry.customerID)
        threads[key, default: ChatThread()].chat.append(position)
        if let count = threads[key]?.chat.count, count > Self.chatPerThread {
            threads[key]?.chat.removeFirst(count - Self.chatPerThread)
        }
        touched.insert(entry.customerID)
        return position
    }

    func chatEntry(_ messageID: String) -> ChatEntry? {
        chatPositions[messageID].flatMap { chat[$0] }
    }

    /// An empty emoji takes the reaction back.
    mutating func react(to messageID: String, emoji: String, by author: ChatEntry.Author) {
        guard let position = chatPositions[messageID] else { return }
        chat.update(position) { $0.reactions[author.rawValue] = emoji.isEmpty ? nil : emoji }
        if let entry = chat[position] { touched.insert(entry.customerID) }
    }

    func chatEntries(_ key: ThreadKey) -> [ChatEntry] {
        threads[key]?.chat.compactMap { chat[$0] } ?? []
    }
}
