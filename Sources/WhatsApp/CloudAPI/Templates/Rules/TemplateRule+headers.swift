extension TemplateRule {
    static let headerFormat = TemplateRule(
        "header-format",
        "A header is TEXT, IMAGE, VIDEO, DOCUMENT, GIF, LOCATION or PRODUCT.",
        mend: "Choose one of these.",
        subcode: Subcode.header
    )
    static let headerTextMissing = TemplateRule(
        "header-text-missing",
        "A text header has a text.",
        mend: "Write it, or remove the header.",
        subcode: Subcode.header
    )
    static let headerTooLong = TemplateRule(
        "header-too-long",
        "A header has at most 60 characters.",
        mend: "Shorten the header.",
        subcode: Subcode.tooLong
    )
    static let headerVariables = TemplateRule(
        "header-variables",
        "A header has at most one variable.",
        mend: "Keep one variable; move the others to the body.",
        subcode: Subcode.header
    )
    static let headerCharacters = TemplateRule(
        "header-characters",
        "A header has no line breaks, emoji, asterisks or other formatting.",
        mend: "Remove them; the header is bold already.",
        subcode: Subcode.header
    )
    static let headerBraces = TemplateRule(
        "header-braces",
        "A variable is written {{1}} or {{first_name}}.",
        mend: "Mend or remove the braces.",
        subcode: Subcode.header
    )
    static let headerVariableNumber = TemplateRule(
        "header-variable-number",
        "Positional variables are numbers.",
        mend: "Write {{1}}, or switch to named variables.",
        subcode: Subcode.header
    )
    static let headerVariableName = TemplateRule(
        "header-variable-name",
        "A named variable has lower-case letters, digits and underscores, and is no number.",
        mend: "Write it like {{order_id}}.",
        subcode: Subcode.header
    )
    static let headerVariableGap = TemplateRule(
        "header-variable-gap",
        "The header's variable is {{1}}.",
        mend: "Write {{1}}: header and body are numbered apart.",
        subcode: Subcode.header
    )
    static let headerExample = TemplateRule(
        "header-example",
        "The header's variable has a sample.",
        mend: "Give a sample such as a customer could get.",
        subcode: Subcode.missing
    )
    static let headerExampleExtra = TemplateRule(
        "header-example-extra",
        "There are no more samples than variables.",
        mend: "Remove the samples that belong to no variable.",
        subcode: Subcode.header
    )
    static let headerMediaExample = TemplateRule(
        "header-media-example",
        "A header with media comes with a sample file for the reviewer.",
        mend: "Upload a sample.",
        subcode: Subcode.missing
    )
    static let headerGIFMarketing = TemplateRule(
        "header-gif-marketing",
        "GIF headers are sent by the marketing messages API only.",
        mend: "Choose the marketing category, or a video.",
        warns: true
    )

    static let ofHeaders = [
        headerFormat, headerTextMissing, headerTooLong, headerVariables, headerCharacters, headerBraces,
        headerVariableNumber, headerVariableName, headerVariableGap, headerExample, headerExampleExtra,
        headerMediaExample, headerGIFMarketing,
    ]
}
