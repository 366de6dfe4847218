import HTTPTypes

extension Call {
    /// Whether a person follows a link, as far as that is plain: not a program that looks at it to show a preview or to check it,
    /// and not a browser that fetches ahead of a tap.
    ///
    /// Source: the names that crawlers give themselves, among them Meta's (developers.facebook.com, "Meta Web Crawlers");
    /// `Sec-Purpose` of the Fetch standard.
    package var isVisit: Bool {
        let agent = headers[.userAgent]?.lowercased() ?? ""
        let words = [
            "bot", "crawler", "spider", "facebookexternalhit", "facebookcatalog", "whatsapp/", "preview", "headless",
        ]
        guard !words.contains(where: agent.contains) else { return false }
        return !["Sec-Purpose", "Purpose"].compactMap { HTTPField.Name($0).flatMap { headers[$0] } }
            .contains { $0.contains("prefetch") }
    }
}

extension Reply {
    /// Leads a browser on, without telling it from where, and each time anew.
    package static func leading(to address: String) -> Reply {
        var reply = Reply.noContent
        reply.status = .found
        return reply.header(.location, address).header(.referrerPolicy, "no-referrer").header(.cacheControl, "no-store")
    }
}
