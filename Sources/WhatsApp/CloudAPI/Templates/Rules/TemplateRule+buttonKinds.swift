/// What single kinds of buttons ask for.
extension TemplateRule {
    static let urlMissing = TemplateRule(
        "url-missing",
        "A button with an address has one.",
        mend: "Give the address that it opens.",
        subcode: Subcode.body
    )
    static let urlForm = TemplateRule(
        "url-form",
        "An address begins with https:// or http:// and has no spaces.",
        mend: "Give the whole address.",
        subcode: Subcode.body
    )
    static let urlTooLong = TemplateRule(
        "url-too-long",
        "An address has at most 2000 characters.",
        mend: "Shorten the address.",
        subcode: Subcode.tooLong
    )
    static let urlVariable = TemplateRule(
        "url-variable",
        "An address has at most one variable, {{1}}, at its end.",
        mend: "Let the address end in {{1}}.",
        subcode: Subcode.body
    )
    static let urlExample = TemplateRule(
        "url-example",
        "An address with a variable has a sample.",
        mend: "Give a whole address as a sample.",
        subcode: Subcode.missing
    )
    static let urlWhatsApp = TemplateRule(
        "url-whatsapp",
        "Buttons that lead to WhatsApp itself, or through a link shortener, are often refused.",
        mend: "Give your own site's address.",
        warns: true
    )
    static let phoneMissing = TemplateRule(
        "phone-missing",
        "A button that calls has a number.",
        mend: "Give the number with its country code.",
        subcode: Subcode.body
    )
    static let phoneTooLong = TemplateRule(
        "phone-too-long",
        "A telephone number has at most 20 characters.",
        mend: "Give the number with its country code and nothing else.",
        subcode: Subcode.tooLong
    )
    static let phoneForm = TemplateRule(
        "phone-form",
        "A telephone number is + and digits.",
        mend: "Write it like +447700900123.",
        warns: true
    )
    static let codeExample = TemplateRule(
        "code-example",
        "A button that copies a code has a sample code.",
        mend: "Give a sample, for example SAVE15.",
        subcode: Subcode.missing
    )
    static let codeTooLong = TemplateRule(
        "code-too-long",
        "A code has at most 15 characters.",
        mend: "Shorten the code.",
        subcode: Subcode.tooLong
    )
    static let flowReference = TemplateRule(
        "flow-reference",
        "A form's button names its form once: by flow_id, flow_name or flow_json.",
        mend: "Choose the form.",
        source: .forms,
        subcode: Subcode.body
    )
    static let flowAction = TemplateRule(
        "flow-action",
        "A form opens with navigate or data_exchange.",
        mend: "Choose one of the two.",
        source: .forms,
        subcode: Subcode.body
    )
    static let flowIcon = TemplateRule(
        "flow-icon",
        "A form's icon is DOCUMENT, PROMOTION or REVIEW.",
        mend: "Choose one of these, or none.",
        source: .forms,
        subcode: Subcode.body
    )
    static let productHeader = TemplateRule(
        "product-header",
        "The button of a single product stands under a product header.",
        mend: "Make the header a product.",
        source: .products,
        subcode: Subcode.body
    )
    static let productButton = TemplateRule(
        "product-button",
        "Under a product header stands the product's button.",
        mend: "Add the button of the kind SPM.",
        source: .products,
        warns: true
    )
    static let productCategory = TemplateRule(
        "product-category",
        "Templates that show products are marketing.",
        mend: "Choose the marketing category.",
        source: .products,
        warns: true
    )
    static let couponCategory = TemplateRule(
        "coupon-category",
        "Templates with a coupon are marketing.",
        mend: "Choose the marketing category.",
        warns: true
    )
    static let orderFormat = TemplateRule(
        "order-format",
        "A template with order details has the display format ORDER_DETAILS.",
        mend: "Set display_format to ORDER_DETAILS.",
        source: .payments,
        warns: true
    )

    static let ofButtonKinds = [
        urlMissing, urlForm, urlTooLong, urlVariable, urlExample, urlWhatsApp, phoneMissing, phoneTooLong, phoneForm,
        codeExample, codeTooLong, flowReference, flowAction, flowIcon, productHeader, productButton, productCategory,
        couponCategory, orderFormat,
    ]
}
