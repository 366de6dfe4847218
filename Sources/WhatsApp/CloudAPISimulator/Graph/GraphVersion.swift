import Primitives

/// A version of the Graph API, as paths name it. Source: reference section 1, the table of versions.
struct GraphVersion: Sendable, Equatable, CustomStringConvertible {
    let major: Int

    /// What an app of today runs on when the path names none.
    static let usual = GraphVersion(major: 26)

    /// The day from which a version is served by the oldest living one.
    private static let ends: [(major: Int, day: String)] = [
        (19, "2026-05-21"), (20, "2026-09-24"), (21, "2027-01-21"), (22, "2027-05-20"), (23, "2027-10-08"),
        (24, "2028-02-18"), (25, "2028-07-29"),
    ]

    init(major: Int) {
        self.major = major
    }

    /// `v23.0`, `v23`; the usual version for a path without one.
    init(path: String?) {
        let digits = path?.dropFirst().prefix { $0 != "." }
        self = digits.flatMap { Int($0) }.map(GraphVersion.init(major:)) ?? .usual
    }

    /// What the call is served by on that day.
    func served(on day: String) -> GraphVersion {
        let oldest = Self.ends.first { day < $0.day }?.major ?? Self.usual.major
        return GraphVersion(major: min(max(major, oldest), Self.usual.major))
    }

    var description: String { "v\(major).0" }
}
