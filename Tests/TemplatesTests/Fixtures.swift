import CloudAPI
import Primitives

@testable import Templates

extension Template {
    /// An approved template with these components, as Meta writes them.
    static func fixture(_ components: String, category: String = "UTILITY", named: Bool = false) throws -> Template {
        Template(
            id: TemplateID(rawValue: 1),
            channel: ChannelID(rawValue: 2),
            metaID: "733",
            name: "order_shipped",
            language: "en_US",
            categoryWord: category,
            status: .approved,
            components: try JSON(parsing: Array(components.utf8)).array ?? [],
            usesNames: named,
            quality: nil,
            rejectedReason: nil,
            createdAt: Timestamp(milliseconds: 0),
            changedAt: Timestamp(milliseconds: 0)
        )
    }
}

enum Sample {
    static let plain = """
        [{"type":"HEADER","format":"TEXT","text":"Order {{1}}","example":{"header_text":["0042"]}},
         {"type":"BODY","text":"Hi {{1}}, your order of {{2}} is on its way.","example":{"body_text":[["Asha","12 May"]]}},
         {"type":"FOOTER","text":"Example Store"},
         {"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"Stop"},
            {"type":"URL","text":"Track","url":"https://example.com/t/{{1}}","example":["0042"]}]}]
        """
    static let named = """
        [{"type":"BODY","text":"Hi {{first_name}}, {{order_id}} is on its way, {{first_name}}.",
          "example":{"body_text_named_params":[{"param_name":"first_name","example":"Asha"},
          {"param_name":"order_id","example":"0042"}]}}]
        """
    static let media = """
        [{"type":"HEADER","format":"IMAGE","example":{"header_handle":["https://example.com/a.jpg"]}},
         {"type":"BODY","text":"A gift: {{1}}"},
         {"type":"BUTTONS","buttons":[{"type":"COPY_CODE","example":"25OFF"},{"type":"FLOW","text":"Open","flow_id":"1"}]}]
        """
    static let passcode = """
        [{"type":"BODY","text":"*{{1}}* is your verification code.","example":{"body_text":[["123456"]]}},
         {"type":"BUTTONS","buttons":[{"type":"URL","text":"Copy code",
           "url":"https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code=otp{{1}}"}]}]
        """
    static let carousel = """
        [{"type":"BODY","text":"New for {{1}}"},
         {"type":"CAROUSEL","cards":[
           {"components":[{"type":"HEADER","format":"IMAGE"},{"type":"BODY","text":"Shoe {{1}}"},
             {"type":"BUTTONS","buttons":[{"type":"URL","text":"Buy","url":"https://example.com/{{1}}"}]}]},
           {"components":[{"type":"HEADER","format":"IMAGE"},{"type":"BODY","text":"Hat {{1}}"},
             {"type":"BUTTONS","buttons":[{"type":"URL","text":"Buy","url":"https://example.com/{{1}}"}]}]}]}]
        """
    static let offer = """
        [{"type":"LIMITED_TIME_OFFER","limited_time_offer":{"text":"Expiring!","has_expiration":true}},
         {"type":"BODY","text":"Hurry"}]
        """
}
