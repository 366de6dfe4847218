import HTTPTypes
import Routes
import Storage
import Testing
import Workspaces

@Suite struct SecretBoxTests {
    private let key = [UInt8](repeating: 7, count: 32)

    @Test func `Opens what it sealed, in the same place`() throws {
        let box = try SecretBox(key: key)
        let sealed = try box.seal("EAAG-token-é", for: "channels/1/token")

        #expect(try box.open(sealed, for: "channels/1/token") == "EAAG-token-é")
        #expect(throws: SecretBox.BoxError.doesNotOpen) { try box.open(sealed, for: "channels/2/token") }
        #expect(!String(decoding: sealed, as: UTF8.self).contains("token"))
    }

    @Test func `One text is never sealed alike twice`() throws {
        let box = try SecretBox(key: key)
        #expect(try box.seal("a", for: "x") != box.seal("a", for: "x"))
    }

    @Test func `Every changed byte and every cut is noticed`() throws {
        let box = try SecretBox(key: key)
        let sealed = try box.seal("secret", for: "x")
        for place in sealed.indices {
            var changed = sealed
            changed[place] ^= 1
            #expect(throws: SecretBox.BoxError.doesNotOpen) { try box.open(changed, for: "x") }
            #expect(throws: SecretBox.BoxError.doesNotOpen) { try box.open(Array(sealed.prefix(place)), for: "x") }
        }
    }

    @Test func `Another key does not open it, and a short one is refused`() throws {
        let sealed = try SecretBox(key: key).seal("secret", for: "x")
        let other = try SecretBox(key: [UInt8](repeating: 8, count: 32))
        #expect(throws: SecretBox.BoxError.doesNotOpen) { try other.open(sealed, for: "x") }
        #expect(throws: SecretBox.BoxError.badKey(bytes: 16)) { try SecretBox(key: Array(key.prefix(16))) }
    }
}
