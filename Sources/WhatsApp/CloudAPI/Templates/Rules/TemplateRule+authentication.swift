extension TemplateRule {
    static let authenticationHeader = TemplateRule(
        "authentication-header",
        "An authentication template has no header.",
        mend: "Remove the header.",
        source: .authentication,
        subcode: Subcode.header
    )
    static let authenticationPart = TemplateRule(
        "authentication-part",
        "An authentication template is a body, perhaps a footer, and the button for the code.",
        mend: "Remove the part.",
        source: .authentication,
        subcode: Subcode.body
    )
    static let authenticationText = TemplateRule(
        "authentication-text",
        "WhatsApp writes the text of an authentication template.",
        mend: "Remove the text; choose whether the security advice is added.",
        source: .authentication,
        subcode: Subcode.body
    )
    static let authenticationAdvice = TemplateRule(
        "authentication-advice",
        "add_security_recommendation is true or false.",
        mend: "Set it to true or false.",
        source: .authentication,
        subcode: Subcode.body
    )
    static let authenticationExpiry = TemplateRule(
        "authentication-expiry",
        "A code's expiry is 1 to 90 minutes.",
        mend: "Give 1 to 90 minutes, or remove the footer.",
        source: .authentication,
        subcode: Subcode.footer
    )
    static let authenticationButton = TemplateRule(
        "authentication-button",
        "An authentication template has one button, for the code.",
        mend: "Keep one button of the kind OTP.",
        source: .authentication,
        subcode: Subcode.body
    )
    static let codeOutside = TemplateRule(
        "otp-outside-authentication",
        "A button for a passcode belongs to an authentication template.",
        mend: "Choose the authentication category, or a button that copies a coupon.",
        source: .authentication,
        subcode: Subcode.body
    )
    static let codeType = TemplateRule(
        "otp-type",
        "A passcode is handed over by COPY_CODE, ONE_TAP or ZERO_TAP.",
        mend: "Choose one of the three.",
        source: .authentication,
        subcode: Subcode.body
    )
    static let codeTextTooLong = TemplateRule(
        "otp-text-too-long",
        "The labels of a passcode's button have at most 25 characters.",
        mend: "Shorten the label.",
        source: .authentication,
        subcode: Subcode.tooLong
    )
    static let codeTerms = TemplateRule(
        "otp-terms",
        "Zero tap asks you to accept Meta's terms for it.",
        mend: "Set zero_tap_terms_accepted to true.",
        source: .authentication,
        subcode: Subcode.body
    )
    static let codeApps = TemplateRule(
        "otp-apps",
        "One tap and zero tap name one to five apps that take the code.",
        mend: "Name your Android app.",
        source: .authentication,
        subcode: Subcode.body
    )
    static let codePackage = TemplateRule(
        "otp-package",
        "An app is named by its package name: two or more parts with dots between, each of letters, digits and underscores after a letter, of at most 224 characters.",
        mend: "Give the name, for example com.example.app.",
        source: .authentication,
        subcode: Subcode.body
    )
    static let codeHash = TemplateRule(
        "otp-hash",
        "An app's signing key hash has 11 characters: letters, digits, +, / and =.",
        mend: "Give the hash that Google's tool makes.",
        source: .authentication,
        subcode: Subcode.body
    )

    static let ofAuthentication = [
        authenticationHeader, authenticationPart, authenticationText, authenticationAdvice, authenticationExpiry,
        authenticationButton, codeOutside, codeType, codeTextTooLong, codeTerms, codeApps, codePackage, codeHash,
    ]
}
