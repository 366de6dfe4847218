import Primitives

/// What an operator may choose about the reconciliation.
package struct ReconciliationSettings: Sendable {
    /// Closing a day also books what it found; else it is only written down.
    package var books: Bool
    /// How long a difference may still be a webhook on its way: Meta tries for 7 days (whatsapp-cloud-api.md, section 8).
    package var waits: Duration
    /// People are told of a day that differs by more than this share of its messages, in thousandths,
    package var alertPerMille: Int64
    /// and by more than so many. Both, since either alone cries wolf: one message is already a thousandth of a quiet day,
    /// and fifty are nothing of a million.
    package var alertMessages: Int64

    package init(
        books: Bool = false,
        waits: Duration = .days(7),
        alertPerMille: Int64 = 1,
        alertMessages: Int64 = 50
    ) {
        self.books = books
        self.waits = waits
        self.alertPerMille = alertPerMille
        self.alertMessages = alertMessages
    }

    /// Whether people should hear of so many differing messages.
    func alerts(difference: Int64, of volume: Int64) -> Bool {
        difference > max(alertMessages, volume.multipliedReportingOverflow(by: alertPerMille).partialValue / 1000)
    }
}
