import CloudAPI
import Credits

/// One place of a template that takes a value, and how it is filled.
struct TemplatePart: Sendable {
    enum Place: Hashable, Sendable {
        case headerText(name: String)
        /// `image`, `video`, `document` or `gif`.
        case headerMedia(kind: String)
        case body(name: String)
        case buttonURL(index: Int)
        case copyCode(index: Int)
        /// Meta wants a Flow's button mentioned, though there is nothing to fill.
        case flow(index: Int)
        case offerExpiry
    }

    let place: Place
    /// `nil` outside a carousel.
    let card: Int?
    /// `nil` where nothing is to be given.
    let variable: TemplateVariable?
}

extension Template {
    /// What must be given before the template can be sent, in the order in which a person reads it.
    package var variables: [TemplateVariable] {
        let all = parts.compactMap(\.variable)
        // A passcode stands in the body and on the button, but is one value.
        return category == .authentication ? all.filter { $0.component == "body" } : all
    }

    /// The part that keeps the template from being filled here; `nil` when there is none.
    var unsupportedPart: String? {
        Self.unsupported(in: components)
    }

    var parts: [TemplatePart] { parts(of: components, card: nil) }

    private func parts(of components: [JSON], card: Int?) -> [TemplatePart] {
        components.flatMap { component -> [TemplatePart] in
            switch component["type"]?.string?.uppercased() {
            case "HEADER": headerParts(component, card)
            case "BODY":
                textParts(component, "body", card, samples: component["example"]?["body_text"]?[0]?.array) {
                    .body(name: $0)
                }
            case "BUTTONS":
                (component["buttons"]?.array ?? []).enumerated().flatMap { buttonParts($1, $0, card) }
            case "CAROUSEL":
                (component["cards"]?.array ?? []).enumerated().flatMap {
                    parts(of: $1["components"]?.array ?? [], card: $0)
                }
            case "LIMITED_TIME_OFFER" where component["limited_time_offer"]?["has_expiration"]?.looseBool == true:
                [part(.offerExpiry, "offer.expires", "offer", card, sample: nil)]
            default: []
            }
        }
    }

    private func headerParts(_ component: JSON, _ card: Int?) -> [TemplatePart] {
        let format = component["format"]?.string?.uppercased() ?? "TEXT"
        if format == "TEXT" {
            return textParts(component, "header", card, samples: component["example"]?["header_text"]?.array) {
                .headerText(name: $0)
            }
        }
        guard ["IMAGE", "VIDEO", "DOCUMENT", "GIF"].contains(format) else { return [] }
        let sample = component["example"]?["header_handle"]?[0]?.string
        return [part(.headerMedia(kind: format.lowercased()), "header.media", "header", card, sample: sample)]
    }

    private func textParts(
        _ component: JSON,
        _ word: String,
        _ card: Int?,
        samples: [JSON]?,
        place: (String) -> TemplatePart.Place
    ) -> [TemplatePart] {
        let named = component["example"]?["\(word)_text_named_params"]?.array ?? []
        return Placeholders.names(in: component["text"]?.string ?? "").enumerated().map { number, name in
            let byName = named.first { $0["param_name"]?.string == name }?["example"]?.looseText
            let inOrder = samples.flatMap { number < $0.count ? $0[number].looseText : nil }
            return part(place(name), "\(word).\(name)", word, card, sample: byName ?? inOrder)
        }
    }

    private func buttonParts(_ button: JSON, _ index: Int, _ card: Int?) -> [TemplatePart] {
        let sample = button["example"]?.string ?? button["example"]?[0]?.string
        func make(_ place: TemplatePart.Place) -> [TemplatePart] {
            [part(place, "button.\(index).1", "button", card, sample: sample)]
        }
        switch button["type"]?.string?.uppercased() {
        case "URL" where !Placeholders.names(in: button["url"]?.string ?? "").isEmpty:
            return make(.buttonURL(index: index))
        case "OTP": return make(.buttonURL(index: index))
        case "COPY_CODE": return make(.copyCode(index: index))
        case "FLOW": return [TemplatePart(place: .flow(index: index), card: card, variable: nil)]
        default: return []
        }
    }

    private func part(
        _ place: TemplatePart.Place,
        _ key: String,
        _ component: String,
        _ card: Int?,
        sample: String?
    ) -> TemplatePart {
        TemplatePart(
            place: place,
            card: card,
            variable: TemplateVariable(
                key: card.map { "card.\($0).\(key)" } ?? key,
                component: card == nil ? component : "card",
                sample: sample
            )
        )
    }

    private static func unsupported(in components: [JSON]) -> String? {
        for component in components {
            let type = component["type"]?.string?.uppercased() ?? ""
            let format = component["format"]?.string?.uppercased() ?? ""
            if type == "HEADER", ["LOCATION", "PRODUCT"].contains(format) { return "a header of the kind \(format)" }
            for button in component["buttons"]?.array ?? [] {
                let kind = button["type"]?.string?.uppercased() ?? ""
                if ["MPM", "SPM", "ORDER_DETAILS", "VOICE_CALL"].contains(kind) {
                    return "a button of the kind \(kind)"
                }
            }
            for card in component["cards"]?.array ?? [] {
                if let found = unsupported(in: card["components"]?.array ?? []) { return found }
            }
        }
        return nil
    }
}
