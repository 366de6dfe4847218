import Crypto
import Foundation

/// Posts signed webhooks, each with one text message of its own, as fast as the server answers; prints what it did as JSON.
///
/// One thread and bare sockets: the machine is small, and what the load costs is taken from the server.
func benchLoad(_ options: LoadOptions) throws {
    var bodies = WebhookBodies(options)
    var connections = try (0..<options.connections).map { _ in try LoadConnection(port: options.port) }
    var polls = connections.map { pollfd(fd: $0.socket, events: Int16(POLLIN), revents: 0) }
    let clock = ContinuousClock()
    // Signing costs the load, not the server: done before the clock starts, then used in turns.
    let requests = (0..<20_000).map { _ in bodies.next() }
    var sent = 0
    for connection in connections {
        try connection.send(requests[sent % requests.count])
        sent += 1
    }
    let start = clock.now
    let end = start + .seconds(options.seconds)
    var (good, bad) = (0, 0)
    while clock.now < end {
        guard poll(&polls, nfds_t(polls.count), 1000) > 0 else { break }
        for index in polls.indices where polls[index].revents != 0 {
            guard let status = try connections[index].receive() else { continue }
            if status == 200 { good += 1 } else { bad += 1 }
            try connections[index].send(requests[sent % requests.count])
            sent += 1
        }
    }
    let seconds = start.duration(to: clock.now) / .seconds(1)
    print(#"{"answered":\#(good),"refused":\#(bad),"seconds":\#(seconds)}"#)
}

/// Requests with bodies as Meta sends them for a text.
private struct WebhookBodies {
    private let number: String
    private let secret: SymmetricKey
    private let moment = Int(Date.now.timeIntervalSince1970)
    private var count = 0

    init(_ options: LoadOptions) {
        number = options.number
        secret = SymmetricKey(data: Array(options.secret.utf8))
    }

    mutating func next() -> [UInt8] {
        count += 1
        let sender = 919_800_000_000 + count % 5_000
        let body = """
            {"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"field":"messages","value":\
            {"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550783881","phone_number_id":"\(number)"},\
            "contacts":[{"profile":{"name":"Customer \(sender)"},"wa_id":"\(sender)"}],"messages":[{"from":"\(sender)",\
            "id":"wamid.load-\(getpid())-\(count)","timestamp":"\(moment)","type":"text",\
            "text":{"body":"Does it come in another colour? I ask for the \(count)th time."}}]}}]}]}
            """
        let code = HMAC<SHA256>.authenticationCode(for: Array(body.utf8), using: secret)
        let signature = code.map { String(format: "%02x", $0) }.joined()
        return Array(
            """
            POST /webhooks/whatsapp HTTP/1.1\r
            Host: 127.0.0.1\r
            Content-Type: application/json\r
            X-Hub-Signature-256: sha256=\(signature)\r
            Content-Length: \(body.utf8.count)\r
            \r
            \(body)
            """.utf8
        )
    }
}
