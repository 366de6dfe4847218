import Foundation
import Primitives
import Routes
import Workspaces

/// A widget on the wire.
struct WidgetBody: Codable, Sendable {
    let id: WidgetID
    let channelId: ChannelID
    let name: String
    let brand: String
    let subtitle: String
    let avatar: String
    let colour: String
    let side: WidgetSettings.Side
    let bubble: String
    let greeting: String
    let action: String
    let text: String
    let openByDefault: Bool
    let margin: Int
    let domains: [String]
    let key: String
    /// What the customer puts into their pages.
    let snippet: String
    let seen: Int64
    let clicks: Int64
    let active: Bool

    init(_ widget: Widget, publicURL: String) {
        let settings = widget.settings
        id = widget.id
        channelId = widget.channel
        name = widget.name
        brand = settings.brand
        subtitle = settings.subtitle
        avatar = settings.avatar
        colour = settings.colour
        side = settings.side
        bubble = settings.bubble
        greeting = settings.greeting
        action = settings.action
        text = settings.text
        openByDefault = settings.openByDefault
        margin = settings.margin
        domains = widget.domains
        key = widget.key
        snippet = "<script async src=\"\(publicURL)/w/\(widget.key).js\"></script>"
        seen = widget.seen
        clicks = widget.clicks
        active = widget.isActive
    }

    /// As it is asked for; what is left out stays, or is as usual. A widget stays on its number.
    struct Wanted: Codable, Sendable {
        let channelId: ChannelID?
        let name: String?
        let brand: String?
        let subtitle: String?
        let avatar: String?
        let colour: String?
        let side: WidgetSettings.Side?
        let bubble: String?
        let greeting: String?
        let action: String?
        let text: String?
        let openByDefault: Bool?
        let margin: Int?
        let domains: [String]?
        let active: Bool?

        /// - Throws: `invalid-request`.
        func apply(to widget: inout Widget, isNew: Bool) throws {
            if let name = name?.trimmingCharacters(in: .whitespacesAndNewlines) { widget.name = name }
            guard widget.name.hasLength(1...60) else {
                throw Problem.invalid(
                    .init(
                        field: "name",
                        detail: "Give a name of \(1, "min") to \(60, "max") characters.",
                        code: "length"
                    )
                )
            }
            var settings = widget.settings
            settings.brand = brand ?? (isNew ? widget.name : settings.brand)
            settings.subtitle = subtitle ?? settings.subtitle
            settings.avatar = avatar ?? settings.avatar
            settings.colour = colour ?? settings.colour
            settings.side = side ?? settings.side
            settings.bubble = bubble ?? settings.bubble
            settings.greeting = greeting ?? settings.greeting
            settings.action = action ?? settings.action
            settings.text = text ?? settings.text
            settings.openByDefault = openByDefault ?? settings.openByDefault
            settings.margin = margin ?? settings.margin
            try settings.checked()
            widget.settings = settings
            if let domains { widget.domains = try WidgetSettings.hosts(domains) }
            if let active { widget.isActive = active }
        }
    }
}
