/// What stands beside the parts: name, language, category, time to live.
extension TemplateRule {
    static let notAnObject = TemplateRule(
        "submission-object",
        "A template is an object with a name, a language, a category and components.",
        mend: "Send a JSON object.",
        source: .overview
    )
    static let nameMissing = TemplateRule(
        "name-missing",
        "A template has a name.",
        mend: "Give it a name, for example order_shipped.",
        source: .overview
    )
    static let nameTooLong = TemplateRule(
        "name-too-long",
        "A name has at most 512 characters.",
        mend: "Shorten the name.",
        source: .overview,
        subcode: Subcode.name
    )
    static let nameCharacters = TemplateRule(
        "name-characters",
        "A name has lower-case letters, digits and underscores only.",
        mend: "Write it like order_shipped.",
        source: .overview,
        subcode: Subcode.name
    )
    static let languageMissing = TemplateRule(
        "language-missing",
        "A template has a language.",
        mend: "Choose the language it is written in.",
        source: .languages
    )
    static let languageForm = TemplateRule(
        "language-form",
        "A language is a code like en or en_US.",
        mend: "Choose one of the list.",
        source: .languages
    )
    static let languageUnknown = TemplateRule(
        "language-unknown",
        "WhatsApp has templates in about 70 languages.",
        mend: "Choose a language of the list.",
        source: .languages
    )
    static let languageRegion = TemplateRule(
        "language-region",
        "WhatsApp lists only some regions of a language, and adds to them.",
        mend: "Choose the language without its region, unless Meta has added this one.",
        source: .languages,
        warns: true
    )
    static let categoryMissing = TemplateRule(
        "category-missing",
        "A template has a category.",
        mend: "Choose MARKETING, UTILITY or AUTHENTICATION.",
        source: .categories
    )
    static let categoryUnknown = TemplateRule(
        "category-unknown",
        "The categories are MARKETING, UTILITY and AUTHENTICATION.",
        mend: "Choose one of the three.",
        source: .categories
    )
    static let categoryRefused = TemplateRule(
        "category-refused",
        "A template whose words do not fit its category is rejected.",
        mend: "Choose the category that its words have, or change the words.",
        source: .categories,
        warns: true,
        until: "2025-04-08"
    )
    static let categoryChanges = TemplateRule(
        "category-may-change",
        "A utility template that reads like marketing is approved as marketing, at marketing's price.",
        mend: "Take out what sells, or choose the marketing category yourself.",
        source: .categories,
        warns: true,
        since: "2025-04-09"
    )
    static let parameterFormat = TemplateRule(
        "parameter-format",
        "Variables are POSITIONAL or NAMED.",
        mend: "Choose one of the two.",
        source: .overview
    )
    static let ttlNumber = TemplateRule(
        "ttl-number",
        "The time to live is a whole number of seconds.",
        mend: "Give seconds, or leave it out for Meta's usual time.",
        source: .overview
    )
    static let ttlAuthentication = TemplateRule(
        "ttl-authentication",
        "An authentication template lives 30 to 900 seconds.",
        mend: "Give 30 to 900 seconds, or leave it out for 10 minutes.",
        source: .authentication
    )
    static let ttlUtility = TemplateRule(
        "ttl-utility",
        "A utility template lives 30 seconds to 12 hours.",
        mend: "Give 30 to 43200 seconds, or leave it out for 30 days.",
        source: .overview
    )
    static let ttlMarketing = TemplateRule(
        "ttl-marketing",
        "A marketing template lives 12 hours to 30 days.",
        mend: "Give 43200 to 2592000 seconds, or leave it out for 30 days.",
        source: .overview
    )
    static let componentsMissing = TemplateRule(
        "components-missing",
        "A template has a list of parts.",
        mend: "Give it a body at least."
    )
    static let componentType = TemplateRule(
        "component-type",
        "A part says what it is.",
        mend: "Give the part a type: HEADER, BODY, FOOTER, BUTTONS …"
    )
    static let componentUnknown = TemplateRule(
        "component-unknown",
        "The parts of a template are header, body, footer, buttons, carousel, limited-time offer and call permission.",
        mend: "Remove the part."
    )
    static let componentTwice = TemplateRule(
        "component-twice",
        "A template has each part once.",
        mend: "Remove one of the two."
    )

    static let ofNames = [
        notAnObject, nameMissing, nameTooLong, nameCharacters, languageMissing, languageForm, languageUnknown,
        languageRegion, categoryMissing, categoryUnknown, categoryRefused, categoryChanges, parameterFormat, ttlNumber,
        ttlAuthentication, ttlUtility, ttlMarketing, componentsMissing, componentType, componentUnknown, componentTwice,
    ]
}
