import HTTPTypes
import Testing

@testable import Routes

@Suite struct ClientAddressTests {
    @Test(arguments: [
        (["1.2.3.4"], "9.9.9.9", "9.9.9.9"),
        (["1.2.3.4"], "10.0.0.1", "1.2.3.4"),
        (["6.6.6.6, 1.2.3.4"], "10.0.0.1", "1.2.3.4"),
        (["6.6.6.6, 1.2.3.4, 10.0.0.7"], "10.0.0.1", "1.2.3.4"),
        (["6.6.6.6", "1.2.3.4"], "10.0.0.1", "1.2.3.4"),
        (["nonsense"], "10.0.0.1", "10.0.0.1"),
        ([], "10.0.0.1", "10.0.0.1"),
        (["10.0.0.3"], "10.0.0.1", "10.0.0.1"),
        (["2001:db8::1"], "::1", "2001:db8::1"),
    ])
    func `Believes a proxy only, and only what it saw itself`(forwarded: [String], peer: String, ip: String) throws {
        let trusted = try [#require(AddressRange("10.0.0.0/8")), #require(AddressRange("::1"))]
        var headers = HTTPFields()
        for value in forwarded { headers.append(HTTPField(name: .forwardedFor, value: value)) }

        #expect(ClientAddress.find(peer: peer, headers: headers, trusted: trusted) == ip)
    }

    @Test func `Without a socket the address is unknown`() {
        #expect(ClientAddress.find(peer: nil, headers: [.forwardedFor: "1.1.1.1"], trusted: []) == "unknown")
    }

    @Test(arguments: [
        ("10.0.0.0/8", "10.255.1.2", true), ("10.0.0.0/8", "11.0.0.1", false), ("10.1.2.3", "10.1.2.3", true),
        ("192.168.4.0/22", "192.168.7.255", true), ("192.168.4.0/22", "192.168.8.0", false),
        ("10.0.0.0/8", "::ffff:10.2.3.4", true), ("2001:db8::/33", "2001:db8:7fff::1", true),
        ("2001:db8::/33", "2001:db8:8000::1", false), ("0.0.0.0/0", "8.8.8.8", true), ("0.0.0.0/0", "::1", false),
    ])
    func `A network holds its addresses`(network: String, address: String, isInside: Bool) throws {
        #expect(try #require(AddressRange(network)).contains(address) == isInside)
    }

    @Test(arguments: ["", "10.0.0", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "::1/129", "example.com", "1.2.3.4.5"])
    func `What is no network is refused`(text: String) {
        #expect(AddressRange(text) == nil)
    }
}
