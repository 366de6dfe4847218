import CloudAPI

enum TemplateFixtures {
    /// Body with two variables, text header with one, address with one, a quick reply.
    static let shipped = TemplateDefinition(
        name: "order_shipped",
        language: "en_US",
        category: .utility,
        components: [
            .header(TemplateHeader(text: "Order {{1}}", examples: .positional(["0042"]))),
            .body(
                TemplateBody(
                    text: "Hi {{1}}, your order {{2}} is on its way to you.",
                    examples: .positional(["Asha", "0042"])
                )
            ),
            .footer(TemplateFooter(text: "Example Store")),
            .buttons([
                TemplateButton(.url, text: "Track", url: "https://example.com/t/{{1}}", example: "0042"),
                TemplateButton(.quickReply, text: "Stop"),
            ]),
        ]
    )

    static let named = TemplateDefinition(
        name: "welcome",
        language: "en",
        category: .marketing,
        parameterFormat: .named,
        components: [
            .header(TemplateHeader(media: .image, handles: ["4::aW"])),
            .body(
                TemplateBody(
                    text: "Hi {{first_name}}, welcome to the {{shop}} family, we are glad.",
                    examples: .named([
                        NamedExample(name: "first_name", example: "Asha"), NamedExample(name: "shop", example: "Kurta"),
                    ])
                )
            ),
        ]
    )

    static let code = TemplateDefinition(
        name: "code",
        language: "en",
        category: .authentication,
        components: [
            .body(TemplateBody(addsSecurityRecommendation: true)),
            .footer(TemplateFooter(codeExpirationMinutes: 10)),
            .buttons([TemplateButton(.oneTimeCode, text: "Copy", more: ["otp_type": "COPY_CODE"])]),
        ]
    )

    static let carousel = TemplateDefinition(
        name: "sale",
        language: "en",
        category: .marketing,
        components: [
            .body(TemplateBody(text: "Hello {{1}}, look at our new things.", examples: .positional(["Asha"]))),
            .carousel(
                (0..<2).map { _ in
                    TemplateCard(components: [
                        .header(TemplateHeader(media: .image, handles: ["4::aW"])),
                        .body(TemplateBody(text: "Only {{1}} rupees this week", examples: .positional(["99"]))),
                        .buttons([TemplateButton(.url, text: "Buy", url: "https://example.com/{{1}}", example: "1")]),
                    ])
                }
            ),
        ]
    )

    static let offer = TemplateDefinition(
        name: "offer",
        language: "en",
        category: .marketing,
        components: [
            .header(TemplateHeader(media: .image, handles: ["4::aW"])),
            .limitedTimeOffer(text: "Ends soon", hasExpiration: true),
            .body(TemplateBody(text: "A quarter off everything.")),
            .buttons([
                TemplateButton(.copyCode, example: "25OFF"),
                TemplateButton(.url, text: "Shop", url: "https://example.com"),
            ]),
        ]
    )

    static let all = [shipped, named, code, carousel, offer]
}
