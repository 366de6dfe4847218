import CloudAPI
import NIOCore

/// Templates as Graph lists them, which is not as they were submitted: the sample of a media header has an address where
/// a creation names a handle, and authentication templates have Meta's words.
///
/// Source: answers of graph.facebook.com that public clients keep in their tests and read: Odoo's WhatsApp module fetches
/// the samples when it synchronises, tools that show a template read the `text` of its body.
extension World {
    func listedNode(_ template: Template, baseURL: String) -> JSONObject {
        var node = templateNode(template)
        node["components"] = .array(template.components.map { listed($0, of: template, place: 0, baseURL: baseURL) })
        return node
    }

    /// - Parameter place: 0, and for the parts of a card its number, from 1.
    private func listed(_ component: JSON, of template: Template, place: Int, baseURL: String) -> JSON {
        guard case .object(var object) = component else { return component }
        switch object["type"]?.string {
        case "HEADER":
            guard component["example"]?["header_handle"]?[0] != nil else { return component }
            let address = sampleAddress(component, of: template, place: place, baseURL: baseURL)
            object["example"] = ["header_handle": [.string(address)]]
        case "CAROUSEL":
            let cards = (object["cards"]?.array ?? []).enumerated().map { index, card -> JSON in
                let parts = card["components"]?.array ?? []
                return [
                    "components": .array(
                        parts.map { listed($0, of: template, place: index + 1, baseURL: baseURL) }
                    )
                ]
            }
            object["cards"] = .array(cards)
        case "BUTTONS" where template.category != "AUTHENTICATION":
            object["buttons"] = .array((object["buttons"]?.array ?? []).map(Self.labelled))
        default: return template.category == "AUTHENTICATION" ? ListedCode.part(component) : component
        }
        return .object(object)
    }

    /// The label of a button that copies an offer's code is WhatsApp's own.
    private static func labelled(_ button: JSON) -> JSON {
        guard case .object(var object) = button, object["type"] == "COPY_CODE" else { return button }
        object["text"] = object["text"] ?? "Copy offer code"
        return .object(object)
    }

    private func sampleAddress(_ header: JSON, of template: Template, place: Int, baseURL: String) -> String {
        let suffix =
            switch header["format"]?.string {
            case "IMAGE": "jpg"
            case "DOCUMENT": "pdf"
            default: "mp4"
            }
        return openAddress("v/t61.29466-34/\(template.id)_\(place)_n.\(suffix)", baseURL: baseURL)
    }

    /// What lies at such an address: the file that was uploaded, while it is kept, or one of the same kind.
    ///
    /// - Parameter name: `{template}_{place}_n.jpg`
    func sampleMedia(_ name: String) -> (bytes: [UInt8], mimeType: String)? {
        let pieces = name.split(separator: "_")
        guard pieces.count == 3, let template = templates[String(pieces[0])], let place = Int(pieces[1]),
            let header = header(of: template, place: place)
        else { return nil }
        let handle = header["example"]?["header_handle"]?[0]?.string
        if let upload = uploads.values.first(where: { $0.handle != nil && $0.handle == handle }) {
            return (Array(upload.bytes.readableBytesView), upload.mimeType ?? "application/octet-stream")
        }
        let format = header["format"]?.string?.lowercased() ?? ""
        return Samples.media(format == "gif" ? "video" : format)
    }

    private func header(of template: Template, place: Int) -> JSON? {
        var parts = template.components
        if place > 0 {
            let carousel = parts.first { $0["type"]?.string == "CAROUSEL" }
            parts = carousel?["cards"]?[place - 1]?["components"]?.array ?? []
        }
        return parts.first { $0["type"]?.string == "HEADER" }
    }
}
