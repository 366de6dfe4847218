/// One value that a template needs before it can be sent.
package struct TemplateVariable: Hashable, Sendable, Codable {
    /// Its place: `header.1`, `body.2`, `body.first_name`, `button.0.1`, `header.media`, `card.1.body.1`, `offer.expires`.
    package let key: String
    /// `header`, `body`, `button`, `card` or `offer`.
    package let component: String
    /// The example that was shown to Meta.
    package let sample: String?
}
