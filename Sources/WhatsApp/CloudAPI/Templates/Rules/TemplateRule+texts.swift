extension TemplateRule {
    // MARK: Body

    static let bodyMissing = TemplateRule(
        "body-missing",
        "Every template has a body.",
        mend: "Write the message's text.",
        subcode: Subcode.body
    )
    static let bodyTextMissing = TemplateRule(
        "body-text-missing",
        "The body has a text.",
        mend: "Write the message's text.",
        subcode: Subcode.body
    )
    static let bodyTooLong = TemplateRule(
        "body-too-long",
        "A body has at most 1024 characters.",
        mend: "Shorten the text.",
        subcode: Subcode.tooLong
    )
    static let bodyTooLongInOffer = TemplateRule(
        "body-too-long-in-offer",
        "The body of a limited-time offer has at most 600 characters.",
        mend: "Shorten the text.",
        source: .offer,
        subcode: Subcode.tooLong
    )
    static let bodyTooLongInCard = TemplateRule(
        "body-too-long-in-card",
        "The text of a card has at most 160 characters.",
        mend: "Shorten the card's text.",
        source: .carousel,
        subcode: Subcode.tooLong
    )
    static let bodyTooLongWithProduct = TemplateRule(
        "body-too-long-with-product",
        "The body under a product has at most 160 characters.",
        mend: "Shorten the text.",
        source: .products,
        subcode: Subcode.tooLong
    )
    static let bodyBraces = TemplateRule(
        "body-braces",
        "A variable is written {{1}} or {{first_name}}: two braces at each side, with letters, digits and underscores.",
        mend: "Mend or remove the braces.",
        subcode: Subcode.body
    )
    static let bodyVariableNumber = TemplateRule(
        "body-variable-number",
        "Positional variables are numbers.",
        mend: "Number them {{1}}, {{2}}, or switch to named variables.",
        subcode: Subcode.body
    )
    static let bodyVariableName = TemplateRule(
        "body-variable-name",
        "A named variable has lower-case letters, digits and underscores, and is no number.",
        mend: "Write it like {{first_name}}.",
        subcode: Subcode.body
    )
    static let bodyVariableGap = TemplateRule(
        "body-variable-gap",
        "Variables are numbered 1, 2, 3 without gaps.",
        mend: "Number the variables again.",
        subcode: Subcode.body
    )
    static let bodyVariableAtEdge = TemplateRule(
        "body-variable-at-edge",
        "A body neither begins nor ends with a variable.",
        mend: "Put words before the first and after the last variable.",
        subcode: Subcode.variableAtEdge
    )
    static let bodyVariableNearEdge = TemplateRule(
        "body-variable-near-edge",
        "A body that begins or ends with a variable and a sign, such as a full stop, is often refused.",
        mend: "Put a word before the first and after the last variable.",
        warns: true
    )
    static let bodyVariablesAdjacent = TemplateRule(
        "body-variables-adjacent",
        "Two variables do not stand next to each other.",
        mend: "Put words between them, or make them one.",
        subcode: Subcode.body
    )
    static let bodyVariableRatio = TemplateRule(
        "body-variable-ratio",
        "A body with many variables needs more words: about two for each variable, and one more.",
        mend: "Write more words, or use fewer variables.",
        subcode: Subcode.tooManyVariables
    )
    static let bodyExample = TemplateRule(
        "body-example",
        "Each variable of the body has a sample.",
        mend: "Give a sample for each variable, such as a customer could get.",
        subcode: Subcode.missing
    )
    static let bodyExampleExtra = TemplateRule(
        "body-example-extra",
        "There are no more samples than variables.",
        mend: "Remove the samples that belong to no variable.",
        subcode: Subcode.body
    )
    static let bodyLineBreaks = TemplateRule(
        "body-line-breaks",
        "More than two line breaks in a row are often refused.",
        mend: "Leave at most one empty line.",
        warns: true
    )
    static let bodyEmoji = TemplateRule(
        "body-emoji",
        "More than ten emoji in a body are often refused.",
        mend: "Use fewer emoji.",
        warns: true
    )

    static let ofBodies = [
        bodyMissing, bodyTextMissing, bodyTooLong, bodyTooLongInOffer, bodyTooLongInCard, bodyTooLongWithProduct,
        bodyBraces, bodyVariableNumber, bodyVariableName, bodyVariableGap, bodyVariableAtEdge, bodyVariableNearEdge,
        bodyVariablesAdjacent, bodyVariableRatio, bodyExample, bodyExampleExtra, bodyLineBreaks, bodyEmoji,
    ]

    // MARK: Footer

    static let footerTextMissing = TemplateRule(
        "footer-text-missing",
        "A footer has a text.",
        mend: "Write it, or remove the footer.",
        subcode: Subcode.footer
    )
    static let footerTooLong = TemplateRule(
        "footer-too-long",
        "A footer has at most 60 characters.",
        mend: "Shorten the footer.",
        subcode: Subcode.tooLong
    )
    static let footerVariable = TemplateRule(
        "footer-variable",
        "A footer has no variables.",
        mend: "Move the variable to the body.",
        subcode: Subcode.footer
    )

    static let footerCharacters = TemplateRule(
        "footer-characters",
        "A footer has no line breaks and no emoji.",
        mend: "Remove them.",
        subcode: Subcode.footer
    )

    static let ofFooters = [footerTextMissing, footerTooLong, footerVariable, footerCharacters]
}
