package import Routes
import Storage

/// Which of the two queues a conversation is in. One engine, two sets of permissions.
package enum Inbox: String, Sendable, CaseIterable, Codable, DatabaseValue {
    case sales
    case support

    var view: Permission { self == .sales ? .viewSales : .viewSupport }
    var manage: Permission { self == .sales ? .manageSales : .manageSupport }
}

extension Permission {
    package static let viewSales = Permission("inbox.sales.view", from: .member)
    package static let manageSales = Permission("inbox.sales.manage", from: .admin)
    package static let viewSupport = Permission("inbox.support.view", from: .member)
    package static let manageSupport = Permission("inbox.support.manage", from: .admin)
    package static let exportInbox = Permission("inbox.export", from: .admin)
    package static let manageQuickReplies = Permission("quick-replies.manage", from: .admin)
    package static let manageTags = Permission("tags.manage", from: .admin)

    /// Those of the shared inbox, besides `inbox.view` and `inbox.send`.
    package static let inbox = [
        viewSales, manageSales, viewSupport, manageSupport, exportInbox, manageQuickReplies, manageTags,
    ]
}
