/// How a mail server says no.
package enum MailError: Error, Equatable {
    /// For good: the address is unknown, the sender is not welcome. The text is the server's, or curl's.
    case refused(String)
    /// For now: no connection, a full disk over there, a wrong certificate, a password that someone has to mend.
    case failed(String)
    /// A header of ours holds a line break: somebody tries to add headers.
    case unsafeHeader
}
