import CCurl

/// One mail over one connection. Blocks: runs on a thread of the mailer's.
struct SMTPDelivery: Sendable {
    let settings: SMTPSettings
    let authority: String?
    let to: EmailAddress
    let message: String

    /// libcurl wants to be started once, before its first handle.
    static let started: Bool = lodestone_curl_start() == CURLE_OK

    /// Where libcurl is in the message.
    private final class Source {
        let bytes: [UInt8]
        var place = 0

        init(_ text: String) {
            bytes = Array(text.utf8)
        }
    }

    func run() -> Result<Void, MailError> {
        guard Self.started, let handle = curl_easy_init() else { return .failure(.failed("libcurl does not start")) }
        defer { curl_easy_cleanup(handle) }
        let recipients = curl_slist_append(nil, "<\(to)>")
        defer { curl_slist_free_all(recipients) }
        let source = Source(message)

        return withExtendedLifetime(source) {
            let code = prepare(handle, recipients: recipients, source: source)
            let outcome = code == CURLE_OK ? curl_easy_perform(handle) : code
            guard outcome != CURLE_OK else { return .success(()) }
            var answer = 0
            _ = lodestone_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &answer)
            let words = "\(String(cString: curl_easy_strerror(outcome))) (SMTP \(answer))"
            // 5xx to MAIL, RCPT or DATA is for good, but not a refused password: an operator mends that.
            let isForGood = (500...599).contains(answer) && outcome != CURLE_LOGIN_DENIED && answer != 530
            return .failure(isForGood ? .refused(words) : .failed(words))
        }
    }

    private func prepare(
        _ handle: UnsafeMutableRawPointer,
        recipients: UnsafeMutablePointer<curl_slist>?,
        source: Source
    ) -> CURLcode {
        var strings: [(CURLoption, String)] = [
            (CURLOPT_URL, settings.url),
            (CURLOPT_MAIL_FROM, "<\(settings.sender)>"),
        ]
        if let username = settings.username { strings.append((CURLOPT_USERNAME, username)) }
        if let password = settings.password { strings.append((CURLOPT_PASSWORD, password)) }
        if let authority { strings.append((CURLOPT_CAINFO, authority)) }
        let encryption = settings.security == .none ? CURLUSESSL_NONE : CURLUSESSL_ALL
        let numbers: [(CURLoption, Int)] = [
            (CURLOPT_UPLOAD, 1),
            // Without it libcurl uses signals for timeouts, which a process of many threads does not survive.
            (CURLOPT_NOSIGNAL, 1),
            (CURLOPT_CONNECTTIMEOUT, 10),
            (CURLOPT_TIMEOUT, 60),
            (CURLOPT_USE_SSL, Int(encryption.rawValue)),
        ]
        for (option, text) in strings {
            let code = lodestone_curl_set_string(handle, option, text)
            if code != CURLE_OK { return code }
        }
        for (option, number) in numbers {
            let code = lodestone_curl_set_long(handle, option, number)
            if code != CURLE_OK { return code }
        }
        let code = lodestone_curl_set_list(handle, CURLOPT_MAIL_RCPT, recipients)
        if code != CURLE_OK { return code }
        let read: curl_read_callback = { target, size, count, source in
            guard let target, let source else { return 0 }
            let state = Unmanaged<Source>.fromOpaque(source).takeUnretainedValue()
            let bytes = min(size * count, state.bytes.count - state.place)
            state.bytes.withUnsafeBytes { whole in
                guard bytes > 0, let start = whole.baseAddress else { return }
                UnsafeMutableRawPointer(target).copyMemory(from: start + state.place, byteCount: bytes)
            }
            state.place += bytes
            return bytes
        }
        return lodestone_curl_set_reader(handle, read, Unmanaged.passUnretained(source).toOpaque())
    }
}
