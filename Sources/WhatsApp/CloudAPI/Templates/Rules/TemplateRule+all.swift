extension TemplateRule {
    /// Every rule, in the order in which a template is read.
    public static let all: [TemplateRule] =
        ofNames + ofBodies + ofHeaders + ofFooters + ofButtons + ofButtonKinds + ofAuthentication + ofKinds + ofEdits
        + ofSends
}
