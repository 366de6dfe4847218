import Foundation
import Testing

@testable import Notifications

@Suite struct PushMessageTests {
    private struct Read: Decodable {
        let title: String
        let body: String
        let link: String
        let tag: String
    }

    private func read(_ message: PushMessage, bytesMax: Int) throws -> (Read, bytes: Int) {
        let bytes = try message.json(bytesMax: bytesMax)
        return (try JSONDecoder().decode(Read.self, from: Data(bytes)), bytes.count)
    }

    @Test func `What fits stays whole`() throws {
        let message = PushMessage(title: "Low", body: "100 \"points\"/left", link: "/credits", tag: "t")
        let (found, _) = try read(message, bytesMax: 3993)
        #expect(found.title == "Low" && found.body == "100 \"points\"/left" && found.link == "/credits")
    }

    @Test(arguments: [3993, 1500, 500, 120], ["x", "é", "🎉", "\"", "\n", "क्षि"])
    func `What does not is cut in the body, at a character, with a sign`(bytesMax: Int, letter: String) throws {
        let body = String(repeating: letter, count: 5000)
        let message = PushMessage(title: "Low", body: body, link: "/credits", tag: "t")
        let (found, bytes) = try read(message, bytesMax: bytesMax)
        #expect(bytes <= bytesMax)
        #expect(found.title == "Low" && found.link == "/credits")
        #expect(found.body.hasSuffix("…") && body.hasPrefix(found.body.dropLast()))
        // Not much deeper than it must be.
        #expect(bytes > bytesMax * 3 / 4)
    }

    @Test func `A title that is too long by itself is cut too`() throws {
        let title = String(repeating: "long ", count: 1000)
        let (found, bytes) = try read(PushMessage(title: title, body: "b", link: "/", tag: "t"), bytesMax: 500)
        #expect(bytes <= 500 && found.body.isEmpty && found.title.hasSuffix("…"))
    }

    @Test(arguments: [
        (200, PushAnswer.taken), (201, .taken), (404, .gone), (410, .gone), (413, .tooLarge),
        (429, .later("status 429", after: .seconds(30))), (500, .later("status 500", after: .seconds(30))),
        (503, .later("status 503", after: .seconds(30))), (400, .refused("status 400 why")),
        (403, .refused("status 403 why")), (301, .refused("status 301 why")),
    ])
    func `An answer is one of five`(status: Int, answer: PushAnswer) {
        #expect(PushAnswer(status: status, words: "why", retryAfter: 30) == answer)
    }

    @Test(arguments: [
        "https://fcm.googleapis.com/fcm/send/abc:def", "https://updates.push.services.mozilla.com/wpush/v2/x",
        "https://web.push.apple.com/Qx", "https://push.example.com:8443/x?y=z", "https://8.8.8.8/x",
        "https://[2606:4700::1]/x", "http://127.0.0.1:4000/x",
    ])
    func `A public address is a push service, and one that the operator named`(text: String) {
        #expect(PushEndpoint(text, services: ["http://127.0.0.1:4000"]) != nil)
    }

    @Test(arguments: [
        "", "push.example.com/x", "http://push.example.com/x", "ftp://push.example.com/x", "https://localhost/x",
        "https://a.localhost/x", "https://intranet/x", "https://user:pw@push.example.com/x",
        "https://push.example.com/x#y", "https://127.0.0.1/x", "https://10.1.2.3/x", "https://172.31.0.1/x",
        "https://192.168.1.1/x", "https://169.254.169.254/latest", "https://100.64.0.1/x", "https://0.0.0.0/x",
        "https://2130706433/x", "https://127.1/x", "https://0x7f.0.0.1/x", "https://[::1]/x", "https://[fd00::1]/x",
        "https://[fe80::1]/x", "https://[::ffff:10.0.0.1]/x", "https://[64:ff9b::a00:1]/x", "https://224.0.0.1/x",
        "https://push.example.com./x", "https://push.example.com\\@127.0.0.1/x", "https://push.example.com/ x",
        "http://127.0.0.1:4001/x", "http://127.0.0.1:4000@evil.example.com/x", "http://127.0.0.1:4000",
    ])
    func `Anything else is not`(text: String) {
        #expect(PushEndpoint(text, services: ["http://127.0.0.1:4000"]) == nil)
    }

    @Test func `A token is for the service's origin`() throws {
        let places = ["https://Push.Example.com:443/x", "https://push.example.com:8443/x"]
        let origins = places.map { PushEndpoint($0, services: [])?.origin }
        #expect(origins == ["https://push.example.com", "https://push.example.com:8443"])
    }
}
