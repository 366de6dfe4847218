/// A template with its values, ready to be sent.
package struct FilledTemplate: Sendable, Equatable {
    /// Meta's `template` object of a send, as JSON.
    package let content: String
    /// The filled body: what a list shows of the message.
    package let text: String
}
