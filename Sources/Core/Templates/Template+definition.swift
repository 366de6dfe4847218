package import CloudAPI

extension Template {
    /// As Meta's rules read it.
    package var definition: TemplateDefinition {
        TemplateDefinition(
            name: name,
            language: language,
            category: TemplateCategory(rawValue: categoryWord),
            parameterFormat: usesNames ? .named : .positional,
            components: components.map(TemplateComponent.init)
        )
    }
}
