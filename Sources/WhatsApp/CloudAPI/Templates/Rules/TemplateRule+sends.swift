/// Values of a send. Source of the codes: whatsapp-cloud-api.md, sections 4 and 10.
extension TemplateRule {
    private static func send(_ id: String, _ words: String, mend: String, code: Int) -> TemplateRule {
        TemplateRule(id, words, mend: mend, source: .sending, code: code)
    }

    static let shapeMissing = send(
        "send-member-missing",
        "A value has all its members.",
        mend: "Give what is missing.",
        code: 131_008
    )
    static let shapeValue = send(
        "send-member-value",
        "A value is of the kind and the length that WhatsApp takes.",
        mend: "Give a value that fits.",
        code: 131_009
    )
    static let shapeUnknown = send(
        "send-member-unknown",
        "The template of a send has a name, a language and components.",
        mend: "Remove what is not known.",
        code: 100
    )
    static let valuesCount = send(
        "send-values-count",
        "Each variable gets one value.",
        mend: "Give as many values as there are variables.",
        code: 132_000
    )
    static let partUnknown = send(
        "send-part-unknown",
        "Values are given for parts that the template has.",
        mend: "Remove the values of parts that it does not have.",
        code: 132_000
    )
    static let parameterName = send(
        "send-name-missing",
        "The values of named variables say their parameter_name.",
        mend: "Give parameter_name with each value.",
        code: 100
    )
    static let nameUnknown = send(
        "send-name-unknown",
        "A value is for a variable that the template has.",
        mend: "Use the template's names.",
        code: 132_000
    )
    static let valueKind = send(
        "send-value-kind",
        "A value is of the variable's kind.",
        mend: "Give a text for a text, a picture for a picture.",
        code: 132_012
    )
    static let valueSpacing = send(
        "send-value-spacing",
        "A value has no line break, no tab and no more than four spaces in a row.",
        mend: "Remove the line breaks, tabs and spaces.",
        code: 132_018
    )
    static let filledTooLong = send(
        "send-too-long",
        "The filled text is no longer than WhatsApp shows.",
        mend: "Shorten the values.",
        code: 132_005
    )
    static let buttonPlace = send(
        "send-button-index",
        "A button is named by its place in the template.",
        mend: "Use the place of the template's button, from 0.",
        code: 132_000
    )
    static let buttonOther = send(
        "send-button-kind",
        "A button's value is of the button's kind.",
        mend: "Use the button's own kind.",
        code: 132_012
    )
    static let buttonValue = send(
        "send-button-value",
        "A button with a variable gets its value.",
        mend: "Give the button's value.",
        code: 131_008
    )
    static let buttonFixed = send(
        "send-button-fixed",
        "A fixed address takes no value.",
        mend: "Remove the value.",
        code: 132_018
    )
    static let cardsGiven = send(
        "send-cards-count",
        "Each card of the carousel gets its values.",
        mend: "Give as many cards as the template has; of products 2 to 10.",
        code: 132_000
    )
    static let offerEnd = send(
        "send-offer-end",
        "An offer that ends says when.",
        mend: "Give expiration_time_ms.",
        code: 131_008
    )

    static let ofSends = [
        shapeMissing, shapeValue, shapeUnknown, valuesCount, partUnknown, parameterName, nameUnknown, valueKind,
        valueSpacing, filledTooLong, buttonPlace, buttonOther, buttonValue, buttonFixed, cardsGiven, offerEnd,
    ]
}
