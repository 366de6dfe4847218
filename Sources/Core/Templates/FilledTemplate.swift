package import CloudAPI

/// A template with its values, ready to be sent and to be shown.
package struct FilledTemplate: Sendable, Equatable {
    /// Meta's `template` object of a send, as JSON.
    package let content: String
    /// The filled body: what a list shows of the message.
    package let text: String
    /// Meta's components of the template with the values in their texts, for a preview.
    package let components: [JSON]
}
