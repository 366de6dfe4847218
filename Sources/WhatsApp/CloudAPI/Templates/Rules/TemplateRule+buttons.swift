/// Buttons, whatever their kind. Meta answers faults of buttons with the subcode of the body's format.
extension TemplateRule {
    static let buttonsMissing = TemplateRule(
        "buttons-missing",
        "The buttons are a list with at least one.",
        mend: "Add a button, or remove the part.",
        subcode: Subcode.body
    )
    static let buttonsTooMany = TemplateRule(
        "buttons-too-many",
        "A template has at most ten buttons.",
        mend: "Remove some.",
        subcode: Subcode.body
    )
    static let buttonKind = TemplateRule(
        "button-kind",
        "A button is of a kind that templates have.",
        mend: "Choose a kind of the list.",
        subcode: Subcode.body
    )
    static let buttonText = TemplateRule(
        "button-text-missing",
        "A button has a label.",
        mend: "Write what the button does.",
        subcode: Subcode.body
    )
    static let buttonTextTooLong = TemplateRule(
        "button-text-too-long",
        "A label has at most 25 characters.",
        mend: "Shorten the label.",
        subcode: Subcode.tooLong
    )
    static let buttonTextVariable = TemplateRule(
        "button-text-variable",
        "A label has no variables and no line breaks.",
        mend: "Write the label out.",
        subcode: Subcode.label
    )
    static let buttonTextTwice = TemplateRule(
        "button-text-twice",
        "No two buttons have the same label.",
        mend: "Change one of the labels.",
        subcode: Subcode.body
    )
    static let buttonTextEmoji = TemplateRule(
        "button-text-emoji",
        "A label has no emoji.",
        mend: "Use words only.",
        subcode: Subcode.label
    )
    static let buttonTextFormatting = TemplateRule(
        "button-text-formatting",
        "Labels with asterisks or other formatting are often refused.",
        mend: "Use words only.",
        warns: true
    )
    static let repliesApart = TemplateRule(
        "quick-replies-apart",
        "Quick replies stand together, before or after all other buttons.",
        mend: "Move the quick replies together.",
        subcode: Subcode.body
    )
    static let urlsMany = TemplateRule(
        "url-buttons-many",
        "A template has at most two buttons with an address.",
        mend: "Remove one.",
        subcode: Subcode.body
    )
    static let phonesMany = TemplateRule(
        "phone-buttons-many",
        "A template has at most one button that calls a number.",
        mend: "Remove one.",
        subcode: Subcode.body
    )
    static let codesMany = TemplateRule(
        "code-buttons-many",
        "A template has at most one button that copies a code.",
        mend: "Remove one.",
        subcode: Subcode.body
    )
    static let buttonOnce = TemplateRule(
        "button-once",
        "A template has one button of this kind at most.",
        mend: "Remove one.",
        subcode: Subcode.body
    )
    static let buttonAlone = TemplateRule(
        "button-alone",
        "A button of this kind usually stands alone.",
        mend: "Remove the other buttons.",
        warns: true
    )

    static let ofButtons = [
        buttonsMissing, buttonsTooMany, buttonKind, buttonText, buttonTextTooLong, buttonTextVariable, buttonTextTwice,
        buttonTextEmoji, buttonTextFormatting, repliesApart, urlsMany, phonesMany, codesMany, buttonOnce, buttonAlone,
    ]
}
