/// A hint that a transaction leaves behind for those who listen to `topic`.
package struct Notice: Hashable, Sendable {
    package let topic: String
    package let payload: String

    package init(topic: String, payload: String) {
        self.topic = topic
        self.payload = payload
    }
}
