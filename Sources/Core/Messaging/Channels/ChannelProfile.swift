import CloudAPI
import Foundation
import Primitives
import Routes
import Workspaces

/// What people see about a number, on the wire. In a change, what is left out stays, and an empty text takes it away.
struct ChannelProfileBody: Codable, Sendable {
    let about: String?
    let address: String?
    let description: String?
    let email: String?
    let websites: [String]?
    let vertical: String?
    /// Read only: see `PUT …/profile/photo`.
    let photoUrl: String?

    init(_ profile: BusinessProfile) {
        about = profile.about
        address = profile.address
        description = profile.description
        email = profile.email
        websites = profile.websites ?? []
        vertical = profile.vertical
        photoUrl = profile.pictureURL
    }

    /// Meta's list. Source: business-messaging-api OpenAPI document, `WhatsAppBusinessVertical`.
    static let verticals = [
        "OTHER", "AUTO", "BEAUTY", "APPAREL", "EDU", "ENTERTAIN", "EVENT_PLAN", "FINANCE", "GROCERY", "GOVT", "HOTEL",
        "HEALTH", "NONPROFIT", "PROF_SERVICES", "RETAIL", "TRAVEL", "RESTAURANT", "ALCOHOL", "ONLINE_GAMBLING",
        "PHYSICAL_GAMBLING", "OTC_DRUGS",
    ]

    /// Within Meta's limits (whatsapp-cloud-api.md, section 7).
    ///
    /// - Throws: `invalid-request`, naming the fields.
    func checked() throws -> BusinessProfile {
        var errors: [Problem.FieldError] = []
        func check(_ field: String, _ text: String?, _ length: ClosedRange<Int>) {
            guard let text, !text.hasLength(length) else { return }
            let words =
                length.lowerBound > 0 ? "\(length.lowerBound) to \(length.upperBound)" : "at most \(length.upperBound)"
            errors.append(.init(field: field, detail: "Write \(words) characters."))
        }
        check("about", about, 1...139)
        check("address", address, 0...256)
        check("description", description, 0...512)
        check("email", email, 0...128)
        if let email, !email.isEmpty, email.split(separator: "@").count != 2 || email.contains(where: \.isWhitespace) {
            errors.append(
                .init(field: "email", detail: "Write an address like desk@example.com.", code: "not-an-address")
            )
        }
        if let websites {
            if websites.count > 2 {
                errors.append(.init(field: "websites", detail: "There may be \(2, "max").", code: "at-most"))
            }
            for site in websites {
                guard site.utf8.count <= 256, let url = URL(string: site),
                    ["http", "https"].contains(url.scheme ?? ""),
                    let host = url.host(), host.contains(".")
                else {
                    errors.append(
                        .init(
                            field: "websites",
                            detail: "Write them like https://example.com, up to 256 characters.",
                            code: "not-https"
                        )
                    )
                    break
                }
            }
        }
        if let vertical, !Self.verticals.contains(vertical) {
            errors.append(
                .init(
                    field: "vertical",
                    detail: "Choose one of \(Self.verticals.joined(separator: ", "), "choices").",
                    code: "not-one-of"
                )
            )
        }
        guard errors.isEmpty else { throw Problem.invalid(errors) }
        var profile = BusinessProfile()
        profile.about = about
        profile.address = address
        profile.description = description
        profile.email = email
        profile.websites = websites
        profile.vertical = vertical
        return profile
    }
}
