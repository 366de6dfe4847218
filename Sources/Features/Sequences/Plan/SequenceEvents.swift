/// The events that can enrol contacts: those of the event log that are about contacts.
package enum SequenceEvents {
    package static let known: Set<String> = [
        "contact.created", "contact.changed", "contacts.changed", "message.created", "conversation.changed",
        "entry.created",
    ]

    /// Told too often, or of nobody: nothing is looked up for these.
    static let ignored: Set<String> = [
        "sequence.changed", "wallet.changed", "messages.changed", "campaign.changed", "import.changed",
        "notice.created",
    ]
}
