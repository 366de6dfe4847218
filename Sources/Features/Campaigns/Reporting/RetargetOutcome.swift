import Storage

/// What became of an earlier campaign's messages.
package enum RetargetOutcome: String, Sendable, Codable, CaseIterable {
    case notDelivered = "not-delivered"
    case deliveredNotRead = "delivered-not-read"
    case readNotReplied = "read-not-replied"
    case clicked
    case replied
    case failed
}

extension RetargetOutcome {
    /// Which recipients `r` are meant.
    var condition: SQL {
        switch self {
        case .notDelivered: "(r.state = 'sent' OR r.state = 'failed' OR r.state = 'unknown')"
        case .deliveredNotRead: "r.state = 'delivered'"
        case .failed: "r.state = 'failed'"
        case .replied: Self.answered("replied_at")
        case .readNotReplied: "r.state = 'read' AND NOT " + Self.answered("replied_at")
        case .clicked: Self.answered("clicked_at")
        }
    }

    private static func answered(_ column: String) -> SQL {
        """
        EXISTS (SELECT 1 FROM campaign_replies a WHERE a.workspace_id = r.workspace_id AND a.campaign_id = r.campaign_id
            AND a.row_number = r.row_number AND a.\(raw: column) IS NOT NULL)
        """
    }
}
