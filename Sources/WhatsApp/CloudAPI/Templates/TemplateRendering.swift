/// A template filled in with the components of a send, and what Meta would say against them.
public struct TemplateRendering: Hashable, Sendable {
    /// As far as it goes: a variable without a value stays as it is.
    public let rendered: RenderedTemplate
    /// 132000: number of values; 132012: kind of a value; 132005: too long; 131008: a button without its value; …
    public let findings: [TemplateFinding]
}

extension TemplateDefinition {
    /// Fills in the values of a send.
    public func render(_ values: [TemplateComponentValues]) -> TemplateRendering {
        render(components: .array(values.map(\.json)))
    }

    /// The same from the member `template.components` of a send; `nil` when there is none.
    public func render(components: JSON?) -> TemplateRendering {
        var renderer = TemplateRenderer(
            isNamed: parameterFormat == .named,
            isAuthentication: category == .authentication
        )
        let rendered = renderer.render(
            self.components,
            with: PayloadNode(json: components ?? [], path: "template.components").elements,
            path: "template.components"
        )
        return TemplateRendering(rendered: rendered, findings: renderer.findings)
    }

    /// The template with its samples in place of the variables: a preview.
    public var sampleRendering: RenderedTemplate {
        var rendered = RenderedTemplate()
        rendered.header = header.map { header in
            RenderedTemplate.Header(
                format: header.format,
                text: header.text.map { TemplateText($0).filled { header.examples[$0] } },
                object: nil
            )
        }
        rendered.body = body.map { body in TemplateText(body.shownText).filled { body.examples[$0] } } ?? ""
        rendered.footer = footer?.shownText
        rendered.buttons = buttons.map { button in
            RenderedTemplate.Button(
                kind: button.kind,
                text: button.text,
                url: button.url.map { TemplateText($0).filled { _ in button.example } },
                phoneNumber: button.phoneNumber,
                payload: button.text
            )
        }
        rendered.cards = cards.map {
            TemplateDefinition(name: name, language: language, category: category, components: $0.components)
                .sampleRendering
        }
        return rendered
    }
}
