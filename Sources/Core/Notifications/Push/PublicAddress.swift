import Routes

/// Whether an address belongs to nobody's own network: what a stranger names may be called there and nowhere else.
///
/// Sources: IANA's registries of special-purpose addresses (RFC 6890 and its successors); 2000::/3 is all of IPv6 that
/// is given out (RFC 4291).
enum PublicAddress {
    /// - Parameter address: numeric. What cannot be read is not public.
    static func isPublic(_ address: String) -> Bool {
        given.contains { $0.contains(address) } && !special.contains { $0.contains(address) }
    }

    private static let given = ranges("0.0.0.0/0 2000::/3")

    private static let special = ranges(
        """
        0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
        192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4
        2001::/32 2001:2::/48 2001:db8::/32 2002::/16 3fff::/20
        """
    )

    private static func ranges(_ text: String) -> [AddressRange] {
        text.split(whereSeparator: \.isWhitespace).compactMap { AddressRange(String($0)) }
    }
}
