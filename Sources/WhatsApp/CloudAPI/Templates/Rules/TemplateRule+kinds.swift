/// Carousels, limited-time offers, call permission; edits.
extension TemplateRule {
    static let cardsCount = TemplateRule(
        "cards-count",
        "A carousel has 2 to 10 cards.",
        mend: "Add or remove cards.",
        source: .carousel,
        subcode: Subcode.body
    )
    static let cardParts = TemplateRule(
        "card-parts",
        "A card has its parts: header, perhaps a text, and buttons.",
        mend: "Give the card a header and a button.",
        source: .carousel,
        subcode: Subcode.body
    )
    static let cardPart = TemplateRule(
        "card-part",
        "A card has a header, a text and buttons, and nothing else.",
        mend: "Remove the part.",
        source: .carousel,
        subcode: Subcode.body
    )
    static let cardHeader = TemplateRule(
        "card-header",
        "A card has a header: an image, a video or a product.",
        mend: "Choose an image, a video or a product.",
        source: .carousel,
        subcode: Subcode.header
    )
    static let cardButtons = TemplateRule(
        "card-buttons",
        "A card has one or two buttons.",
        mend: "Give the card one or two buttons.",
        source: .carousel,
        subcode: Subcode.body
    )
    static let cardButtonKind = TemplateRule(
        "card-button-kind",
        "The buttons of a card with a picture or a video are quick replies, addresses and telephone numbers.",
        mend: "Choose one of these.",
        source: .carousel,
        subcode: Subcode.body
    )
    static let cardProductButton = TemplateRule(
        "card-product-button",
        "A product's card has one button: it shows the product or opens an address.",
        mend: "Keep one button, of the kind SPM or URL.",
        source: .carousel,
        subcode: Subcode.body
    )
    static let cardsAlike = TemplateRule(
        "cards-alike",
        "All cards have the same parts and the same kinds of buttons.",
        mend: "Make the card like the first.",
        source: .carousel,
        subcode: Subcode.body
    )
    static let carouselAround = TemplateRule(
        "carousel-around",
        "A carousel stands under a body, without header, footer or buttons of the message.",
        mend: "Move these into the cards.",
        source: .carousel,
        warns: true
    )
    static let carouselCategory = TemplateRule(
        "carousel-category",
        "Carousels are marketing.",
        mend: "Choose the marketing category.",
        source: .carousel,
        warns: true
    )
    static let offerCategory = TemplateRule(
        "offer-category",
        "A limited-time offer is marketing.",
        mend: "Choose the marketing category.",
        source: .offer,
        subcode: Subcode.body
    )
    static let offerText = TemplateRule(
        "offer-text",
        "An offer has a text of at most 16 characters.",
        mend: "Write a short text, for example Ends tonight.",
        source: .offer,
        subcode: Subcode.body
    )
    static let offerExpiration = TemplateRule(
        "offer-expiration",
        "has_expiration is true or false.",
        mend: "Say whether the offer shows when it ends.",
        source: .offer,
        subcode: Subcode.body
    )
    static let offerHeader = TemplateRule(
        "offer-header",
        "The header of a limited-time offer is an image or a video.",
        mend: "Choose an image or a video, or remove the header.",
        source: .offer,
        subcode: Subcode.header
    )
    static let offerFooter = TemplateRule(
        "offer-footer",
        "A limited-time offer has no footer.",
        mend: "Remove the footer.",
        source: .offer,
        subcode: Subcode.footer
    )
    static let offerCode = TemplateRule(
        "offer-code",
        "An offer that ends has a button that copies the code, and it comes first.",
        mend: "Put the code's button first.",
        source: .offer,
        subcode: Subcode.body
    )
    static let offerURL = TemplateRule(
        "offer-url",
        "A limited-time offer has a button with an address.",
        mend: "Add a button that opens your shop.",
        source: .offer,
        subcode: Subcode.body
    )
    static let callPermission = TemplateRule(
        "call-permission-buttons",
        "A request for permission to call stands without buttons, cards and offers.",
        mend: "Remove them.",
        source: .calling,
        subcode: Subcode.body
    )

    static let ofKinds = [
        cardsCount, cardParts, cardPart, cardHeader, cardButtons, cardButtonKind, cardProductButton, cardsAlike,
        carouselAround, carouselCategory,
        offerCategory, offerText, offerExpiration, offerHeader, offerFooter, offerCode, offerURL, callPermission,
    ]

    // MARK: Edits

    static let editStatus = TemplateRule(
        "edit-status",
        "Approved, rejected and paused templates can be edited.",
        mend: "Wait until the review has ended, or copy the template.",
        source: .overview,
        subcode: Subcode.locked
    )
    static let editCategory = TemplateRule(
        "edit-category",
        "The category of an approved template stays.",
        mend: "Copy the template to give it another category.",
        source: .overview,
        subcode: Subcode.locked
    )
    static let editIdentity = TemplateRule(
        "edit-identity",
        "Name, language and the kind of variables stay what they are.",
        mend: "Copy the template to change them.",
        source: .overview
    )
    static let editOften = TemplateRule(
        "edit-often",
        "An approved template can be edited once in 24 hours and ten times in 30 days.",
        mend: "Wait, or copy the template.",
        source: .overview,
        subcode: Subcode.locked
    )

    static let ofEdits = [editStatus, editCategory, editIdentity, editOften]
}

/// What only the account knows: reported by those who know it.
extension TemplateRule {
    public static let nameTaken = TemplateRule(
        "name-taken",
        "A name has one template in each language.",
        mend: "Choose another name, or edit the template that has it.",
        source: .overview,
        subcode: 2_388_024
    )
    public static let namesFull = TemplateRule(
        "names-full",
        "An account has at most 250 names of templates, and 6,000 when its portfolio is verified.",
        mend: "Delete templates that are not used.",
        source: .overview,
        subcode: 2_388_019,
        warns: true
    )
}
