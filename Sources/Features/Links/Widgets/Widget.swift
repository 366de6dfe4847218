package import Primitives
import Storage

package enum WidgetTag: Identified { package static let idPrefix = "wdg" }
package typealias WidgetID = ID<WidgetTag>

/// A button for other people's pages that opens a chat with a number.
struct Widget: Sendable {
    let id: WidgetID
    let channel: ChannelID
    var name: String
    var settings: WidgetSettings
    /// Hosts of the pages that may show it; with each those below it. Empty: any.
    var domains: [String]
    /// Its name in the address of the script.
    let key: String
    var isActive: Bool
    let seen: Int64
    let clicks: Int64

    init(id: WidgetID, channel: ChannelID, name: String, settings: WidgetSettings, domains: [String], key: String) {
        self.id = id
        self.channel = channel
        self.name = name
        self.settings = settings
        self.domains = domains
        self.key = key
        isActive = true
        (seen, clicks) = (0, 0)
    }

    init(_ row: Row) throws {
        id = try row["id"]
        channel = try row["channel_id"]
        name = try row["name"]
        settings = WidgetSettings(stored: try row["settings"])
        let hosts: String = try row["domains"]
        domains = hosts.split(separator: " ").map(String.init)
        key = try row["key"]
        isActive = try row["active"]
        seen = try row["seen"]
        clicks = try row["clicks"]
    }

    /// Whether a page of this origin (`https://shop.example.com`) may show it.
    func allows(origin: String?) -> Bool {
        guard !domains.isEmpty else { return true }
        guard let origin, let scheme = origin.firstRange(of: "://") else { return false }
        let host = origin[scheme.upperBound...].prefix { $0 != ":" && $0 != "/" }.lowercased()
        return domains.contains { host == $0 || host.hasSuffix("." + $0) }
    }
}
