import CloudAPI
import Testing

/// An interactive message and the JSON it must become.
struct InteractiveFixture: Sendable, CustomTestStringConvertible {
    let message: InteractiveMessage
    let json: String

    var testDescription: String { String(json.prefix(30)) }
}

enum InteractiveFixtures {
    static let order: OrderDetails = {
        var order = OrderDetails(
            referenceID: "ORD-0042",
            goods: .physical,
            payment: [.gateway(type: "razorpay", configuration: "rzp-live")],
            items: [
                .init(retailerID: "KURTA", name: "Blue kurta", amount: Amount(149_900), quantity: 2),
                .init(name: "Stole", amount: Amount(59900), saleAmount: Amount(49900)),
            ],
            tax: Amount(1000, description: "GST")
        )
        order.discount = Amount(500)
        return order
    }()

    static let all = [
        InteractiveFixture(
            message: InteractiveMessage(
                .buttons([ReplyButton(id: "a", title: "Yes"), ReplyButton(id: "b", title: "No")]),
                body: "Confirm?",
                header: .image(.id("1")),
                footer: "F"
            ),
            json: """
                {"type":"button","header":{"type":"image","image":{"id":"1"}},"body":{"text":"Confirm?"},"footer":{"text":"F"},
                "action":{"buttons":[{"type":"reply","reply":{"id":"a","title":"Yes"}},{"type":"reply","reply":{"id":"b","title":"No"}}]}}
                """
        ),
        InteractiveFixture(
            message: InteractiveMessage(
                .list(
                    label: "Choose",
                    sections: [ListSection(title: "S", rows: [.init(id: "1", title: "One", description: "d")])]
                ),
                body: "B",
                header: .text("H")
            ),
            json: """
                {"type":"list","header":{"type":"text","text":"H"},"body":{"text":"B"},
                "action":{"button":"Choose","sections":[{"title":"S","rows":[{"id":"1","title":"One","description":"d"}]}]}}
                """
        ),
        InteractiveFixture(
            message: InteractiveMessage(.link(label: "Open", url: "https://a.example"), body: "B"),
            json: """
                {"type":"cta_url","body":{"text":"B"},"action":{"name":"cta_url","parameters":{"display_text":"Open","url":"https://a.example"}}}
                """
        ),
        InteractiveFixture(
            message: InteractiveMessage(.locationRequest, body: "Where?"),
            json: #"{"type":"location_request_message","body":{"text":"Where?"},"action":{"name":"send_location"}}"#
        ),
        InteractiveFixture(
            message: InteractiveMessage(
                .mediaCarousel([
                    MediaCard(header: .image(.id("1")), body: "x", label: "L", url: "https://a.example"),
                    MediaCard(header: .image(.id("2")), label: "L", url: "https://b.example"),
                ]),
                body: "B"
            ),
            json: """
                {"type":"carousel","body":{"text":"B"},"action":{"cards":[
                {"card_index":0,"type":"cta_url","header":{"type":"image","image":{"id":"1"}},"body":{"text":"x"},"action":{"name":"cta_url","parameters":{"display_text":"L","url":"https://a.example"}}},
                {"card_index":1,"type":"cta_url","header":{"type":"image","image":{"id":"2"}},"action":{"name":"cta_url","parameters":{"display_text":"L","url":"https://b.example"}}}]}}
                """
        ),
        InteractiveFixture(
            message: InteractiveMessage(.productCarousel(catalogID: "5", retailerIDs: ["A", "B"]), body: "B"),
            json: """
                {"type":"carousel","body":{"text":"B"},"action":{"cards":[
                {"card_index":0,"type":"product","action":{"product_retailer_id":"A","catalog_id":"5"}},
                {"card_index":1,"type":"product","action":{"product_retailer_id":"B","catalog_id":"5"}}]}}
                """
        ),
        InteractiveFixture(
            message: InteractiveMessage(.product(catalogID: "5", retailerID: "A")),
            json: #"{"type":"product","action":{"catalog_id":"5","product_retailer_id":"A"}}"#
        ),
        InteractiveFixture(
            message: InteractiveMessage(
                .productList(catalogID: "5", sections: [ProductSection(title: "T", retailerIDs: ["A"])]),
                body: "B",
                header: .text("H")
            ),
            json: """
                {"type":"product_list","header":{"type":"text","text":"H"},"body":{"text":"B"},
                "action":{"catalog_id":"5","sections":[{"title":"T","product_items":[{"product_retailer_id":"A"}]}]}}
                """
        ),
        InteractiveFixture(
            message: InteractiveMessage(.catalog(thumbnailRetailerID: "A"), body: "B"),
            json: """
                {"type":"catalog_message","body":{"text":"B"},"action":{"name":"catalog_message","parameters":{"thumbnail_product_retailer_id":"A"}}}
                """
        ),
        InteractiveFixture(
            message: InteractiveMessage(
                .flow(FlowInvitation(.id("665"), label: "Begin", token: "t", screen: "FIRST", data: ["a": "b"])),
                body: "B"
            ),
            json: """
                {"type":"flow","body":{"text":"B"},"action":{"name":"flow","parameters":{"flow_message_version":"3","flow_id":"665",
                "flow_cta":"Begin","flow_token":"t","flow_action":"navigate","flow_action_payload":{"screen":"FIRST","data":{"a":"b"}}}}}
                """
        ),
        InteractiveFixture(
            message: InteractiveMessage(
                .address(AddressRequest(values: ["name": "Asha", "in_pin_code": "411001"])),
                body: "B"
            ),
            json: """
                {"type":"address_message","body":{"text":"B"},"action":{"name":"address_message","parameters":{"country":"IN","values":{"in_pin_code":"411001","name":"Asha"}}}}
                """
        ),
        InteractiveFixture(
            message: InteractiveMessage(.orderDetails(order), body: "Your order"),
            json: """
                {"type":"order_details","body":{"text":"Your order"},"action":{"name":"review_and_pay","parameters":{
                "reference_id":"ORD-0042","type":"physical-goods","currency":"INR",
                "payment_settings":[{"type":"payment_gateway","payment_gateway":{"type":"razorpay","configuration_name":"rzp-live"}}],
                "total_amount":{"value":350200,"offset":100},
                "order":{"status":"pending","items":[
                {"retailer_id":"KURTA","name":"Blue kurta","amount":{"value":149900,"offset":100},"quantity":2},
                {"name":"Stole","amount":{"value":59900,"offset":100},"sale_amount":{"value":49900,"offset":100},"quantity":1}],
                "subtotal":{"value":349700,"offset":100},"tax":{"value":1000,"offset":100,"description":"GST"},"discount":{"value":500,"offset":100}}}}}
                """
        ),
        InteractiveFixture(
            message: InteractiveMessage(
                .orderStatus(OrderStatus(referenceID: "ORD-0042", state: .partiallyShipped, description: "On its way")),
                body: "B"
            ),
            json: """
                {"type":"order_status","body":{"text":"B"},"action":{"name":"review_order","parameters":{"reference_id":"ORD-0042","order":{"status":"partially-shipped","description":"On its way"}}}}
                """
        ),
        InteractiveFixture(
            message: InteractiveMessage(.voiceCall(label: "Call", ttlMinutes: 100, payload: "p"), body: "B"),
            json: """
                {"type":"voice_call","body":{"text":"B"},"action":{"name":"voice_call","parameters":{"display_text":"Call","ttl_minutes":100,"payload":"p"}}}
                """
        ),
        InteractiveFixture(
            message: InteractiveMessage(.callPermission),
            json: #"{"type":"call_permission_request","action":{"name":"call_permission_request"}}"#
        ),
        InteractiveFixture(
            message: InteractiveMessage(.contactInfo, body: "B"),
            json: #"{"type":"request_contact_info","body":{"text":"B"},"action":{"name":"request_contact_info"}}"#
        ),
    ]
}
