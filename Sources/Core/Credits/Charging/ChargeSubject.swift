package import Primitives

/// From which number a message goes, and to whom: reports count by the one, and conversations by both.
package struct ChargeSubject: Sendable, Hashable {
    package let channel: ChannelID
    package let contact: ContactID

    package init(channel: ChannelID, contact: ContactID) {
        self.channel = channel
        self.contact = contact
    }
}
