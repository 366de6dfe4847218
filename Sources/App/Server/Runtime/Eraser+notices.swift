import Contacts
import Messaging
import Notifications

extension Eraser {
    /// Notices of the inbox quote customers and notes about them. While the conversations can still be found.
    static let notices = Eraser { transaction, workspace, person in
        let threads = try MessagingService.threads(of: person.contact, in: workspace, transaction)
        return ["notices": try NoticeErasing.erase(threads.map { "/inbox/\($0)" }, in: workspace, transaction)]
    }
}
