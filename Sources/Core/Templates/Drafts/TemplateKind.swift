import CloudAPI

/// What a template is first of all: for finding it again.
package enum TemplateKind: String, Sendable, Codable, CaseIterable {
    case text
    case media
    case carousel
    case product
    case coupon
    case offer
    case order
    case authentication
    case form

    init(_ components: [JSON], category: String) {
        let types = Set(components.compactMap { $0["type"]?.string?.uppercased() })
        let header = components.first { $0["type"]?.string?.uppercased() == "HEADER" }?["format"]?.string?.uppercased()
        let buttons = components.flatMap { $0["buttons"]?.array ?? [] }
        let kinds = Set(buttons.compactMap { $0["type"]?.string?.uppercased() })
        self =
            if category == "AUTHENTICATION" {
                .authentication
            } else if types.contains("CAROUSEL") {
                .carousel
            } else if types.contains("LIMITED_TIME_OFFER") {
                .offer
            } else if !kinds.isDisjoint(with: ["CATALOG", "MPM", "SPM"]) || header == "PRODUCT" {
                .product
            } else if kinds.contains("ORDER_DETAILS") {
                .order
            } else if kinds.contains("COPY_CODE") {
                .coupon
            } else if kinds.contains("FLOW") {
                .form
            } else if let header, header != "TEXT" {
                .media
            } else {
                .text
            }
    }
}
