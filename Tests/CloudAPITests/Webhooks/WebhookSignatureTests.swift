import CloudAPI
import Testing

struct WebhookSignatureTests {
    let body = Array(#"{"object":"whatsapp_business_account"}"#.utf8)

    @Test
    func `Signs as HMAC-SHA256 does`() throws {
        // RFC 4231, test case 2.
        let signature = try #require(WebhookSignature(appSecret: "Jefe"))
        let expected = "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"

        #expect(signature.sign("what do ya want for nothing?".utf8) == expected)
    }

    @Test
    func `Takes what it signed, in bytes and in slices, with digits in either case`() throws {
        let signature = try #require(WebhookSignature(appSecret: "secret"))
        let header = signature.sign(body)

        try signature.verify(header, body: body)
        try signature.verify(header, body: ([0] + body)[1...])
        try signature.verify("sha256=" + header.dropFirst(7).uppercased(), body: body)
    }

    @Test
    func `Refuses every changed byte and every other secret`() throws {
        let signature = try #require(WebhookSignature(appSecret: "secret"))
        let other = try #require(WebhookSignature(appSecret: "secret "))
        let header = signature.sign(body)

        for index in body.indices {
            var changed = body
            changed[index] ^= 1
            #expect(throws: WebhookSignatureError.wrong) { try signature.verify(header, body: changed) }
        }
        #expect(throws: WebhookSignatureError.wrong) { try other.verify(header, body: body) }
        #expect(throws: WebhookSignatureError.wrong) { try signature.verify(header, body: []) }
    }

    @Test(arguments: [
        (nil, WebhookSignatureError.missing),
        ("", .malformed),
        ("sha256=", .malformed),
        ("sha1=5bdcc146bf60754e6a042426089575c75a003f08", .malformed),
        ("SHA256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843", .malformed),
        ("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843", .malformed),
        ("sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec384", .malformed),
        ("sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec38430", .malformed),
        ("sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec384g", .malformed),
    ])
    func `Refuses a header that is missing or malformed`(header: String?, reason: WebhookSignatureError) throws {
        let signature = try #require(WebhookSignature(appSecret: "secret"))

        #expect(throws: reason) { try signature.verify(header, body: body) }
    }

    @Test
    func `An empty secret makes no signature`() {
        #expect(WebhookSignature(appSecret: "") == nil)
    }
}
