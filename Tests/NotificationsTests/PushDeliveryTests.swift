import Foundation
import Testing

@testable import Notifications

@Suite struct PushDeliveryTests {
    /// A port of this machine that takes connections, and tells whether anybody came.
    private final class Listener {
        let handle: Int32
        let port: Int

        init() throws {
            handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_addr.s_addr = inet_addr("127.0.0.1")
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            let handle = handle
            port = withUnsafeMutablePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                    guard bind(handle, generic, length) == 0, listen(handle, 4) == 0,
                        getsockname(handle, generic, &length) == 0
                    else { return 0 }
                    return Int(UInt16(bigEndian: pointer.pointee.sin_port))
                }
            }
            try #require(port > 0)
        }

        deinit { close(handle) }

        var wasCalled: Bool {
            var watched = pollfd(fd: handle, events: Int16(POLLIN), revents: 0)
            return poll(&watched, 1, 0) > 0
        }
    }

    private func call(_ host: String, _ listener: Listener, isNamed: Bool) -> PushAnswer {
        let origin = "https://\(host):\(listener.port)"
        let request = PushRequest(
            endpoint: PushEndpoint(text: "\(origin)/x", origin: origin, isNamed: isNamed),
            authorization: "vapid",
            secondsToLive: 1,
            urgency: .normal,
            topic: "t",
            body: [1]
        )
        return PushDelivery(request: request, secondsMax: 2).run()
    }

    @Test(arguments: ["localhost", "127.0.0.1"])
    func `A name that stands for an address in one's own network is not called`(host: String) throws {
        let listener = try Listener()
        guard case .later = call(host, listener, isNamed: false) else {
            Issue.record("it was called")
            return
        }
        #expect(!listener.wasCalled)
    }

    @Test func `One that the operator named is`() throws {
        let listener = try Listener()
        // It takes the connection, and then says nothing.
        guard case .later = call("127.0.0.1", listener, isNamed: true) else {
            Issue.record("it answered")
            return
        }
        #expect(listener.wasCalled)
    }

    @Test(arguments: [
        "8.8.8.8", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450:4001::1", "::ffff:8.8.8.8",
    ])
    func `An address of the world is public`(address: String) {
        #expect(PublicAddress.isPublic(address))
    }

    @Test(arguments: [
        "127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1",
        "::ffff:192.168.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1", "2001::1", "", "localhost",
    ])
    func `Any other is not`(address: String) {
        #expect(!PublicAddress.isPublic(address))
    }
}
