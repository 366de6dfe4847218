import Notifications
import Testing

@Suite struct EmailAddressTests {
    @Test(arguments: [
        ("Ada@Example.COM", "ada@example.com"), (" ada@example.com ", "ada@example.com"), ("a+b@x.io", "a+b@x.io"),
        ("first.last@sub.example.co.in", "first.last@sub.example.co.in"), ("root@localhost", "root@localhost"),
    ])
    func `Is read in one form`(text: String, address: String) {
        #expect(EmailAddress(text)?.rawValue == address)
    }

    @Test(arguments: [
        "", "@", "a@", "@b", "a", "a@b@c", "a b@c.d", "a@b c.d", "a@-b.c", "a@b..c", "a@.b", ".a@b.c", "a.@b.c",
        "a@b.c\r\nBcc: d@e.f", "a@b.c\n", "a\u{0}@b.c", "<a@b.c>", "\"a\"@b.c", "a@[127.0.0.1]", "é@b.c", "a@é.c",
        "a,b@c.d", "a;b@c.d", String(repeating: "a", count: 65) + "@b.c",
        "a@" + String(repeating: "b", count: 64) + ".c",
    ])
    func `Anything else is refused`(text: String) {
        #expect(EmailAddress(text) == nil)
    }

    @Test func `A tag after a plus is the same person's`() {
        #expect(EmailAddress("ada+2@example.com")?.withoutTag == "ada@example.com")
        #expect(EmailAddress("+@example.com")?.withoutTag == "+@example.com")
    }
}
