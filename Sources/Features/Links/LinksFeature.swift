package import Primitives
package import Routes
package import Storage

extension Permission {
    package static let viewLinks = Permission("links.view", from: .member)
    package static let manageLinks = Permission("links.manage", from: .admin)

    /// Those of this module.
    package static let links = [viewLinks, manageLinks]
}

/// Ways from elsewhere into the inbox: short links with QR codes, and the chat widget of a website.
package struct LinksFeature: Sendable {
    private let links: QuickLinkService
    private let widgets: WidgetService

    /// - Parameter publicURL: what short addresses and scripts begin with.
    package init(database: Database, ambient: Ambient, publicURL: String) {
        links = QuickLinkService(database: database, ambient: ambient, publicURL: publicURL)
        widgets = WidgetService(database: database, ambient: ambient, publicURL: publicURL)
    }

    package var routes: [Route] {
        QuickLinkRoutes(service: links).routes + WidgetRoutes(service: widgets).routes
            + WidgetPublicRoutes(service: widgets).routes
    }
}
