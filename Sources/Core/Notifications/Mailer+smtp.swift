import CCurl
import Foundation

extension Mailer {
    /// Sends by SMTP through libcurl, on threads of its own: two at a time, each at most a minute.
    ///
    /// - Parameter authority: a file of certificates to trust instead of the system's, for tests.
    package static func smtp(_ settings: SMTPSettings, authority: String? = nil) -> Mailer {
        let threads = OperationQueue()
        threads.maxConcurrentOperationCount = 2
        threads.name = "smtp"
        return Mailer(delivers: true) { (mail: Mail) async throws(MailError) in
            let message = try MailMessage.text(of: mail, from: settings)
            let delivery = SMTPDelivery(settings: settings, authority: authority, to: mail.to, message: message)
            let result = await withCheckedContinuation { continuation in
                threads.addOperation { continuation.resume(returning: delivery.run()) }
            }
            try result.get()
        }
    }
}
