/// One value that a template takes when it is sent.
package struct TemplateVariable: Hashable, Sendable, Codable {
    /// Its place: `header.1`, `body.2`, `body.first_name`, `button.0.1`, `header.media`, `card.1.body.1`, `offer.expires`.
    package let key: String
    /// `header`, `body`, `button`, `card` or `offer`.
    package let component: String
    package let type: Kind
    /// From 0; `nil` outside a carousel.
    package let card: Int?
    /// From 0; `nil` of what is no button.
    package let button: Int?
    /// For a person: “Body {{1}}”, “Button “Track””.
    package let label: String
    /// The example that was shown to Meta.
    package let sample: String?
    /// Whether the template cannot be sent without it.
    package let required: Bool

    package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        case text
        case image
        case video
        case document
        case gif
        /// The end of an address.
        case link
        /// At most 15 characters.
        case code
        /// RFC 3339.
        case time
        /// JSON: `{"latitude","longitude","name","address"}`.
        case location
        /// A retailer id, or JSON `{"product_retailer_id","catalog_id"}`.
        case product
        /// JSON: `[{"title","products":["retailer id"]}]`.
        case products
        /// JSON: Meta's `order_details`.
        case order
        /// What the tap of a quick reply sends back.
        case payload
        /// The token of a form.
        case flow
    }
}
